"""Forgetting curves of one question and of many."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime, timedelta

import pytest

from quizzes.answers import Counted
from quizzes.forgetting import Point, trace_memories, trace_question
from quizzes.model import Kind
from quizzes.schedule import Memory

DAY = date(2027, 1, 4)
AFTER = 10.9643  # by hand: the stability after a second good answer, two days after the first


def curve(days: int, stability: float) -> float:
    """Return FSRS-6's chance by its formula."""
    return math.pow(1 + (math.pow(0.9, -1 / 0.1542) - 1) * days / stability, -0.1542)


def answer(day: int, credit: float) -> Counted:
    at = datetime(2027, 1, 4 + day, 12, tzinfo=UTC)
    return Counted("q", "t", Kind.NUMERIC, credit, None, at)


def test_a_curve_falls_until_it_is_answered_again() -> None:
    points = trace_question([answer(2, 1), answer(0, 1)], "UTC", DAY + timedelta(days=4))
    assert [(point.day - DAY).days for point in points] == [0, 1, 2, 2, 3, 4]
    assert [point.chance for point in points] == pytest.approx(
        [1, *(curve(t, 2.3065) for t in (1, 2)), 1, *(curve(t, AFTER) for t in (1, 2))], abs=1e-4
    )
    assert trace_question([], "UTC", DAY) == ()


def test_a_curve_ends_no_earlier_than_its_last_answer() -> None:
    points = trace_question([answer(3, 0)], "UTC", DAY)
    assert points == (Point(DAY + timedelta(days=3), 1.0),)


def test_many_memories_have_a_mean() -> None:
    memories = [Memory(str(s), "t", s, 5, DAY, DAY) for s in (1.0, 10.0)]
    points = trace_memories(memories, DAY + timedelta(days=10), 2)
    assert [point.day for point in points] == [date(2027, 1, 14), date(2027, 1, 15)]
    assert [point.chance for point in points] == pytest.approx(
        [(curve(t, 1) + curve(t, 10)) / 2 for t in (10, 11)]
    )
    assert trace_memories([], DAY, 5) == ()
