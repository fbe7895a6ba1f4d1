"""The next step."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from quizzes.plan.model import Kind, Standing, Task
from quizzes.plan.step import choose_step
from quizzes.root_cause import RootCause
from quizzes.schedule import Memory
from tests.quizzes.plan.small import PLAN, SYLLABUS, TODAY, TOPICS, believe, stand


def test_somebody_unknown_is_placed_first() -> None:
    step = choose_step(SYLLABUS, Standing(believe(0, 0, 0, 0, error=1.2, answers=0)), PLAN, TODAY)
    assert step is not None
    assert step.task == Task(Kind.PLACEMENT, 25, questions=25)
    assert (step.score, step.probability) == (0.0, 0.0)
    assert step.title == "25 minutes to find out where you stand"
    assert step.address == "/placement"


def test_reading_comes_first_where_nothing_is_read() -> None:
    standing = Standing(believe(-0.5, -0.5, -0.5, -0.5), placed=True)
    step = choose_step(SYLLABUS, standing, PLAN, TODAY)
    assert step is not None
    assert step.task == Task(Kind.READ, 14, "plans", ("first", "second"))
    assert step.title == "14 minutes on plans"
    assert step.reason == "14 minutes on plans: the largest gain towards your exam date."
    assert step.address == "/topics/plans#first"
    assert 0 < step.score < 0.05


def test_the_weak_topic_gains_most() -> None:
    step = choose_step(SYLLABUS, stand(1.5, 1.5, 1.5, -0.5), PLAN, TODAY)
    assert step is not None
    assert step.task == Task(Kind.PRACTISE, 8, "stock", questions=5)
    assert step.reason == "Eight minutes on stock: the largest gain towards your exam date."
    assert step.address == "/practice?topics=stock&count=5"
    assert step.probability > 0


def test_without_a_date_or_after_it_there_is_still_a_step() -> None:
    standing = stand(1.5, 1.5, 1.5, -0.5)
    undated = choose_step(SYLLABUS, standing, None, TODAY)
    past = choose_step(SYLLABUS, standing, replace(PLAN, exam_on=TODAY), TODAY)
    assert undated is not None
    assert undated == past
    assert undated.reason == "Eight minutes on stock: the largest gain towards the exam."


def test_what_costs_more_to_forget_comes_before_anything_new() -> None:
    due = Memory("q", "stock", 3.0, 5.0, TODAY - timedelta(days=10), TODAY)
    # All questions were met, so that new ones have little to add.
    met = dict.fromkeys(TOPICS, 40)
    strong = replace(stand(3.0, 3.0, 3.0, 2.0), memories=(due,), seen=met)
    step = choose_step(SYLLABUS, strong, PLAN, TODAY)
    assert step is not None
    assert step.task == Task(Kind.REVIEW, 1, questions=1)
    assert step.title == "One minute on what is due"
    assert step.reason == (
        "One question is due: forgetting it costs more than anything new would add."
    )
    assert step.address == "/review"
    # A question that would be known on the exam's day anyway can wait.
    lasting = replace(due, stability=5000.0)
    other = choose_step(SYLLABUS, replace(strong, memories=(lasting,)), PLAN, TODAY)
    assert other is not None
    assert other.task.kind is Kind.PRACTISE


def test_a_topic_that_keeps_failing_leads_to_what_it_rests_on() -> None:
    cause = RootCause("supply", "plans", ("plans", "demand", "supply"), 0.3, 4)
    standing = replace(stand(1.0, 1.0, -1.0, 1.5), causes={"supply": cause})
    step = choose_step(SYLLABUS, standing, PLAN, TODAY)
    assert step is not None
    assert step.task == Task(Kind.PRACTISE, 5, "plans", questions=3, failing="supply")
    assert step.reason == (
        "You keep missing questions on S&OP supply, which rests on plans. "
        "Three questions there show whether that is the cause."
    )
    sure = choose_step(SYLLABUS, replace(standing, confirmed=frozenset({"plans"})), PLAN, TODAY)
    assert sure is not None
    assert sure.task == Task(Kind.PRACTISE, 8, "plans", questions=5, failing="supply")


def test_a_mock_exam_has_its_day() -> None:
    eve = PLAN.exam_on - timedelta(days=7)
    step = choose_step(SYLLABUS, stand(0, 0, 0, 0), PLAN, eve)
    assert step is not None
    assert step.task == Task(Kind.MOCK, 60, questions=40, exam="whole")
    assert step.address == "/exams/whole"


def test_the_minutes_at_hand_limit_the_step() -> None:
    standing = stand(1.5, 1.5, 1.5, -0.5)
    short = choose_step(SYLLABUS, standing, PLAN, TODAY, minutes=4)
    assert short is not None
    assert short.task == Task(Kind.PRACTISE, 3, "stock", questions=2)
    used = choose_step(SYLLABUS, standing, PLAN, TODAY, spent=40)
    assert used is not None
    assert used.task == Task(Kind.PRACTISE, 8, "stock", questions=5)


def test_nothing_to_ask_and_nothing_to_read_is_no_step() -> None:
    empty = replace(SYLLABUS, questions=dict.fromkeys(TOPICS, 0), passages={})
    assert choose_step(empty, stand(0, 0, 0, 0), None, date(2027, 2, 1)) is None
