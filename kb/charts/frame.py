"""What all charts share: margins, grid, axis, names at line ends, named levels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kb.charts.canvas import Canvas, Point
from kb.charts.lettering import LINE, measure, spread, wrap
from kb.charts.model import Limit
from kb.charts.scale import Scale, find_range, find_ticks, name_ticks

_TOP = 32.0
_GAP = 10.0


@dataclass
class Frame:
    """A canvas with its plot: pixels left, right, top, bottom, and the upright scale."""

    canvas: Canvas
    left: float
    right: float
    y: Scale

    @property
    def top(self) -> float:
        """The plot's upper edge."""
        return self.y.end

    @property
    def bottom(self) -> float:
        """The plot's lower edge."""
        return self.y.start

    @property
    def zero(self) -> float:
        """The height bars start from: zero, or the edge next to it."""
        return self.y(min(max(0.0, self.y.low), self.y.high))


@dataclass(frozen=True)
class Ending:
    """A name and the height it belongs to; ``style`` fills the swatch before it."""

    name: str
    y: float
    style: str = ""


def is_narrow(width: float) -> bool:
    """Tell whether this is the drawing for phones."""
    return width < 480


def measure_endings(names: Sequence[str], width: float, *, swatch: bool = False) -> float:
    """Return the room at the right that these names need."""
    if not names:
        return _GAP
    most = 84.0 if is_narrow(width) else 132.0
    needed = max(measure(row) for name in names for row in wrap(name, most))
    return needed + _GAP + 4 + (14 if swatch else 0)


def open_frame(
    width: float,
    unit: str,
    values: Iterable[float],
    foot: float,
    side: float,
    *,
    zero: bool,
    head: float = 0.0,
) -> Frame:
    """Return a frame with grid, tick labels and the unit above the axis.

    ``foot``, ``side`` and ``head`` are the room for what stands below, at the right and
    between unit and plot.
    """
    height = (250.0 if is_narrow(width) else 300.0) + max(0.0, foot - LINE - 8) + head
    low, high = find_range(values, zero=zero)
    ticks = find_ticks(low, high, 4 if is_narrow(width) else 5)
    labels = name_ticks(ticks)
    left = max(measure(label) for label in labels) + 8
    canvas = Canvas(width, height)
    y = Scale(ticks[0], ticks[-1], height - foot, _TOP + head)
    frame = Frame(canvas, left, width - side, y)
    canvas.text((0, 9), unit, "u")
    canvas.paths([[(left, y(tick)), (frame.right, y(tick))] for tick in ticks], "g")
    for tick, label in zip(ticks, labels, strict=True):
        canvas.text((left - 8, y(tick)), label, "e")
    base = frame.zero if ticks[0] <= 0 <= ticks[-1] else y(ticks[0])
    canvas.line((left, base), (frame.right, base), "a")
    return frame


def name_endings(frame: Frame, endings: Sequence[Ending], *, swatch: bool = False) -> None:
    """Write the names beside their last values, moved apart where they would meet."""
    if not endings:
        return
    canvas = frame.canvas
    room = canvas.width - frame.right - _GAP - (14 if swatch else 0)
    rows = [wrap(ending.name, room) for ending in endings]
    heights = [len(row) * LINE + 3.0 for row in rows]
    bottom = max(frame.bottom, frame.top + sum(heights))
    moved = spread([ending.y for ending in endings], heights, frame.top - 8, bottom + 8)
    for ending, row, y in zip(endings, rows, moved, strict=True):
        x = frame.right + _GAP
        if swatch and ending.style:
            _draw_swatch(canvas, (x, y), ending.style)
            x += 14
        elif abs(y - ending.y) > 5:
            canvas.line((frame.right + 1, ending.y), (x - 3, y), "c")
        canvas.rows((x, y), row, "b")


def _draw_swatch(canvas: Canvas, at: Point, style: str) -> None:
    """Draw a piece of what the name stands for: a stroke for a line, a square for bars."""
    x, y = at
    if style.startswith("s "):
        canvas.line((x - 4, y), (x + 10, y), style)
    else:
        canvas.rect((x, y - 5), 10, 10, style)


def draw_limits(
    frame: Frame, limits: Sequence[Limit], busy: Sequence[Point], *, beside: bool = False
) -> None:
    """Draw named levels; each name stands on its line where the least else is.

    ``beside`` leaves the names to ``name_endings``, where bars would cover them.
    """
    canvas = frame.canvas
    for limit in limits:
        y = frame.y(limit.value)
        if beside:
            canvas.line((frame.left, y), (frame.right, y), "k")
        canvas.line((frame.left, y), (frame.right, y), "l")
        if beside:
            continue
        rows = wrap(limit.name, frame.right - frame.left, 1)
        width = max(measure(row) for row in rows)
        room = max(frame.right - width - frame.left - 8, 0.0)
        places = [
            (frame.left + 6 + room * share, y + side)
            for side in (-9.0, 10.0)
            for share in (0, 1, 0.5, 0.25, 0.75, 0.125, 0.375, 0.625, 0.875)
        ]
        others = [(frame.left + 6, frame.y(o.value)) for o in limits if o is not limit]
        best = min(places, key=lambda place: _count(place, width, [*busy, *others], frame))
        canvas.rows(best, rows, "n")


def trace(points: Sequence[Point], apart: float = 6.0) -> list[Point]:
    """Return points all along the lines between these, so that names can keep clear of them."""
    traced = list(points)
    for (x1, y1), (x2, y2) in pairwise(points):
        count = int(max(abs(x2 - x1), abs(y2 - y1)) / apart)
        traced += [
            (x1 + (x2 - x1) * n / (count + 1), y1 + (y2 - y1) * n / (count + 1))
            for n in range(1, count + 1)
        ]
    return traced


def _count(place: Point, width: float, busy: Sequence[Point], frame: Frame) -> int:
    x, y = place
    inside = sum(x - 8 <= px <= x + width + 8 and abs(py - y) < 12 for px, py in busy)
    return inside + 100 * (y < frame.top - 4 or y > frame.bottom)
