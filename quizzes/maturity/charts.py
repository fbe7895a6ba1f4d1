"""Geometry of the pictures on a result: radar, strips, stage needle, quadrant.

Only numbers and texts: a template draws them as SVG. Coordinates are rounded
to a tenth so that the same assessment always gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import cos, pi, sin
from textwrap import wrap

from quizzes.maturity.model import EFFORTS, LEVELS, Dimension, Scores

Point = tuple[float, float]

LABEL_WIDTH = 18
LABEL_GAP = 14
STRIP_WIDTH = 208
STRIP_MARGIN = 12


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

    shared: dict[Point, list[int]] = {}
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
