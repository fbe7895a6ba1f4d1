"""The quadrant of initiatives: effort to the right, impact upwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from quizzes.maturity.model import EFFORTS, LEVELS


@dataclass(frozen=True)
class Mark:
    """A point of the quadrant with the numbers of the initiatives that share it."""

    x: float
    y: float
    label: str


@dataclass(frozen=True)
class Quadrant:
    """Effort to the right, impact upwards; the cross halves both."""

    width: int
    height: int
    left: int
    bottom: int
    efforts: tuple[tuple[float, int], ...]
    impacts: tuple[tuple[float, int], ...]
    marks: tuple[Mark, ...]


def draw_quadrant(
    items: Sequence[tuple[int, int, Fraction]], width: int = 464, height: int = 300
) -> Quadrant:
    """Return the quadrant of (number, effort, impact) items."""
    left, right, top, bottom = 40, width - 24, 12, height - 40

    def place_x(effort: int) -> float:
        return round(left + (right - left) * effort / (EFFORTS[-1] + 1), 1)

    def place_y(impact: Fraction | int) -> float:
        return round(bottom - (bottom - top) * float(impact - 1) / (LEVELS[-1] - 1), 1)

    shared: dict[tuple[float, float], list[int]] = {}
    for number, effort, impact in items:
        shared.setdefault((place_x(effort), place_y(impact)), []).append(number)
    return Quadrant(
        width=width,
        height=height,
        left=left,
        bottom=bottom,
        efforts=tuple((place_x(effort), effort) for effort in EFFORTS),
        impacts=tuple((place_y(level), level) for level in LEVELS),
        marks=tuple(
            Mark(x, y, ", ".join(str(n) for n in numbers)) for (x, y), numbers in shared.items()
        ),
    )
