"""Krippendorff's ordinal alpha of an assessment by several people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from quizzes.maturity.respondents import Respondent

ALPHA_RESPONDENTS = 4
ALPHA_DIMENSIONS = 8


def compute_alpha(respondents: Iterable[Respondent], dimensions: Sequence[str]) -> Fraction | None:
    """Return Krippendorff's ordinal alpha over all dimensions, or None.

    None also where nothing can vary: no pair of answers, or all answers equal.
    It is information only: it collapses when dimensions differ little.
    """
    people = list(respondents)
    pairs: dict[tuple[int, int], Fraction] = {}
    for dimension in dimensions:
        unit = [a for p in people if (a := p.answers.get(dimension)) is not None]
        if len(unit) < 2:
            continue
        matrix = Counter((a, b) for i, a in enumerate(unit) for j, b in enumerate(unit) if i != j)
        for pair, times in matrix.items():
            pairs[pair] = pairs.get(pair, Fraction(0)) + Fraction(times, len(unit) - 1)
    totals: dict[int, Fraction] = {}
    for (value, _), share in pairs.items():
        totals[value] = totals.get(value, Fraction(0)) + share
    return _relate(pairs, totals)


def _relate(
    pairs: Mapping[tuple[int, int], Fraction], totals: Mapping[int, Fraction]
) -> Fraction | None:
    size = sum(totals.values(), Fraction(0))
    distance = {
        (a, b): _measure_distance(totals, min(a, b), max(a, b)) for a in totals for b in totals
    }
    expected = sum(
        (totals[a] * totals[b] * distance[a, b] for a in totals for b in totals), Fraction(0)
    )
    if expected == 0:
        return None
    observed = sum((n * distance[pair] for pair, n in pairs.items()), Fraction(0))
    return 1 - (size - 1) * observed / expected


def _measure_distance(totals: Mapping[int, Fraction], low: int, high: int) -> Fraction:
    between = sum((n for value, n in totals.items() if low <= value <= high), Fraction(0))
    return (between - (totals[low] + totals[high]) / 2) ** 2 if low != high else Fraction(0)


def may_show_alpha(respondents: int, dimensions: int) -> bool:
    """Return whether alpha says enough to be shown at all."""
    return respondents >= ALPHA_RESPONDENTS and dimensions >= ALPHA_DIMENSIONS
