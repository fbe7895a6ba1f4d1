"""A dimension's strip and the needle on the stage bar."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from quizzes.maturity.model import LEVELS

STRIP_WIDTH = 208
STRIP_MARGIN = 12


@dataclass(frozen=True)
class Strip:
    """A scale from 1 to 5: ticks, the score's dot, the target's line."""

    width: int
    ticks: tuple[float, ...]
    score: float | None
    target: float | None


def draw_strip(score: Fraction | None, target: int | None) -> Strip:
    """Return the strip of one dimension; what is None is not drawn."""
    return Strip(
        width=STRIP_WIDTH,
        ticks=tuple(place_on_strip(level) for level in LEVELS),
        score=None if score is None else place_on_strip(score),
        target=None if target is None else place_on_strip(target),
    )


def place_on_strip(level: Fraction | int) -> float:
    """Return the level's place on the strip."""
    step = (STRIP_WIDTH - 2 * STRIP_MARGIN) / (LEVELS[-1] - LEVELS[0])
    return round(STRIP_MARGIN + step * float(level - LEVELS[0]), 1)


def place_needle(index: Fraction) -> float:
    """Return the index's place on the stage bar in percent; 1 is at its start."""
    return round(float((index - 1) / len(LEVELS) * 100), 1)
