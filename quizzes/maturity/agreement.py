"""How far the answers to one dimension agree, and where they split into camps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

from quizzes.maturity.model import LEVELS
from quizzes.maturity.quantiles import FEWEST, find_median

UNIFORM_VARIANCE = Fraction(len(LEVELS) ** 2 - 1, 12)
LARGEST_VARIANCE = Fraction(len(LEVELS) - 1, 2) ** 2
CLOSE = Fraction(1, 2)
MIXED = Fraction(4, 5)
WIDE = 3


class Band(StrEnum):
    """How close the answers to one dimension lie together."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


@dataclass(frozen=True)
class Agreement:
    """Agreement on one dimension: AD about the median, r_wg and r*_wg, its band."""

    deviation: Fraction
    r_wg: Fraction
    r_star: Fraction
    band: Band


def measure_agreement(answers: Sequence[int]) -> Agreement | None:
    """Return the agreement between single answers; None below three of them."""
    n = len(answers)
    if n < FEWEST:
        return None
    middle, mean = find_median(answers), Fraction(sum(answers), n)
    deviation = sum((abs(x - middle) for x in answers), Fraction(0)) / n
    squares = sum(((x - mean) ** 2 for x in answers), Fraction(0))
    r_wg = max(Fraction(0), 1 - squares / (n - 1) / UNIFORM_VARIANCE)
    r_star = 1 - squares / n / LARGEST_VARIANCE
    if deviation > MIXED or max(answers) - min(answers) >= WIDE:
        band = Band.RED
    else:
        band = Band.GREEN if deviation <= CLOSE else Band.AMBER
    return Agreement(deviation, r_wg, r_star, band)


def find_camps(answers: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """Return the camps of a split, lowest first; empty without a split.

    A split is a step of two levels or more between neighbouring answers with
    at least two answers, and a quarter of all, on each side.
    """
    ordered = sorted(answers)
    least = max(Fraction(2), Fraction(len(ordered), 4))
    cuts = [
        place
        for place, (low, high) in enumerate(pairwise(ordered), 1)
        if high - low >= 2 and place >= least and len(ordered) - place >= least
    ]
    edges = [0, *cuts, len(ordered)]
    return tuple(tuple(ordered[a:b]) for a, b in pairwise(edges)) if cuts else ()


def name_camps(camps: Iterable[Sequence[int]]) -> str:
    """Return the camps in words: ``1 ×3 | 5 ×2``."""
    parts = []
    for camp in camps:
        ends = f"{camp[0]}" if camp[0] == camp[-1] else f"{camp[0]}–{camp[-1]}"
        parts.append(f"{ends} ×{len(camp)}")
    return " | ".join(parts)
