"""Forgetting curves: how the chance to know questions falls, and rises with each answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from quizzes.answers import Counted
from quizzes.schedule import Memory, find_chance, find_day, remember


@dataclass(frozen=True)
class Point:
    """A point of a curve; on the day of an answer one is before it and one after it."""

    day: date
    chance: float


def trace_question(answers: Iterable[Counted], time_zone: str, until: date) -> tuple[Point, ...]:
    """Return the curve of one question, day by day from its first answer to ``until``."""
    order = sorted(answers, key=lambda each: each.answered_at)
    days = [find_day(answer.answered_at, time_zone) for answer in order]
    points: list[Point] = []
    for place, day in enumerate(days):
        (memory,) = remember(order[: place + 1], time_zone)
        end = days[place + 1] if place + 1 < len(days) else max(until, day)
        points += trace_memories((memory,), day, (end - day).days + 1)
    return tuple(points)


def trace_memories(memories: Sequence[Memory], start: date, days: int) -> tuple[Point, ...]:
    """Return the mean chance on each day if nothing is reviewed; empty without memories."""
    if not memories:
        return ()
    dates = (start + timedelta(days=wait) for wait in range(days))
    return tuple(
        Point(day, sum(find_chance(memory, day) for memory in memories) / len(memories))
        for day in dates
    )
