"""Lines over days: a value, the band it lies in, a line to reach, the exam's day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kb.charts.canvas import Canvas, Point
from kb.charts.frame import Frame, draw_limits, open_frame, trace
from kb.charts.lettering import LINE, measure
from kb.charts.model import Limit
from kb.charts.scale import Scale

CAP = 5.0  # half the width of an interval's ends
APART = 14.0  # pixels between two names below the axis, at least


@dataclass(frozen=True)
class Value:
    """A value on a day, with the interval it lies in if it has one; all in percent."""

    on: date
    value: float
    interval: tuple[float, float] | None = None


@dataclass(frozen=True)
class Timeline:
    """What a drawing over days shows. ``now`` names the value at which the line ends.

    ``later`` is what is foreseen for the exam's day, to which dotted lines lead; ``event``
    names that day. ``whole`` shows all from 0 to 100.
    """

    alt: str
    unit: str
    values: tuple[Value, ...]
    limit: Limit | None = None
    now: str = ""
    later: Value | None = None
    event: str = ""
    whole: bool = False


def draw_timeline(timeline: Timeline, width: float) -> Canvas:
    """Return the drawing; a single value stands with its interval and without a line."""
    every = [*timeline.values, *([timeline.later] if timeline.later else [])]
    heights = [h for each in every for h in (each.value, *(each.interval or ()))]
    heights += [timeline.limit.value] if timeline.limit else []
    heights += [0.0, 100.0] if timeline.whole else []
    head = LINE + 4.0 if timeline.event else 0.0
    frame = open_frame(width, timeline.unit, heights, LINE + 12.0, 16.0, zero=False, head=head)
    first, last = every[0].on, every[-1].on
    if first == last:
        first, last = first - timedelta(days=7), last + timedelta(days=7)
    x = Scale(first.toordinal(), last.toordinal(), frame.left + 8, frame.right)
    _write_days(frame, x, first, last)
    busy = _draw_values(frame, x, timeline.values)
    if timeline.later:
        _draw_later(frame, x, timeline)
    if timeline.limit:
        draw_limits(frame, [timeline.limit], busy)
    if timeline.now:
        _draw_now(frame, x, timeline)
    return frame.canvas


def _draw_values(frame: Frame, x: Scale, values: Sequence[Value]) -> list[Point]:
    """Draw the line in its band and return what it covers."""
    points = [(x(each.on.toordinal()), frame.y(each.value)) for each in values]
    ends = [
        (point[0], frame.y(each.interval[0]), frame.y(each.interval[1]))
        for point, each in zip(points, values, strict=True)
        if each.interval
    ]
    if len(points) == 1:
        for at, low, high in ends:
            _draw_interval(frame.canvas, at, low, high)
        frame.canvas.dot(points[0], "d d1")
        return points
    if ends:
        upper, lower = [(at, high) for at, _, high in ends], [(at, low) for at, low, _ in ends]
        frame.canvas.path([*upper, *reversed(lower)], "w", closed=True)
    frame.canvas.path(points, "s s1")
    return trace(points)


def _draw_interval(canvas: Canvas, at: float, low: float, high: float) -> None:
    canvas.line((at, low), (at, high), "i")
    for y in (low, high):
        canvas.line((at - CAP, y), (at + CAP, y), "i")


def _draw_later(frame: Frame, x: Scale, timeline: Timeline) -> None:
    later, last = timeline.later, timeline.values[-1]
    if later is None:
        return
    start, end = x(last.on.toordinal()), x(later.on.toordinal())
    frame.canvas.line((end, frame.top - 4), (end, frame.bottom), "v")
    width = measure(timeline.event)
    frame.canvas.text((min(end, frame.canvas.width) - width / 2 + 8, frame.top - 13),
                      timeline.event, "m b")  # fmt: skip
    for one, other in zip(last.interval or (), later.interval or (), strict=False):
        frame.canvas.line((start, frame.y(one)), (end, frame.y(other)), "o")
    if later.interval:
        _draw_interval(frame.canvas, end, *map(frame.y, later.interval))
    frame.canvas.dot((end, frame.y(later.value)), "d d2")


def _draw_now(frame: Frame, x: Scale, timeline: Timeline) -> None:
    last = timeline.values[-1]
    at = (x(last.on.toordinal()), frame.y(last.value))
    frame.canvas.diamond(at, "now")
    half = measure(timeline.now) / 2
    middle = min(max(at[0], frame.left + half), frame.canvas.width - half)
    above = timeline.limit is None or last.value >= timeline.limit.value
    y = at[1] + (-16 if above else 18)
    frame.canvas.text((middle, min(max(y, frame.top + 8), frame.bottom - 8)), timeline.now, "m n")


def _write_days(frame: Frame, x: Scale, first: date, last: date) -> None:
    """Name days below the axis: Mondays of a short stretch, else the months' first days."""
    free = 0.0
    for day in list_days(first, last):
        text, at = f"{day.day} {day:%b}", x(day.toordinal())
        half = measure(text) / 2
        if at - half >= free and at + half <= frame.canvas.width:
            frame.canvas.text((at, frame.bottom + 13), text, "m")
            free = at + half + APART


def list_days(first: date, last: date) -> list[date]:
    """Return the days worth naming between two days."""
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    if len(days) <= 15:
        return days
    if len(days) <= 70:
        return [day for day in days if day.weekday() == 0]
    return [day for day in days if day.day == 1]
