"""Lines over a numeric axis, with a shaded stretch and named places."""

from __future__ import annotations

from itertools import pairwise

from kb.charts.canvas import Canvas, Point
from kb.charts.frame import (
    Ending,
    Frame,
    draw_limits,
    is_narrow,
    measure_endings,
    name_endings,
    open_frame,
    trace,
)
from kb.charts.lettering import LINE, measure, wrap
from kb.charts.model import Curve, Line, Mark, Shade
from kb.charts.scale import SHORTEST, Scale, find_ticks, name_ticks


def draw_curve(curve: Curve, width: float) -> Canvas:
    """Return the drawing of lines over a numeric axis."""
    names = [line.name for line in curve.lines if line.name]
    side = measure_endings(names, width) if len(curve.lines) > 1 else 24.0
    values = [y for line in curve.lines for _, y in line.points]
    values += [limit.value for limit in curve.limits]
    places = [x for line in curve.lines for x, _ in line.points]
    places += [mark.x for mark in curve.marks] or [0.0]
    low, high = min(places), max(places)
    high = high if high - low >= SHORTEST else low + 1.0
    rows = _arrange_marks(curve, width, side, low, high)
    head = LINE * (1.0 + max((row for _, row in rows), default=0)) if rows else 0.0
    zero = bool(curve.shades)
    frame = open_frame(width, curve.unit, values, 2 * LINE + 10.0, side, zero=zero, head=head)
    x = Scale(low, high, frame.left, frame.right)
    _write_axis(frame, x, curve.x_unit)
    for shade in curve.shades:
        _draw_shade(frame, x, curve.lines[0], shade)
    endings, busy = [], []
    for at, line in enumerate(curve.lines, 1):
        points = [(x(px), frame.y(py)) for px, py in line.points]
        busy += trace(points)
        if len(points) == 1:
            frame.canvas.dot(points[0], f"d d{at}")
        elif points:
            frame.canvas.path(points, f"s s{at}")
        if points and line.name:
            endings.append(Ending(line.name, points[-1][1], f"f{at}"))
    draw_limits(frame, curve.limits, busy)
    for mark, row in rows:
        _draw_mark(frame, x(mark.x), mark, row)
    if len(curve.lines) > 1:
        name_endings(frame, endings)
    return frame.canvas


def _write_axis(frame: Frame, x: Scale, unit: str) -> None:
    ticks = find_ticks(x.low, x.high, 4 if is_narrow(frame.canvas.width) else 7)
    kept = [tick for tick in ticks if x.low - 1e-9 <= tick <= x.high + 1e-9]
    for tick, label in zip(kept, name_ticks(kept), strict=True):
        frame.canvas.text((x(tick), frame.bottom + 12), label, "m")
    frame.canvas.text((frame.right, frame.bottom + 12 + LINE), unit, "e u")


def _draw_shade(frame: Frame, x: Scale, line: Line, shade: Shade) -> None:
    start, end = max(shade.start, x.low), min(shade.end, x.high)
    inside = [(px, py) for px, py in line.points if start < px < end]
    if end <= start or not line.points:
        return
    edge = [(start, read_line(line, start)), *inside, (end, read_line(line, end))]
    outline: list[Point] = [(x(px), frame.y(py)) for px, py in edge]
    base = [(x(end), frame.zero), (x(start), frame.zero)]
    frame.canvas.path([*outline, *base], "w", closed=True)
    if shade.name:
        _name_shade(frame, outline, shade.name)


def _name_shade(frame: Frame, outline: list[Point], name: str) -> None:
    """Write the name into the area where it fits, else above its edge with a stroke to it."""
    left, right = outline[0][0], outline[-1][0]
    middle = (left + right) / 2
    height = min((y for px, y in outline if abs(px - middle) <= measure(name) / 2), default=0.0)
    if measure(name) + 12 < right - left and frame.zero - height > 2.5 * LINE:
        frame.canvas.text((middle, frame.zero - LINE), name, "m h")
        return
    rows = wrap(name, 110, 2)
    half = max(measure(row) for row in rows) / 2
    top = min(y for _, y in outline)
    x = min(max(middle + half / 2, half), frame.canvas.width - half)
    y = max(top - 26, frame.top + LINE)
    edge = min(outline, key=lambda point: abs(point[0] - middle))
    frame.canvas.line((edge[0], (edge[1] + frame.zero) / 2), (x, y + len(rows) * LINE / 2), "c")
    frame.canvas.rows((x, y), rows, "m h")


def read_line(line: Line, place: float) -> float:
    """Return the line's height at a place, straight between its points."""
    points = line.points
    for (x1, y1), (x2, y2) in pairwise(points):
        if x1 <= place <= x2:
            return y1 if x2 == x1 else y1 + (y2 - y1) * (place - x1) / (x2 - x1)
    return points[0][1] if place < points[0][0] else points[-1][1]


def _arrange_marks(
    curve: Curve, width: float, side: float, low: float, high: float
) -> list[tuple[Mark, int]]:
    """Return the marks with the row above the plot where each name has room."""
    x = Scale(low, high, 44.0, width - side)
    ends: list[float] = []
    arranged = []
    for mark in sorted(curve.marks, key=lambda m: m.x):
        half = measure(mark.name) / 2
        start = min(max(x(mark.x) - half, 0.0), width - 2 * half)
        row = next((n for n, end in enumerate(ends) if end < start), len(ends))
        ends[row : row + 1] = [start + 2 * half + 8]
        arranged.append((mark, row))
    return arranged


def _draw_mark(frame: Frame, at: float, mark: Mark, row: int) -> None:
    top = frame.top - 4 - row * LINE
    frame.canvas.line((at, top), (at, frame.bottom), "l")
    name = wrap(mark.name, frame.canvas.width - 2, 1)[0]
    half = measure(name) / 2
    middle = min(max(at, half), max(frame.canvas.width - half, half))
    frame.canvas.text((middle, top - 9), name, "m n")
