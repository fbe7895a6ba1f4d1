"""The vocabulary of item analysis: marks that go in, statistics that come out.

A statistic is None where it isn't defined, which is never the same as 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum


@dataclass(frozen=True)
class Position:
    """One place in a test: what it holds, its full mark, and the share a guesser earns."""

    id: str
    maximum: float = 1.0
    guess: float | None = None


@dataclass(frozen=True)
class Sheet:
    """Marks by learner (rows) and position; None where the learner didn't reach it."""

    positions: tuple[Position, ...]
    rows: tuple[tuple[float | None, ...], ...]

    def __post_init__(self) -> None:
        """Refuse rows of another length than the test."""
        if any(len(row) != len(self.positions) for row in self.rows):
            raise ValueError(f"every row needs {len(self.positions)} marks")

    @property
    def totals(self) -> tuple[float, ...]:
        """Each learner's mark for the whole test; a place not reached earns nothing."""
        return tuple(fsum(mark or 0.0 for mark in row) for row in self.rows)

    def find_column(self, place: int) -> tuple[float, ...]:
        """Return all learners' marks at a place, 0 where it wasn't reached."""
        return tuple(row[place] or 0.0 for row in self.rows)


@dataclass(frozen=True)
class Pair:
    """One learner's mark for an item, and for the rest of the test if that is known."""

    mark: float
    rest: float | None


@dataclass(frozen=True)
class ItemStatistics:
    """What ``n`` answers say about one position, question version or variant.

    The catalogue says what each field means. Weights belong to a position only.
    """

    id: str
    n: int
    facility: float | None
    deviation: float | None
    guess: float | None
    intended_weight: float | None
    effective_weight: float | None
    discrimination: float | None
    efficiency: float | None


@dataclass(frozen=True)
class QuizStatistics:
    """What ``n`` results say about a test as a whole.

    ``dichotomous``: every mark is 0 or 1, so that the consistency is also KR-20.
    """

    n: int
    positions: int
    maximum: float
    mean: float | None
    median: float | None
    deviation: float | None
    skewness: float | None
    kurtosis: float | None
    consistency: float | None
    error_ratio: float | None
    error: float | None
    dichotomous: bool
