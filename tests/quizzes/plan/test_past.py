"""What really happened."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from quizzes.answers import Counted
from quizzes.model import Kind as QuestionKind
from quizzes.plan.model import Kind, Task
from quizzes.plan.past import PastDay, Reading, look_back
from tests.quizzes.plan.small import PLAN, SYLLABUS, TODAY

NOON = datetime(2027, 2, 1, 12, tzinfo=UTC)


def answered(topic: str, ago: timedelta, seconds: float | None = 60.0) -> Counted:
    return Counted("q", topic, QuestionKind.SINGLE_CHOICE, 1.0, None, NOON - ago, seconds=seconds)


def test_a_day_is_summed_up_by_topic() -> None:
    day = timedelta(days=1)
    answers = [
        answered("stock", day),
        answered("stock", day, 90.0),
        answered("plans", day, None),
        answered("gone", day),
    ]
    readings = [Reading("demand", "second", NOON - day), Reading("demand", "gone", NOON - day)]
    plan = replace(PLAN, settled_at=NOON - 2 * day)
    assert look_back(answers, readings, SYLLABUS, plan, TODAY, "UTC") == (
        PastDay(
            TODAY - day,
            60,
            (
                Task(Kind.READ, 8, "demand", ("second",)),
                Task(Kind.PRACTISE, 2, "plans", questions=1),
                Task(Kind.PRACTISE, 3, "stock", questions=2),
            ),
        ),
        # A Saturday, settled and not kept.
        PastDay(TODAY - 2 * day, 90, ()),
    )


def test_of_days_before_the_plan_only_what_was_done_is_told() -> None:
    answers = [answered("stock", timedelta(days=3))]
    (day,) = look_back(answers, [], SYLLABUS, replace(PLAN, settled_at=NOON), TODAY, "UTC")
    assert (day.on, day.minutes, day.spent) == (TODAY - timedelta(days=3), 0, 1)


def test_days_are_those_of_the_learner() -> None:
    answers = [answered("stock", timedelta(hours=13))]
    plan = replace(PLAN, settled_at=NOON)
    assert [d.on for d in look_back(answers, [], SYLLABUS, plan, TODAY, "UTC")] == [
        TODAY - timedelta(days=1)
    ]
    assert look_back(answers, [], SYLLABUS, plan, TODAY, "Asia/Tokyo") == ()
