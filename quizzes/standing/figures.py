"""The figures of the page of progress, each with its numbers as a table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from kb.charts import (
    NARROW,
    WIDE,
    Chart,
    Limit,
    Series,
    draw_chart,
    put_figure,
    tabulate_chart,
)
from kb.charts.tables import Row
from quizzes.ability.readiness import Readiness
from quizzes.calibration import Calibration
from quizzes.forgetting import trace_memories
from quizzes.schedule import Memory, forecast_weeks
from quizzes.standing.certainty import advise, draw_calibration
from quizzes.standing.durations import Week, describe_weeks
from quizzes.standing.findings import round_percent, write_share
from quizzes.standing.history import Moment
from quizzes.standing.timelines import Timeline, Value, draw_timeline

AHEAD = 56  # days of the forgetting curve without an exam
MOST_AHEAD = 182
POINTS = 16  # of the curve, evenly spread: it bends little
WEEKS = 8
HALF = 540  # pixels of a drawing that shares its row with another


def write_day(day: date) -> str:
    """Return a day like ``3 Feb``."""
    return f"{day.day} {day:%b}"


def _figure(timeline: Timeline, wide: float, title: str, head: Row, rows: Sequence[Row]) -> str:
    drawings = "".join(
        draw_timeline(timeline, width).finish(f"drawing {name}", timeline.alt)
        for width, name in ((wide, "wide"), (NARROW, "narrow"))
    )
    return put_figure(drawings, title, head, rows)


def _bars(title: str, unit: str, name: str, values: Sequence[tuple[date, float]]) -> str:
    """Return a figure of a value for each of some weeks."""
    chart = Chart(
        kind="bars",
        title=title,
        alt=title,
        unit=unit,
        x=tuple(write_day(start) for start, _ in values),
        series=(Series(name, tuple(value for _, value in values)),),
    )
    drawings = draw_chart(chart, HALF, "drawing wide") + draw_chart(chart, NARROW, "drawing narrow")
    return put_figure(drawings, title, *tabulate_chart(chart))


def show_history(
    moments: Sequence[Moment], line: float, later: tuple[date, Readiness] | None
) -> str:
    """Return the figure of readiness over time; ``later`` is the exam's day if nothing is done."""
    last = moments[-1].readiness
    low, high = (round_percent(end) for end in last.interval)
    timeline = Timeline(
        alt=f"Expected score over time; today {write_share(last.score)}, between {low} and {high}.",
        unit="expected score, %",
        values=tuple(_as_value(moment.day, moment.readiness) for moment in moments),
        limit=Limit(100 * line, f"line {round_percent(line)}"),
        now=f"today {round_percent(last.score)}",
        later=_as_value(*later) if later else None,
        event=f"exam {write_day(later[0])}" if later else "",
    )
    title = "Shaded: where 80 of 100 simulated scores fall."
    if later:
        title += " Dotted: to the exam if you practise nothing until then."
    rows = [_write_row(moment.day, moment.readiness) for moment in moments]
    if later:
        rows.append(_write_row(*later))
    head = ("Day", "Expected", "80 % interval", "Reaches the line")
    return _figure(timeline, WIDE, title, head, rows)


def _as_value(day: date, readiness: Readiness) -> Value:
    low, high = readiness.interval
    return Value(day, 100 * readiness.score, (100 * low, 100 * high))


def _write_row(day: date, readiness: Readiness) -> Row:
    low, high = (round_percent(end) for end in readiness.interval)
    reached = f"{round_percent(readiness.probability)} of 100"
    return (f"{day.day} {day:%b %Y}", write_share(readiness.score), f"{low} to {high}", reached)


def show_certainty(calibrations: Sequence[Calibration]) -> str:
    """Return the figure of certainty against what was right."""
    said = advise(calibrations)
    drawing = draw_calibration(calibrations).finish("drawing only", said)
    head = ("Certainty", "Claimed", "Right", "95 % interval", "Answers")
    rows = []
    for each in calibrations:
        claimed = " to ".join(str(round_percent(end)) for end in each.claimed)
        right = "–" if each.share is None else write_share(each.share)
        interval = " to ".join(str(round_percent(e)) for e in each.interval or ()) or "–"
        rows.append((each.certainty.value, claimed, right, interval, str(each.n)))
    return put_figure(drawing, said, head, rows)


def show_forgetting(memories: Sequence[Memory], today: date, exam_on: date | None) -> str:
    """Return the figure of the mean chance to know what was answered, if nothing is reviewed."""
    ahead = (exam_on - today).days if exam_on and exam_on > today else AHEAD
    ahead = min(ahead, MOST_AHEAD)
    waits = sorted({round(ahead * n / POINTS) for n in range(POINTS + 1)})
    points = [
        point for wait in waits for point in trace_memories(memories, today + timedelta(wait), 1)
    ]
    first, last = points[0], points[-1]
    timeline = Timeline(
        alt=f"Mean chance to know what you answered: {write_share(first.chance)} today, "
        f"{write_share(last.chance)} on {write_day(last.day)} without reviews.",
        unit="chance to know it, %",
        values=tuple(Value(point.day, 100 * point.chance) for point in points),
        whole=True,
    )
    one = len(memories) == 1
    noun, them = f"{len(memories)} question{'' if one else 's'}", "it" if one else "them"
    title = (
        f"The {noun} you have answered: you know {write_share(first.chance)} "
        f"of {them} today and {write_share(last.chance)} on {write_day(last.day)} "
        "if you review nothing."
    )
    rows = [(write_day(point.day), write_share(point.chance)) for point in points[::2]]
    return _figure(timeline, HALF, title, ("Day", "Mean chance"), rows)


def show_reviews(memories: Sequence[Memory], today: date) -> str:
    """Return the figure of the reviews due in this and the next weeks."""
    weeks = forecast_weeks(memories, today, WEEKS)
    this, total = weeks[0][1], sum(count for _, count in weeks)
    title = f"{this} due this week, {total} in eight weeks. Each question is counted once."
    return _bars(title, "reviews due", "Reviews due in the week from", weeks)


def show_weeks(weeks: Sequence[Week]) -> str:
    """Return the figure of the minutes practised in the last weeks."""
    said = describe_weeks(weeks) or "Nothing in the last eight weeks."
    minutes = [(week.starts_on, float(round(week.spent.minutes))) for week in weeks]
    return _bars(said, "minutes", "Minutes in the week from", minutes)
