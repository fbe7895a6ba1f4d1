"""Where keys stand among their options, over many seeds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quizzes.linting.items import Item
from quizzes.numbers import ExpressionError
from quizzes.variants import DegenerateVariantError, is_ranked


def count_places(items: Iterable[Item], seeds: int) -> tuple[list[int], list[int]]:
    """Return how often the key stands in each of four places: shuffled ones, ranked amounts."""
    shuffled, ranked = [0] * 4, [0] * 4
    for item in items:
        for seed in range(1, seeds + 1):
            try:
                variant = item.make(seed)
            except (DegenerateVariantError, ExpressionError):
                continue
            counts = ranked if is_ranked(variant.options) else shuffled
            counts[next(at for at, option in enumerate(variant.options) if option.correct)] += 1
    return shuffled, ranked


def measure_unevenness(counts: Sequence[int]) -> float:
    """Return chi-square of the counts against equal ones; 0 without any."""
    expected = sum(counts) / len(counts)
    return sum((count - expected) ** 2 for count in counts) / expected if expected else 0.0
