"""Several respondents: medians of functions, agreement, splits, gaps, alpha.

All figures are exact fractions, so that a value on a boundary stays on it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

from quizzes.maturity.model import LEVELS, Answers

OTHER = "other"
UNIFORM_VARIANCE = Fraction(len(LEVELS) ** 2 - 1, 12)
LARGEST_VARIANCE = Fraction(len(LEVELS) - 1, 2) ** 2
CLOSE = Fraction(1, 2)
MIXED = Fraction(4, 5)
WIDE = 3
FEWEST = 3
GAP = Fraction(1)
ALPHA_RESPONDENTS = 4
ALPHA_DIMENSIONS = 8


@dataclass(frozen=True)
class Respondent:
    """One person's answers. ``function`` may be empty; ``level`` is their rank's name."""

    function: str
    level: str
    answers: Answers


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


def group_answers(respondents: Iterable[Respondent], dimension: str) -> dict[str, list[int]]:
    """Return the answers to a dimension by function; who names none is in "other"."""
    groups: dict[str, list[int]] = {}
    for person in respondents:
        answer = person.answers.get(dimension)
        if answer is not None:
            groups.setdefault(person.function or OTHER, []).append(answer)
    return groups


def score_dimension(respondents: Iterable[Respondent], dimension: str) -> Fraction | None:
    """Return the median of the functions' medians, or None if nobody answered."""
    groups = group_answers(respondents, dimension)
    return find_median(find_median(group) for group in groups.values()) if groups else None


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


def measure_gap(groups: Mapping[str, Sequence[int]]) -> Fraction | None:
    """Return the distance between the groups' extreme medians; None below two groups."""
    medians = [find_median(group) for group in groups.values() if group]
    return max(medians) - min(medians) if len(medians) > 1 else None


def compare_levels(
    respondents: Iterable[Respondent], dimension: str, one: str, other: str
) -> Fraction | None:
    """Return how far the medians of two ranks lie apart; None if one gave no answer."""
    people = list(respondents)
    groups = {
        name: [a for p in people if p.level == name and (a := p.answers.get(dimension)) is not None]
        for name in (one, other)
    }
    return measure_gap(groups)


def merge_functions(respondents: Iterable[Respondent]) -> dict[str, str]:
    """Return, per stated function, the group it is shown as; empty if none may be shown.

    Functions with fewer than three people merge into "other"; if that has one
    or two, the smallest shown function joins it.
    """
    sizes = Counter(person.function or OTHER for person in respondents)
    shown = {f: f if n >= FEWEST else OTHER for f, n in sizes.items()}
    merged = sum(n for f, n in sizes.items() if shown[f] == OTHER)
    named = [f for f in shown if shown[f] != OTHER]
    if 0 < merged < FEWEST and named:
        shown[min(named, key=lambda f: (sizes[f], f))] = OTHER
    return shown if len(set(shown.values())) > 1 else {}


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
