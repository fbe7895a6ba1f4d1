"""The activity calendar: half a year of practice, and the reviews of the next weeks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kb.charts.canvas import Canvas
from quizzes.schedule import Memory, count_due
from quizzes.standing.durations import Spent, find_monday, write_minutes

PAST, AHEAD = 26, 4  # weeks; on a phone the half of it
NARROW = (12, 3)
STEPS = (10, 20, 40)  # minutes from which a day is a step darker
SIZE, PITCH, LEFT, TOP = 15, 17.5, 32, 20
_DAYS = ((0, "Mon"), (2, "Wed"), (4, "Fri"), (6, "Sun"))
MONTHS_APART = 30  # pixels that a month's name needs


@dataclass(frozen=True)
class Day:
    """One day: what was practised on it, or how many reviews fall due on it."""

    on: date
    spent: Spent | None
    due: int
    today: bool = False

    @property
    def step(self) -> int:
        """The step of the ramp, 0 to 4."""
        if self.spent is None or not self.spent.answers:
            return 0
        return 1 + sum(self.spent.minutes >= line for line in STEPS)


@dataclass(frozen=True)
class Column:
    """A week, Monday first."""

    days: tuple[Day, ...]

    @property
    def starts_on(self) -> date:
        """Its Monday."""
        return self.days[0].on

    @property
    def spent(self) -> Spent:
        """What was practised in the week."""
        found = [day.spent for day in self.days if day.spent]
        return Spent(sum(each.answers for each in found), sum(each.minutes for each in found))

    @property
    def practised(self) -> int:
        """On how many days something was practised."""
        return sum(day.spent is not None for day in self.days)

    @property
    def due(self) -> int:
        """How many reviews fall due in the week."""
        return sum(day.due for day in self.days)


def lay_out(
    days: Mapping[date, Spent], memories: Sequence[Memory], today: date
) -> tuple[Column, ...]:
    """Return the weeks of the calendar, the earliest first; overdue reviews fall due today."""
    monday = find_monday(today)
    start = monday - timedelta(weeks=PAST - 1)
    last = monday + timedelta(weeks=AHEAD + 1)
    due = count_due(memories, today, (last - today).days)

    def make_day(on: date) -> Day:
        wait = (on - today).days
        return Day(on, days.get(on), due[wait] if wait >= 0 else 0, on == today)

    return tuple(
        Column(tuple(make_day(start + timedelta(days=7 * week + day)) for day in range(7)))
        for week in range(PAST + AHEAD)
    )


def draw_calendar(columns: Sequence[Column], today: date, narrow: bool = False) -> Canvas:
    """Return the drawing: filled by minutes, dashed with the number of reviews ahead."""
    if narrow:
        past, ahead = NARROW
        columns = columns[PAST - past : PAST + ahead]
    canvas = Canvas(LEFT + PITCH * len(columns), TOP + PITCH * 7)
    for weekday, name in _DAYS:
        canvas.text((0, TOP + PITCH * weekday + SIZE / 2), name, "u")
    free = 0.0
    for place, column in enumerate(columns):
        x = LEFT + PITCH * place
        first = next((day.on for day in column.days if day.on.day == 1), None)
        if place == 0:
            first = column.starts_on if column.starts_on.day < 20 else None
        if first and x >= free:
            canvas.text((x, 8), f"{first:%b}", "u")
            free = x + MONTHS_APART
        for weekday, day in enumerate(column.days):
            _draw_day(canvas, (x, TOP + PITCH * weekday), day, today)
    return canvas


def _draw_day(canvas: Canvas, corner: tuple[float, float], day: Day, today: date) -> None:
    x, y = corner
    ahead = day.on > today
    style = "ahead" if ahead else f"day{day.step}{' present' if day.today else ''}"
    canvas.rect(corner, SIZE, SIZE, style)
    if ahead and day.due:
        text = str(day.due) if day.due < 100 else "99+"
        canvas.text((x + SIZE / 2, y + SIZE / 2), text, "m small")


def describe_calendar(columns: Sequence[Column], today: date) -> str:
    """Return what the calendar shows in one sentence."""
    days = sum(column.practised for column in columns)
    minutes = sum(column.spent.minutes for column in columns)
    due = [(day.on, day.due) for column in columns for day in column.days]
    now = sum(count for on, count in due if on == today)
    ahead = sum(count for on, count in due if on > today)
    practised = f"{days} day{'' if days == 1 else 's'} of practice in half a year"
    reviews = f"{now} review{'' if now == 1 else 's'} due today, {ahead} more"
    return f"{practised}, {write_minutes(minutes)} in all. {reviews} in the four weeks ahead."
