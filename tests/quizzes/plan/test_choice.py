"""Which task comes next."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from quizzes.plan.choice import choose_tasks, lead_to_base, practise_topic, read_passages
from quizzes.plan.desk import Desk
from quizzes.plan.model import Kind, Standing, Task
from quizzes.root_cause import RootCause
from quizzes.schedule import Memory
from tests.quizzes.plan.small import PLAN, SYLLABUS, TODAY, TOPICS, believe, stand

FAILING = RootCause("supply", "plans", ("plans", "demand", "supply"), 0.3, 4)
MISSED = Task(Kind.PRACTISE, 8, "supply", questions=5)


def lay(standing: Standing) -> Desk:
    return Desk(SYLLABUS, standing, PLAN.exam_on)


def test_nothing_is_read_before_what_it_rests_on() -> None:
    desk = lay(Standing(believe(0, 0, 0, 0), placed=True))
    assert read_passages(desk, "supply", 40) is None
    assert read_passages(desk, "plans", 40) == Task(Kind.READ, 14, "plans", ("first", "second"))
    # Who is strong in the base can go on without it.
    strong = lay(Standing(believe(4, 4, 0, 0, error=0.2), placed=True))
    assert read_passages(strong, "plans", 40) is None
    assert read_passages(strong, "supply", 40) == Task(Kind.READ, 14, "supply", ("first", "second"))


def test_sections_are_whole_or_wait() -> None:
    desk = lay(Standing(believe(0, 0, 0, 0), placed=True))
    assert read_passages(desk, "plans", 13) == Task(Kind.READ, 6, "plans", ("first",))
    assert read_passages(desk, "plans", 5) is None


def test_a_set_is_as_long_as_there_is_time_and_questions() -> None:
    desk = lay(stand(0, 0, 0, 0))
    assert practise_topic(desk, "stock", 40) == Task(Kind.PRACTISE, 8, "stock", questions=5)
    assert practise_topic(desk, "stock", 4) == Task(Kind.PRACTISE, 3, "stock", questions=2)
    assert practise_topic(desk, "stock", 1) is None


def test_a_failing_topic_leads_to_its_base_once() -> None:
    desk = lay(replace(stand(0, 0, 0, 0), causes={"supply": FAILING}))
    probes = Task(Kind.PRACTISE, 5, "plans", questions=3, failing="supply")
    assert lead_to_base(desk, MISSED, 40) == probes
    assert lead_to_base(desk, MISSED, 40) == MISSED


def test_a_confirmed_base_is_read_and_then_practised() -> None:
    sure = replace(stand(0, 0, 0, 0), causes={"supply": FAILING}, confirmed=frozenset({"plans"}))
    practice = Task(Kind.PRACTISE, 8, "plans", questions=5, failing="supply")
    assert lead_to_base(lay(sure), MISSED, 40) == practice
    unread = replace(sure, studied={})
    reading = Task(Kind.READ, 14, "plans", ("first", "second"), failing="supply")
    assert lead_to_base(lay(unread), MISSED, 40) == reading


def test_topics_take_turns_and_reviews_fill_what_is_left() -> None:
    due = tuple(
        Memory(f"q{n}", "stock", 5000.0, 5.0, TODAY - timedelta(days=9), TODAY) for n in range(9)
    )
    desk = lay(replace(stand(0, 0, 0, 0), memories=due))
    tasks = choose_tasks(desk, TODAY, 36)
    assert [task.kind for task in tasks] == [Kind.PRACTISE] * 4 + [Kind.REVIEW]
    assert {task.topic for task in tasks[:4]} == set(TOPICS)
    assert tasks[-1] == Task(Kind.REVIEW, 4, questions=4)
