"""How readiness has come about: recomputed from the answers at the ends of practice days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from quizzes.ability.readiness import Readiness
from quizzes.learner import Learner
from quizzes.schedule import find_day

MOST = 20  # points of the line
DRAWS = 1000  # of each but the last: a quarter of the usual ones, which a line doesn't show


@dataclass(frozen=True)
class Moment:
    """The readiness at the end of a day."""

    day: date
    readiness: Readiness


def trace_readiness(learner: Learner) -> tuple[Moment, ...]:
    """Return the readiness over time, the present one last; nothing before 20 answers."""
    if learner.readiness is None:
        return ()
    days = choose_days([find_day(a.answered_at, learner.time_zone) for a in learner.answers])
    earlier = (day for day in days if day < learner.today)
    moments = [
        Moment(day, readiness)
        for day in earlier
        if (readiness := learner.look_back(_end(day, learner.time_zone)).estimate(draws=DRAWS))
    ]
    return (*moments, Moment(learner.today, learner.readiness))


def choose_days(practised: Sequence[date]) -> tuple[date, ...]:
    """Return the days to look at: each of practice, or else the last one of each week.

    Of more weeks than the line has points every second one is taken, or every third, and
    so on; the last is always among them.
    """
    days = sorted(set(practised))
    if len(days) > MOST:
        weeks = {day - timedelta(days=day.weekday()): day for day in days}
        days = sorted(weeks.values())
    apart = -(-len(days) // MOST) or 1
    return tuple(days[::-1][::apart][::-1])


def find_earlier(moments: Sequence[Moment], today: date, days: int) -> Moment | None:
    """Return the last moment that lies at least so many days back, or None."""
    return next((m for m in reversed(moments) if m.day <= today - timedelta(days=days)), None)


def _end(day: date, time_zone: str) -> datetime:
    midnight = datetime.combine(day + timedelta(days=1), time(), ZoneInfo(time_zone))
    return midnight.astimezone(UTC) - timedelta(microseconds=1)
