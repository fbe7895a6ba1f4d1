"""One concrete instance of a question for a seed, a response to it, and what that earned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from quizzes.model import Question, Remark


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
    """A known wrong value of this variant, or of a table's ``cell``, and its explanation."""

    value: Decimal
    why: str
    cell: str = ""


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

    ``order`` holds the options' ids in the right order, where there is one; ``parts``
    stand in the order of the case.
    """

    question: Question
    seed: int
    stem: str
    options: tuple[VariantOption, ...] = ()
    order: tuple[str, ...] = ()
    lefts: tuple[VariantLeft, ...] = ()
    key: Decimal | None = None
    tolerance: Decimal = Decimal(0)
    unit: str = ""
    rounding: str = ""
    grid: VariantGrid | None = None
    exhibit: VariantGrid | None = None
    minutes: tuple[Remark, ...] = ()
    parts: tuple[Variant, ...] = ()
    solution: tuple[str, ...] = ()
    mistakes: tuple[VariantMistake, ...] = ()
    values: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Response:
    """A readable response: picked option ids, pairs, a number, numbers by cell, or parts.

    An ordering question's ``picks`` are all its options in the learner's order;
    ``pairs`` gives the picked option by the id of its left text. ``parts`` holds the
    parts of a case that were answered, by their ids within it.
    """

    picks: tuple[str, ...] = ()
    pairs: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    number: Decimal | None = None
    cells: Mapping[str, Decimal] = field(default_factory=lambda: MappingProxyType({}))
    parts: Mapping[str, Response] = field(default_factory=lambda: MappingProxyType({}))


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
    """One item of an order, from place 1; ``follows``: it came right after its predecessor.

    ``given`` is 0 where no order was given.
    """

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

    ``mistake`` explains a recognised wrong method, or is empty. ``parts`` has a grade for
    each part of a case, of which those left open earn nothing.
    """

    credit: float
    mistake: str = ""
    cells: tuple[CellGrade, ...] = ()
    places: tuple[PlaceGrade, ...] = ()
    pairs: tuple[PairGrade, ...] = ()
    parts: tuple[Grade, ...] = ()
