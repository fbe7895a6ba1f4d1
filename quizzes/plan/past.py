"""What really happened on the days that are over, beside the minutes that were meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import ceil

from quizzes.answers import Counted
from quizzes.plan.gains import QUESTION_MINUTES
from quizzes.plan.model import Kind, StudyPlan, Syllabus, Task
from quizzes.schedule import find_day

DAYS = 14


@dataclass(frozen=True)
class Reading:
    """A section that was marked as studied, and when."""

    topic: str
    section: str
    at: datetime


@dataclass(frozen=True)
class PastDay:
    """A day that is over; ``minutes`` are those meant, 0 from before the plan was settled."""

    on: date
    minutes: int
    tasks: tuple[Task, ...]

    @property
    def spent(self) -> int:
        """How long everything took."""
        return sum(task.minutes for task in self.tasks)


def look_back(
    answers: Iterable[Counted],
    readings: Iterable[Reading],
    syllabus: Syllabus,
    plan: StudyPlan,
    today: date,
    time_zone: str,
) -> tuple[PastDay, ...]:
    """Return the last days before today, the newest first.

    Days on which nothing was meant and nothing happened are left out.
    """
    done = sum_up(answers, readings, syllabus, time_zone)
    settled_on = find_day(plan.settled_at, time_zone) if plan.settled_at else today
    days = (today - timedelta(days=ago) for ago in range(1, DAYS + 1))
    kept = [
        PastDay(day, plan.minutes_on(day) if day >= settled_on else 0, done.get(day, ()))
        for day in days
    ]
    return tuple(day for day in kept if day.minutes or day.tasks)


def sum_up(
    answers: Iterable[Counted],
    readings: Iterable[Reading],
    syllabus: Syllabus,
    time_zone: str,
) -> dict[date, tuple[Task, ...]]:
    """Return what was read and answered on each day, by topic in their order."""
    asked: dict[date, Counter[str]] = {}
    seconds: dict[date, Counter[str]] = {}
    for answer in answers:
        day = find_day(answer.answered_at, time_zone)
        asked.setdefault(day, Counter())[answer.topic] += 1
        took = QUESTION_MINUTES * 60 if answer.seconds is None else answer.seconds
        seconds.setdefault(day, Counter())[answer.topic] += round(took)
    read: dict[date, dict[str, list[str]]] = {}
    for reading in readings:
        day = find_day(reading.at, time_zone)
        read.setdefault(day, {}).setdefault(reading.topic, []).append(reading.section)
    return {
        day: (
            *(
                _make_reading(topic, read[day][topic], syllabus)
                for topic in _order(read.get(day, ()), syllabus)
            ),
            *(
                Task(
                    Kind.PRACTISE,
                    ceil(seconds[day][topic] / 60),
                    topic,
                    questions=asked[day][topic],
                )
                for topic in _order(asked.get(day, ()), syllabus)
            ),
        )
        for day in {*asked, *read}
    }


def _order(topics: Iterable[str], syllabus: Syllabus) -> list[str]:
    """Return the topics that there still are, by number."""
    found = set(topics)
    return [topic for topic in syllabus.topics if topic in found]


def _make_reading(topic: str, sections: list[str], syllabus: Syllabus) -> Task:
    passages = [p for p in syllabus.passages[topic] if p.section in sections]
    minutes = ceil(sum(p.minutes for p in passages))
    return Task(Kind.READ, minutes, topic, tuple(p.section for p in passages))
