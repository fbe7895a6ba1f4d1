"""What is due, what comes back when, and how that is said."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from quizzes.load import make_bank
from quizzes.reviews import (
    ComingDay,
    ReviewPage,
    TopicDue,
    say_nothing_due,
    say_return,
    select_due,
)
from quizzes.schedule import Memory, find_chance
from tests.quizzes.learners import MIXED, answers, make_learner
from tests.quizzes.samples import choice

TODAY = date(2027, 3, 1)  # a Monday


def memory(id: str, wait: int, topic: str = "alpha") -> Memory:
    return Memory(id, topic, 3, 5, TODAY - timedelta(days=4), TODAY + timedelta(days=wait))


def test_a_page_says_what_is_due_by_topic_what_is_most_likely_forgotten_first() -> None:
    learner = make_learner(answers(MIXED, days_ago=4))
    page = ReviewPage(learner)
    due = learner.due
    assert page.due == len(due) == 22
    assert page.sizes == (10, 20, 22)
    chances = {
        slug: [find_chance(memory, TODAY) for memory in due if memory.topic == slug]
        for slug in ("alpha", "beta", "gamma")
    }
    assert page.topics == tuple(
        TopicDue(slug, len(chances[slug]), sum(chances[slug]) / len(chances[slug]))
        for slug in ("gamma", "beta", "alpha")
    )
    assert [answer.question_id for answer in page.sure] == ["g3", "g2", "g1", "g0"]
    assert page.next is None
    assert {day.due for day in page.days} == {0}


def test_a_page_says_what_comes_back_next() -> None:
    page = ReviewPage(make_learner(answers("a0- a1- a2+")))
    tomorrow = ComingDay(TODAY + timedelta(days=1), 2)
    assert (page.due, page.topics, page.sizes) == (0, (), (0,))
    assert page.next == page.days[0] == tomorrow
    assert len(page.days) == 14
    assert sum(day.due for day in page.days) == 3


def test_a_newcomer_has_nothing_due() -> None:
    page = ReviewPage(make_learner())
    assert (page.due, page.topics, page.next, page.sure) == (0, (), None, ())


def test_sizes_end_with_all_that_is_due() -> None:
    page = ReviewPage(make_learner(answers("a0- a1- b0-", days_ago=3)))
    assert page.sizes == (3,)
    assert [(topic.slug, topic.due) for topic in page.topics] == [("alpha", 2), ("beta", 1)]


def test_a_review_takes_what_is_due_in_order_and_leaves_enemies_for_another_day() -> None:
    bank = make_bank(
        [
            choice(id="a0", topic="alpha"),
            choice(id="a1", topic="alpha", enemies=["a0"]),
            *(choice(id=f"a{n}", topic="alpha") for n in range(2, 6)),
        ]
    )
    due = [memory(id, 0) for id in ("a0", "a1", "gone", "a2", "a3", "a4")]
    assert [q.id for q in select_due(bank, due, 3)] == ["a0", "a2", "a3"]
    assert [q.id for q in select_due(bank, due, 9, held={"a0", "a3"})] == ["a1", "a2", "a4"]


@pytest.mark.parametrize(
    ("wait", "sentence"),
    [
        (-3, "It is due for review."),
        (0, "It is due for review."),
        (1, "Comes back tomorrow, Tuesday 2 March."),
        (3, "Comes back in 3 days, on Thursday 4 March."),
        (11, "Comes back in 11 days, on 12 March."),
        (400, "Comes back in 400 days, on 4 April 2028."),
    ],
)
def test_when_a_question_comes_back(wait: int, sentence: str) -> None:
    assert say_return(memory("a0", wait), TODAY) == sentence


@pytest.mark.parametrize(
    ("coming", "sentence"),
    [
        (None, "Nothing comes back on a later day either."),
        (ComingDay(date(2027, 3, 2), 1), "The next question comes back tomorrow."),
        (ComingDay(date(2027, 3, 4), 3), "The next three come back on Thursday 4 March."),
        (ComingDay(date(2027, 4, 4), 40), "The next 40 come back on 4 April."),
    ],
)
def test_what_is_said_where_nothing_is_due(coming: ComingDay | None, sentence: str) -> None:
    assert say_nothing_due(coming, TODAY) == sentence
