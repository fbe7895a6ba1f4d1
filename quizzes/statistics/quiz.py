"""How the results of a whole test are spread and how far they can be relied on."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum, sqrt
from statistics import median

from quizzes.statistics.model import QuizStatistics, Sheet
from quizzes.statistics.moments import find_deviation, find_mean, find_moment, find_variance


def compute_quiz(sheet: Sheet) -> QuizStatistics:
    """Return the statistics of a test; a place not reached counts as no mark."""
    totals = sheet.totals
    deviation, consistency = find_deviation(totals), find_consistency(sheet)
    ratio = None if consistency is None else _find_error_ratio(consistency)
    return QuizStatistics(
        n=len(totals),
        positions=len(sheet.positions),
        maximum=fsum(position.maximum for position in sheet.positions),
        mean=find_mean(totals),
        median=median(totals) if totals else None,
        deviation=deviation,
        skewness=find_skewness(totals),
        kurtosis=find_kurtosis(totals),
        consistency=consistency,
        error_ratio=ratio,
        error=None if ratio is None or deviation is None else ratio * deviation / 100,
        dichotomous=bool(totals)
        and all((mark or 0) in (0, 1) for row in sheet.rows for mark in row),
    )


def find_consistency(sheet: Sheet) -> float | None:
    """Return Cronbach's alpha in per cent, below 0 where positions contradict one another.

    None below two positions or two learners, and where all results are equal.
    """
    size, variance = len(sheet.positions), find_variance(sheet.totals)
    if size < 2 or not variance:
        return None
    parts = fsum(find_variance(sheet.find_column(place)) or 0.0 for place in range(size))
    return 100 * size / (size - 1) * (1 - parts / variance)


def _find_error_ratio(consistency: float) -> float:
    # Alpha can't exceed 100; rounding can, when all positions agree.
    return 100 * sqrt(max(0.0, 1 - consistency / 100))


def find_skewness(values: Sequence[float]) -> float | None:
    """Return the skewness from k-statistics; None below three values or without spread."""
    n, variance = len(values), find_variance(values)
    if n < 3 or not variance:
        return None
    third = n * n * find_moment(values, 3) / ((n - 1) * (n - 2))
    return third / sqrt(variance) ** 3


def find_kurtosis(values: Sequence[float]) -> float | None:
    """Return the excess kurtosis from k-statistics; None below four values or without spread."""
    n, variance = len(values), find_variance(values)
    if n < 4 or not variance:
        return None
    second, fourth = find_moment(values, 2), find_moment(values, 4)
    spread = (n + 1) * fourth - 3 * (n - 1) * second * second
    return n * n * spread / ((n - 1) * (n - 2) * (n - 3)) / variance**2
