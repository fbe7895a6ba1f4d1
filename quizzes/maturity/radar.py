"""The geometry of a result's radar.

Only numbers and texts: a template draws them as SVG. Coordinates are rounded
to a tenth so that the same assessment always gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from textwrap import wrap

from quizzes.maturity.model import LEVELS, Dimension, Scores

Point = tuple[float, float]

LABEL_WIDTH = 18
LABEL_GAP = 14


@dataclass(frozen=True)
class Axis:
    """An axis from the middle to ``end``, with its label's place, alignment and lines."""

    end: Point
    label: Point
    align: str
    lines: tuple[str, ...]
    core: bool


@dataclass(frozen=True)
class Radar:
    """``area`` is closed only if every dimension has a score; else ``lines`` join neighbours."""

    width: int
    height: int
    centre: Point
    rings: tuple[str, ...]
    ring_labels: tuple[tuple[Point, int], ...]
    axes: tuple[Axis, ...]
    area: str
    lines: tuple[tuple[Point, Point], ...]
    dots: tuple[Point, ...]
    target: str


def draw_radar(
    dimensions: Sequence[Dimension],
    scores: Scores,
    reached: Mapping[str, int],
    width: int = 464,
    height: int = 372,
    radius: int = 122,
    short: bool = True,
) -> Radar:
    """Return a radar of the scores and of the levels that a plan reaches.

    ``short`` puts the short names at the axes, otherwise only the codes.
    """
    centre = (width / 2, height / 2)
    count = len(dimensions)

    def place(position: int, value: float) -> Point:
        angle = 2 * pi * position / count - pi / 2
        reach = radius * value / LEVELS[-1]
        return round(centre[0] + reach * cos(angle), 1), round(centre[1] + reach * sin(angle), 1)

    axes = []
    for position, dimension in enumerate(dimensions):
        outside = place(position, LEVELS[-1] * (1 + LABEL_GAP / radius))
        text = dimension.short if short else dimension.id
        lines = tuple(wrap(f"◆ {text}" if dimension.core else text, LABEL_WIDTH))
        axes.append(
            Axis(
                place(position, LEVELS[-1]),
                _shift(outside, len(lines), centre),
                _align(outside, centre),
                lines,
                dimension.core,
            )
        )
    dots = [
        None if (score := scores.get(d.id)) is None else place(position, float(score))
        for position, d in enumerate(dimensions)
    ]
    drawn = [dot for dot in dots if dot]
    pairs = zip(dots, dots[1:] + dots[:1], strict=True)
    goal = [place(n, reached[d.id]) for n, d in enumerate(dimensions) if d.id in reached]
    return Radar(
        width=width,
        height=height,
        centre=centre,
        rings=tuple(join_points([place(n, level) for n in range(count)]) for level in LEVELS),
        ring_labels=tuple((place(0, level), level) for level in LEVELS),
        axes=tuple(axes),
        area=join_points(drawn) if len(drawn) == count else "",
        lines=() if len(drawn) == count else tuple((a, b) for a, b in pairs if a and b),
        dots=tuple(drawn),
        target=join_points(goal) if len(goal) == count else "",
    )


def join_points(points: Sequence[Point]) -> str:
    """Return points as SVG writes them."""
    return " ".join(f"{x:g},{y:g}" for x, y in points)


def _align(point: Point, centre: Point) -> str:
    if abs(point[0] - centre[0]) < 1:
        return "middle"
    return "start" if point[0] > centre[0] else "end"


def _shift(point: Point, lines: int, centre: Point) -> Point:
    """Move a label of several lines so that it grows away from the middle."""
    x, y = point
    if abs(x - centre[0]) < 1:
        return x, y - (lines - 1) * 14 if y < centre[1] else y + 10
    return x, round(y + 4 - (lines - 1) * 7, 1)
