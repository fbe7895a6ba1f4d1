"""The practising side's vocabulary: questions as their authors wrote them, and their bank.

``quizzes.variant_model`` has what is made of a question: its variants, responses, grades.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from quizzes.linting.limits import DEFAULTS, Limits


class Kind(StrEnum):
    """Question kinds. A case is a shared situation with parts of the other kinds."""

    SINGLE_CHOICE = "single-choice"
    MULTIPLE_RESPONSE = "multiple-response"
    ORDERING = "ordering"
    MATCHING = "matching"
    NUMERIC = "numeric"
    TABLE = "table"
    CASE = "case"


CHARTS = ("lines", "columns")
LEVELS = ("remember", "understand", "apply", "analyse", "evaluate")


class Certainty(StrEnum):
    """How sure a learner says they are."""

    UNSURE = "unsure"
    FAIR = "fair"
    CERTAIN = "certain"


@dataclass(frozen=True)
class Option:
    """One option as written; texts may hold ``{{ expression }}`` places."""

    text: str
    correct: bool
    why: str
    misconception: str = ""


@dataclass(frozen=True)
class OrderedItem:
    """One item of an ordering question, and why it stands where it does."""

    text: str
    why: str


@dataclass(frozen=True)
class Pair:
    """A text at the left, the one at the right that belongs to it, and why it does."""

    left: str
    right: str
    why: str


@dataclass(frozen=True)
class Extra:
    """A text at the right that belongs to no left one."""

    text: str
    why: str
    misconception: str = ""


@dataclass(frozen=True)
class Mistake:
    """A known wrong method: the number it gives and how to answer it by name.

    In a table ``cell`` is the id of the blank that it gives this number for.
    """

    value: str
    why: str
    cell: str = ""


@dataclass(frozen=True)
class NumericAnswer:
    """``value`` and ``tolerance`` are expressions; ``decimals`` is how the key is shown."""

    value: str
    unit: str
    tolerance: str
    decimals: int
    rounding: str


@dataclass(frozen=True)
class Cell:
    """A table cell: fixed ``text``, or a blank to fill with ``id`` and ``value``.

    ``value`` may name earlier blanks of the same table by their id, which is
    how a carried error is recognised.
    """

    text: str = ""
    id: str = ""
    value: str = ""
    tolerance: str = "0"
    decimals: int = 0


@dataclass(frozen=True)
class Grid:
    """A table: head cells, and rows of a label and cells."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]
    unit: str = ""


@dataclass(frozen=True)
class Remark:
    """What somebody, named by their role, said in the meeting that a case reports."""

    who: str
    said: str


@dataclass(frozen=True)
class Variable:
    """A value drawn for each seed: a stepped range, or one of ``choices``.

    ``count`` > 0 draws a list of that many values.
    """

    name: str
    low: Decimal = Decimal(0)
    high: Decimal = Decimal(0)
    step: Decimal = Decimal(1)
    choices: tuple[Any, ...] = ()
    count: int = 0


@dataclass(frozen=True)
class Acceptance:
    """Why a warning of the linter stands in this question."""

    rule: str
    because: str


@dataclass(frozen=True)
class Question:
    """A question as its author wrote it. ``hash`` identifies this exact content.

    ``items`` stand in the right order; ``extras`` are offered beside the pairs.
    ``key`` is set where a mended key grades an earlier version, whose places it keeps: the
    places of the items in their right order, or those of the right texts, extras after
    them, that belong to the left ones.
    ``enemies`` are ids of questions that never stand in one attempt with this one.
    The ``parts`` of a case are questions without variables of their own; they see the
    case's, and their ids are the case's with their own after a slash. ``chart`` says how
    a case's exhibit is drawn, if it is.
    """

    id: str
    kind: Kind
    topic: str
    section: str
    domain: int
    level: str
    difficulty: int
    terms: tuple[str, ...]
    stem: str
    options: tuple[Option, ...] = ()
    items: tuple[OrderedItem, ...] = ()
    pairs: tuple[Pair, ...] = ()
    extras: tuple[Extra, ...] = ()
    answer: NumericAnswer | None = None
    grid: Grid | None = None
    exhibit: Grid | None = None
    variables: tuple[Variable, ...] = ()
    derived: tuple[tuple[str, str], ...] = ()
    constraints: tuple[str, ...] = ()
    solution: tuple[str, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    negative: bool = False
    chart: str = ""
    minutes: tuple[Remark, ...] = ()
    parts: tuple[Question, ...] = ()
    key: tuple[int, ...] = ()
    enemies: tuple[str, ...] = ()
    accept: tuple[Acceptance, ...] = ()
    hash: str = ""
    file: str = ""
    line: int = 0

    @property
    def parameterised(self) -> bool:
        """Whether variants differ from one another by more than option order."""
        return bool(self.variables)

    @property
    def every_term(self) -> tuple[str, ...]:
        """The glossary ids of the question and of its parts, each once."""
        found = (*self.terms, *(term for part in self.parts for term in part.terms))
        return tuple(dict.fromkeys(found))

    @property
    def part_id(self) -> str:
        """The id of a part within its case; of any other question its own."""
        return self.id.rpartition("/")[2]


@dataclass(frozen=True)
class Bank:
    """All validated questions, in the order of the files, and what the linter holds them to."""

    questions: tuple[Question, ...] = ()
    by_id: Mapping[str, Question] = field(default_factory=lambda: MappingProxyType({}))
    by_topic: Mapping[str, tuple[Question, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    limits: Limits = DEFAULTS
