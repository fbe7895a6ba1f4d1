"""Medians, quartiles and spreads of answers.

All figures are exact fractions, so that a value on a boundary stays on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

FEWEST = 3


@dataclass(frozen=True)
class Spread:
    """Number of answers, extremes and quartiles."""

    count: int
    low: int
    high: int
    lower_quartile: Fraction
    upper_quartile: Fraction


def find_median(values: Iterable[int | Fraction]) -> Fraction:
    """Return the middle value, or the mean of the two middle ones."""
    return find_quantile(sorted(values), Fraction(1, 2))


def find_quantile(ordered: Sequence[int | Fraction], share: Fraction) -> Fraction:
    """Return the quantile of sorted values by linear interpolation."""
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * Fraction(ordered[above] - ordered[below])


def measure_spread(answers: Sequence[int]) -> Spread | None:
    """Return count, extremes and quartiles; None below three answers."""
    if len(answers) < FEWEST:
        return None
    ordered = sorted(answers)
    quarter, three = Fraction(1, 4), Fraction(3, 4)
    return Spread(
        len(ordered),
        ordered[0],
        ordered[-1],
        find_quantile(ordered, quarter),
        find_quantile(ordered, three),
    )
