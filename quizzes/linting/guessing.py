"""Somebody who knows how tests are written and nothing of the subject.

What a guesser earns is exact: where several options look best, each of them is
picked equally often.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from quizzes.linting.cues import rate_convergence
from quizzes.linting.items import Item
from quizzes.linting.words import find_words

Strategy = Callable[[Item], list[float]]


def rate_length(item: Item) -> list[float]:
    """Prefer the longest option."""
    return [float(len(choice.text)) for choice in item.choices]


def rate_brevity(item: Item) -> list[float]:
    """Prefer the shortest option, as somebody would who has seen through the authors."""
    return [-float(len(choice.text)) for choice in item.choices]


def rate_hedges(item: Item) -> list[float]:
    """Prefer the option with most hedging words."""
    return [float(len(find_words(c.text, item.limits.hedges))) for c in item.choices]


def rate_absolutes(item: Item) -> list[float]:
    """Avoid options with absolute words."""
    return [-float(len(find_words(c.text, item.limits.absolutes))) for c in item.choices]


def rate_common(item: Item) -> list[float]:
    """Prefer the option that has most in common with the others."""
    return rate_convergence(item.choices) or [0.0] * len(item.choices)


def rate_all(item: Item) -> list[float]:
    """Let the four cues vote; each votes where it prefers one option."""
    votes = [0.0] * len(item.choices)
    for strategy in (rate_length, rate_hedges, rate_absolutes, rate_common):
        best = _find_best(strategy(item))
        for place in best if len(best) < len(votes) else ():
            votes[place] += 1 / len(best)
    return votes


STRATEGIES: Mapping[str, Strategy] = MappingProxyType(
    {
        "longest option": rate_length,
        "shortest option": rate_brevity,
        "most hedged": rate_hedges,
        "no absolutes": rate_absolutes,
        "convergence": rate_common,
        "all four together": rate_all,
    }
)


def guess(items: Iterable[Item], strategy: Strategy) -> float:
    """Return the share of single-choice questions that this strategy is expected to win."""
    earned = [_earn(item, strategy) for item in items if item.single and item.choices]
    return sum(earned) / len(earned) if earned else 0.0


def _earn(item: Item, strategy: Strategy) -> float:
    best = _find_best(strategy(item))
    return sum(item.choices[place].correct for place in best) / len(best)


def _find_best(rates: list[float]) -> list[int]:
    top = max(rates)
    return [place for place, rate in enumerate(rates) if rate == top]
