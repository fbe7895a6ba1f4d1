"""The chart of an attempt's time: seconds by question, in order, right or wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from quizzes.durations import show_duration

WIDE, NARROW = 760, 328
HEIGHT, TOP, BASE = 176, 26, 136  # of the chart: its whole, the tallest bar's end, the axis
FEWEST = 3  # timed answers before a chart shows anything
TALLEST = 4  # times the reference: what took longer is cut off
CROSS = 9  # columns as wide as this have room for a cross


@dataclass(frozen=True)
class Timed:
    """A question that was answered, and how long it took."""

    position: int
    seconds: float
    credit: float


@dataclass(frozen=True)
class Bar:
    """A question's bar; ``cut`` if it is longer than the chart is high."""

    x: float
    y: float
    width: float
    height: float
    middle: float
    position: int
    seconds: float
    right: bool
    cut: bool
    label: str


@dataclass(frozen=True)
class PaceChart:
    """The bars, the height of the reference line and its name."""

    width: int
    bars: tuple[Bar, ...]
    line: float
    name: str
    crosses: bool


def draw_pace(
    timed: Sequence[Timed], questions: int, width: int, even: float | None
) -> PaceChart | None:
    """Return the chart, or None with too few answers.

    ``even`` is the time for each question where it was limited; else the line is the median.
    """
    if len(timed) < FEWEST:
        return None
    reference = even or median(each.seconds for each in timed) or 1.0
    top = max(reference * 1.25, min(max(e.seconds for e in timed), TALLEST * reference))
    column = width / questions
    every = _space_labels(questions, column)

    def draw(each: Timed) -> Bar:
        height = max(1.5, (BASE - TOP) * min(each.seconds, top) / top)
        thick = round(max(1.5, min(column * 0.7, 28)), 1)
        middle = round((each.position - 0.5) * column, 1)
        return Bar(
            x=round(middle - thick / 2, 1),
            y=round(BASE - height, 1),
            width=thick,
            height=round(height, 1),
            middle=middle,
            position=each.position,
            seconds=each.seconds,
            right=each.credit >= 1,
            cut=each.seconds > top,
            label=str(each.position) if each.position == 1 or each.position % every == 0 else "",
        )

    name = "even pace" if even else "median"
    return PaceChart(
        width=width,
        bars=tuple(draw(each) for each in sorted(timed, key=lambda each: each.position)),
        line=round(BASE - (BASE - TOP) * reference / top, 1),
        name=f"{name} {show_duration(reference)}",
        crosses=column >= CROSS,
    )


def _space_labels(questions: int, column: float) -> int:
    """Return which multiples of a position have a label, so that they stay apart."""
    return next((step for step in (1, 5, 10, 20) if step * column >= 26), 50)
