"""How much somebody practised, week by week, and the chart of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

WEEKS = 8
WIDE, NARROW = 760, 328
HEIGHT, TOP, BASE = 168, 20, 140  # of the chart: its whole, the tallest bar's end, the axis
SLIM = 60  # columns narrower than this have a label under every second bar


@dataclass(frozen=True)
class Week:
    """A week from Monday on, and how many questions were answered in it."""

    starts_on: date
    answers: int


@dataclass(frozen=True)
class Bar:
    """A week's bar; ``label`` is empty where there is no room, and for the present week."""

    x: float
    y: float
    width: float
    height: float
    middle: float
    answers: int
    label: str


@dataclass(frozen=True)
class WeekPage:
    """Eight weeks, the chart in two widths, and what it shows in a sentence."""

    weeks: tuple[Week, ...]
    wide: tuple[Bar, ...]
    narrow: tuple[Bar, ...]
    caption: str


def start_weeks(now: datetime, time_zone: str) -> tuple[datetime, ...]:
    """Return when each of the last eight weeks began there, in UTC, the present one last."""
    zone = ZoneInfo(time_zone)
    today = now.astimezone(zone).date()
    monday = today - timedelta(days=today.weekday())
    days = (monday - timedelta(weeks=back) for back in reversed(range(WEEKS)))
    return tuple(datetime.combine(day, time(), zone).astimezone(UTC) for day in days)


def show_weeks(starts: Sequence[datetime], counts: Mapping[int, int], time_zone: str) -> WeekPage:
    """Return the weeks with their answers, which are counted by place in ``starts``."""
    zone = ZoneInfo(time_zone)
    days = (start.astimezone(zone).date() for start in starts)
    weeks = tuple(Week(day, counts.get(place, 0)) for place, day in enumerate(days))
    return WeekPage(
        weeks, draw_weeks(weeks, WIDE), draw_weeks(weeks, NARROW), describe_weeks(weeks)
    )


def name_day(day: date) -> str:
    """Return the day like ``3 Feb``."""
    return f"{day.day} {day:%b}"


def describe_weeks(weeks: Sequence[Week]) -> str:
    """Return what the chart shows in one sentence; empty when nothing was answered."""
    *earlier, present = weeks
    busiest = max(earlier, key=lambda week: week.answers)
    now = f"{present.answers} {'answer' if present.answers == 1 else 'answers'} so far this week"
    if not busiest.answers:
        return f"{now}, none in the seven weeks before." if present.answers else ""
    if present.answers > busiest.answers:
        return f"{now}, the most in eight weeks."
    if not present.answers:
        now = "Nothing yet this week"
    if sum(week.answers == busiest.answers for week in earlier) > 1:
        return f"{now}; {busiest.answers} in each of the busiest weeks before."
    best = f"{busiest.starts_on.day} {busiest.starts_on:%B}"
    return f"{now}; {busiest.answers} in the busiest week before, which began on {best}."


def draw_weeks(weeks: Sequence[Week], width: int) -> tuple[Bar, ...]:
    """Return the bars of a chart of this width; the tallest fills it."""
    column = width / len(weeks)
    most = max(1, *(week.answers for week in weeks))
    bars = []
    for place, week in enumerate(weeks):
        height = max(2.0, (BASE - TOP) * week.answers / most)
        back = len(weeks) - 1 - place
        shown = back and (column >= SLIM or back % 2 == 0)
        bars.append(
            Bar(
                x=round(column * (place + 0.2), 1),
                y=round(BASE - height, 1),
                width=round(column * 0.6, 1),
                height=round(height, 1),
                middle=round(column * (place + 0.5), 1),
                answers=week.answers,
                label=name_day(week.starts_on) if shown else "",
            )
        )
    return tuple(bars)
