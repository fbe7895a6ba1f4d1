"""Time spent practising: by day, by week, by topic."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from quizzes.answers import Counted
from quizzes.schedule import find_day

WEEKS = 8


@dataclass
class Spent:
    """Answers and the minutes that they took; those of unknown length add none."""

    answers: int = 0
    minutes: float = 0.0

    def add(self, answer: Counted) -> None:
        """Count one more answer."""
        self.answers += 1
        self.minutes += (answer.seconds or 0) / 60


@dataclass(frozen=True)
class Week:
    """A week from Monday on."""

    starts_on: date
    spent: Spent


def sum_days(answers: Iterable[Counted], time_zone: str) -> dict[date, Spent]:
    """Return what was done on each day of practice."""
    days: dict[date, Spent] = {}
    for answer in answers:
        days.setdefault(find_day(answer.answered_at, time_zone), Spent()).add(answer)
    return days


def sum_topics(answers: Iterable[Counted]) -> dict[str, Spent]:
    """Return what was done in each topic."""
    topics: dict[str, Spent] = {}
    for answer in answers:
        topics.setdefault(answer.topic, Spent()).add(answer)
    return topics


def sum_weeks(days: dict[date, Spent], today: date, weeks: int = WEEKS) -> tuple[Week, ...]:
    """Return the last weeks, the present one last, those without practice too."""
    monday = find_monday(today)
    starts = [monday - timedelta(weeks=back) for back in reversed(range(weeks))]
    found = {start: Spent() for start in starts}
    for day, spent in days.items():
        if (start := find_monday(day)) in found:
            found[start].answers += spent.answers
            found[start].minutes += spent.minutes
    return tuple(Week(start, found[start]) for start in starts)


def find_monday(day: date) -> date:
    """Return the day on which a day's week began."""
    return day - timedelta(days=day.weekday())


def describe_weeks(weeks: Sequence[Week]) -> str:
    """Return what the weeks show in one sentence; empty without practice in them."""
    *earlier, present = weeks
    if not any(week.spent.answers for week in weeks):
        return ""
    now = f"{write_minutes(present.spent.minutes)} so far this week"
    if not present.spent.answers:
        now = "Nothing yet this week"
    busiest = max(earlier, key=lambda week: week.spent.minutes)
    if not busiest.spent.answers:
        return f"{now}, none in the {len(earlier)} weeks before."
    best = f"{busiest.starts_on.day} {busiest.starts_on:%B}"
    most = write_minutes(busiest.spent.minutes)
    return f"{now}; {most} in the busiest week before, which began on {best}."


def write_minutes(minutes: float) -> str:
    """Return a time like ``35 min`` or ``3 h 10 min``."""
    whole = int(minutes + 0.5)
    hours, rest = divmod(whole, 60)
    if not hours:
        return f"{rest} min" if whole or not minutes else "under 1 min"
    return f"{hours} h {rest} min" if rest else f"{hours} h"
