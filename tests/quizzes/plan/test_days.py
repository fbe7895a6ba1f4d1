"""The days until an exam."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from quizzes.plan.days import make_plan, place_mocks
from quizzes.plan.model import Day, Kind, Mock, Standing, StudyPlan, Task
from quizzes.plan.step import choose_step
from quizzes.schedule import Memory
from tests.quizzes.plan.small import NEEDS, PLAN, SYLLABUS, TODAY, TOPICS, believe, stand

WEEK = st.tuples(*[st.integers(0, 120)] * 7)


def make(standing: Standing, plan: StudyPlan = PLAN, spent: int = 0) -> tuple[Day, ...]:
    return make_plan(SYLLABUS, standing, plan, TODAY, spent)


def test_every_day_until_the_exam_has_its_place() -> None:
    days = make(stand(0, 0, 0, 0))
    assert [day.on for day in days] == [TODAY + timedelta(days=at) for at in range(41)]
    assert [day.on for day in days if day.exam] == [PLAN.exam_on]
    assert days[-1].tasks == ()
    assert [day.minutes for day in days[:7]] == list(PLAN.minutes)


def test_an_exam_that_is_over_has_no_days() -> None:
    assert make(stand(0, 0, 0, 0), replace(PLAN, exam_on=TODAY - timedelta(days=1))) == ()
    assert make(stand(0, 0, 0, 0), replace(PLAN, exam_on=TODAY)) == (Day(TODAY, 40, (), True),)


def test_the_day_before_the_exam_is_light() -> None:
    due = [Memory(f"q{n}", "stock", 2.0, 5.0, TODAY, TODAY) for n in range(90)]
    eve = make(replace(stand(0, 0, 0, 0), memories=tuple(due)))[-2]
    assert {task.kind for task in eve.tasks} == {Kind.REVIEW}
    assert eve.planned <= 20


def test_minutes_spent_today_are_taken_off() -> None:
    standing = stand(0, 0, 0, 0)
    assert make(standing, spent=40)[0].tasks == ()
    assert make(standing, spent=30)[0].planned <= 10
    assert make(standing, spent=40)[1].tasks == make(standing, spent=45)[1].tasks


def test_mock_exams_stand_where_a_day_has_time_for_one() -> None:
    whole, half = Mock("whole", 40, 60), Mock("half", 20, 30)
    # Saturdays have 90 minutes, and the exam is on one.
    saturday, earlier = PLAN.exam_on - timedelta(days=7), PLAN.exam_on - timedelta(days=21)
    assert place_mocks(SYLLABUS, stand(0, 0, 0, 0), PLAN, TODAY) == {
        saturday: whole,
        earlier: whole,
    }
    short = replace(PLAN, minutes=(40,) * 7)
    assert place_mocks(SYLLABUS, stand(0, 0, 0, 0), short, TODAY) == {
        PLAN.exam_on - timedelta(days=21): half,
        PLAN.exam_on - timedelta(days=7): half,
    }
    none = replace(PLAN, minutes=(20,) * 7)
    assert place_mocks(SYLLABUS, stand(0, 0, 0, 0), none, TODAY) == {}
    sat = replace(stand(0, 0, 0, 0), mocks=(PLAN.exam_on - timedelta(days=22),))
    assert place_mocks(SYLLABUS, sat, PLAN, TODAY) == {saturday: whole}
    (day,) = [day for day in make(sat) if Kind.MOCK in {task.kind for task in day.tasks}]
    assert (day.on, day.tasks[0]) == (saturday, Task(Kind.MOCK, 60, questions=40, exam="whole"))


def test_the_plan_begins_with_the_next_step() -> None:
    standing = Standing(believe(-0.5, 0.0, 0.5, 1.0), placed=True)
    step = choose_step(SYLLABUS, standing, PLAN, TODAY)
    assert step is not None
    assert make(standing)[0].tasks[0] == step.task


@settings(max_examples=25)
@given(
    means=st.tuples(*[st.floats(-3, 3)] * 4),
    week=WEEK,
    off=st.frozensets(st.integers(0, 20), max_size=8),
    wait=st.integers(1, 20),
    due=st.integers(0, 40),
    spent=st.integers(0, 60),
)
def test_a_plan_keeps_its_promises(
    means: tuple[float, float, float, float],
    week: tuple[int, int, int, int, int, int, int],
    off: frozenset[int],
    wait: int,
    due: int,
    spent: int,
) -> None:
    days_off = frozenset(TODAY + timedelta(days=at) for at in off)
    plan = StudyPlan("whole", TODAY + timedelta(days=wait), week, days_off)
    memories = tuple(
        Memory(f"q{n}", TOPICS[n % 4], 0.5 + n, 5.0, TODAY - timedelta(days=3), TODAY)
        for n in range(due)
    )
    standing = Standing(believe(*means), memories, placed=True)
    days = make(standing, plan, spent)
    assert days == make(standing, plan, spent)
    for day in days:
        left = day.minutes - (spent if day.on == TODAY else 0)
        assert day.planned <= max(0, left)
        assert all(task.minutes > 0 for task in day.tasks)
        assert day.on not in days_off or not day.tasks
        assert sum(task.kind is Kind.REVIEW for task in day.tasks) <= 1
    check_order(days)


def check_order(days: tuple[Day, ...]) -> None:
    """Hold that nothing is read before what it rests on, and no section twice."""
    read: list[tuple[str, str, date]] = [
        (task.topic, section, day.on)
        for day in days
        for task in day.tasks
        if task.kind is Kind.READ
        for section in task.sections
    ]
    assert len({entry[:2] for entry in read}) == len(read)
    order = [topic for topic, _, _ in read]
    for place, topic in enumerate(order):
        assert not set(NEEDS[topic]) & set(order[place:])
