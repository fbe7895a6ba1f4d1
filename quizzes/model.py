"""The practising side's vocabulary: questions, variants, responses, grades.

A ``Question`` is what an author wrote; a ``Variant`` is one concrete instance
of it for a seed; a ``Grade`` is what a response to a variant earned.
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
    """Question kinds. Case joins this list later."""

    SINGLE_CHOICE = "single-choice"
    MULTIPLE_RESPONSE = "multiple-response"
    ORDERING = "ordering"
    MATCHING = "matching"
    NUMERIC = "numeric"
    TABLE = "table"


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
    """A known wrong method: the number it gives and how to answer it by name."""

    value: str
    why: str


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
    ``enemies`` are ids of questions that never stand in one attempt with this one.
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
    enemies: tuple[str, ...] = ()
    accept: tuple[Acceptance, ...] = ()
    hash: str = ""
    file: str = ""
    line: int = 0

    @property
    def parameterised(self) -> bool:
        """Whether variants differ from one another by more than option order."""
        return bool(self.variables)


@dataclass(frozen=True)
class Bank:
    """All validated questions, in the order of the files, and what the linter holds them to."""

    questions: tuple[Question, ...] = ()
    by_id: Mapping[str, Question] = field(default_factory=lambda: MappingProxyType({}))
    by_topic: Mapping[str, tuple[Question, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    limits: Limits = DEFAULTS


@dataclass(frozen=True)
class VariantOption:
    """An option of a variant, under an opaque id, in shuffled order.

    Items to order and the right texts of pairs are options too; ``correct`` is
    false for an extra only.
    """

    id: str
    text: str
    correct: bool
    why: str


@dataclass(frozen=True)
class VariantLeft:
    """The left text of a pair, under an opaque id; ``key`` is the id of its option."""

    id: str
    text: str
    key: str
    why: str


@dataclass(frozen=True)
class VariantMistake:
    """A known wrong value of this variant and its explanation."""

    value: Decimal
    why: str


@dataclass(frozen=True)
class VariantCell:
    """A table cell of a variant; blanks have an id, a key and a tolerance."""

    text: str = ""
    id: str = ""
    key: Decimal = Decimal(0)
    tolerance: Decimal = Decimal(0)
    decimals: int = 0
    formula: str = ""


@dataclass(frozen=True)
class VariantGrid:
    """A table of a variant."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[VariantCell, ...]], ...]
    unit: str = ""

    def blanks(self) -> tuple[VariantCell, ...]:
        """Return the cells to fill, in reading order."""
        return tuple(cell for _, cells in self.rows for cell in cells if cell.id)


@dataclass(frozen=True)
class Variant:
    """One concrete instance of a question. The same question and seed give the same one.

    ``order`` holds the options' ids in the right order, where there is one.
    """

    question: Question
    seed: int
    stem: str
    options: tuple[VariantOption, ...] = ()
    order: tuple[str, ...] = ()
    lefts: tuple[VariantLeft, ...] = ()
    key: Decimal | None = None
    tolerance: Decimal = Decimal(0)
    grid: VariantGrid | None = None
    exhibit: VariantGrid | None = None
    solution: tuple[str, ...] = ()
    mistakes: tuple[VariantMistake, ...] = ()
    values: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Response:
    """A readable response: picked option ids, pairs, a number, or numbers by cell.

    An ordering question's ``picks`` are all its options in the learner's order;
    ``pairs`` gives the picked option by the id of its left text.
    """

    picks: tuple[str, ...] = ()
    pairs: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    number: Decimal | None = None
    cells: Mapping[str, Decimal] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class CellGrade:
    """One blank: right, wrong, or right given an earlier error (``carried``)."""

    id: str
    right: bool
    carried: bool
    key: Decimal
    given: Decimal | None


@dataclass(frozen=True)
class PlaceGrade:
    """One item of an order, from place 1; ``follows``: it came right after its predecessor."""

    id: str
    place: int
    given: int
    follows: bool

    @property
    def right(self) -> bool:
        """Whether it was put in its own place."""
        return self.given == self.place


@dataclass(frozen=True)
class PairGrade:
    """One left text: the option that belongs to it, and the one picked or an empty string."""

    id: str
    key: str
    given: str

    @property
    def right(self) -> bool:
        """Whether the two belong together."""
        return self.given == self.key


@dataclass(frozen=True)
class Grade:
    """What a response earned. ``credit`` is from 0 to 1.

    ``mistake`` explains a recognised wrong method, or is empty.
    """

    credit: float
    mistake: str = ""
    cells: tuple[CellGrade, ...] = ()
    places: tuple[PlaceGrade, ...] = ()
    pairs: tuple[PairGrade, ...] = ()
