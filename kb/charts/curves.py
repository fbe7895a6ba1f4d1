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
)
from kb.charts.lettering import LINE, measure, wrap
from kb.charts.model import Curve, Line, Shade
from kb.charts.scale import Scale, find_ticks, name_ticks


def draw_curve(curve: Curve, width: float) -> Canvas:
    """Return the drawing of lines over a numeric axis."""
    names = [line.name for line in curve.lines if line.name]
    side = measure_endings(names, width) if len(curve.lines) > 1 else 24.0
    values = [y for line in curve.lines for _, y in line.points]
    values += [limit.value for limit in curve.limits]
    places = [x for line in curve.lines for x, _ in line.points]
    places += [mark.x for mark in curve.marks] or [0.0]
    low, high = min(places), max(places)
    high = high if high > low else low + 1.0
    foot = 2 * LINE + 10.0
    frame = open_frame(width, curve.unit, values, foot, side, zero=bool(curve.shades))
    x = Scale(low, high, frame.left, frame.right)
    _write_axis(frame, x, curve.x_unit)
    for shade in curve.shades:
        _draw_shade(frame, x, curve.lines[0], shade)
    endings, busy = [], []
    for at, line in enumerate(curve.lines, 1):
        points = [(x(px), frame.y(py)) for px, py in line.points]
        busy += points
        if len(points) == 1:
            frame.canvas.dot(points[0], f"d d{at}")
        elif points:
            frame.canvas.path(points, f"s s{at}")
        if points and line.name:
            endings.append(Ending(line.name, points[-1][1], f"f{at}"))
    draw_limits(frame, curve.limits, busy)
    _draw_marks(frame, x, curve)
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
        lowest = frame.zero - (frame.zero - frame.top) * 0.16
        rows = wrap(shade.name, max(x(end) - x(start) - 6, 70), 2)
        frame.canvas.rows(((x(start) + x(end)) / 2, lowest), rows, "m h")


def read_line(line: Line, place: float) -> float:
    """Return the line's height at a place, straight between its points."""
    points = line.points
    for (x1, y1), (x2, y2) in pairwise(points):
        if x1 <= place <= x2:
            return y1 if x2 == x1 else y1 + (y2 - y1) * (place - x1) / (x2 - x1)
    return points[0][1] if place < points[0][0] else points[-1][1]


def _draw_marks(frame: Frame, x: Scale, curve: Curve) -> None:
    """Draw upright lines; names that would meet stand on rows of their own."""
    taken: list[tuple[float, float, int]] = []
    for mark in sorted(curve.marks, key=lambda m: m.x):
        at = x(mark.x)
        frame.canvas.line((at, frame.top), (at, frame.bottom), "l")
        name = wrap(mark.name, frame.right - frame.left, 1)[0]
        width = measure(name)
        right = at + 5 + width <= frame.canvas.width
        start = at + 5 if right else at - 5 - width
        row = 0
        while any(r == row and start < e and start + width > s for s, e, r in taken):
            row += 1
        taken.append((start, start + width, row))
        frame.canvas.text((max(start, 0), frame.top + 6 + row * LINE), name, "n")
