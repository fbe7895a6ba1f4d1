"""Starting a review, and when a question comes back, on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from kb.services.current import library
from quizzes.learner import Learner
from quizzes.services import attempts, reviews, starting
from quizzes.services.current import bank, blueprints
from quizzes.services.errors import RequestError
from quizzes.services.exams import find_plan
from quizzes.services.learner import load_learner
from quizzes.sittings import Mode, Reveal, Sitting
from tests.cast import add_account

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def at(days: float) -> datetime:
    return NOW + timedelta(days=days)


@pytest.fixture
def person(app: Flask) -> Iterator[str]:
    account = add_account(app, "Learner")
    with app.test_request_context():
        yield account.id


def learner(person: str, days: float) -> Learner:
    return load_learner(person, bank(), library(), blueprints(), "UTC", at(days))


def practise(person: str, question: str, right: bool, days: float = 0) -> Sitting:
    id = starting.start_practice(person, bank(), [], 1, question_id=question, now=at(days))
    answer(person, id, right, days)
    return attempts.find_sitting(person, id)


def answer(person: str, id: str, right: bool, days: float, position: int = 1) -> None:
    item = attempts.find_sitting(person, id).items[position - 1]
    variant = attempts.recall_variant(item)
    if variant.key is not None:
        raw = str(variant.key) if right else "-999999"
    else:
        raw = next(option.id for option in variant.options if option.correct is right)
    attempts.answer(person, id, position, 1, raw, None, at(days))


def begin(person: str, days: float, count: int = 10) -> Sitting:
    id = reviews.start_review(person, bank(), learner(person, days), count)
    return attempts.find_sitting(person, id)


def test_a_review_asks_what_is_due_with_other_numbers(person: str) -> None:
    first = practise(person, "dp-tracking-signal", right=False)
    practise(person, "mc-first-step", right=True)
    review = begin(person, 1)
    assert (review.mode, review.rules.reveal, review.open) == (Mode.REVIEW, Reveal.ONCE, True)
    assert [item.question_id for item in review.items] == ["dp-tracking-signal"]
    numbers = [attempts.recall_variant(one.items[0]).values for one in (first, review)]
    assert numbers[0] != numbers[1]
    assert {item.question_id for item in begin(person, 40).items} == {
        "dp-tracking-signal", "mc-first-step",
    }  # fmt: skip


def test_a_review_of_today_is_gone_on_with_until_all_of_it_is_answered(person: str) -> None:
    for question in ("dp-tracking-signal", "mc-first-step", "dp-mad-meaning"):
        practise(person, question, right=False)
    review = begin(person, 1, 2)
    assert len(review.items) == 2
    answer(person, review.id, True, 1.1)
    assert begin(person, 1.2).id == review.id
    answer(person, review.id, True, 1.2, position=2)
    after = begin(person, 1.3)
    assert after.id != review.id
    assert len(after.items) == 1
    assert attempts.find_sitting(person, review.id).open is False
    assert [attempt.id for attempt in reviews.list_open_reviews(person)] == [after.id]
    assert begin(person, 2.1).id != after.id


def test_nothing_due_says_when(person: str) -> None:
    with pytest.raises(RequestError, match="you have not answered anything yet") as found:
        begin(person, 0)
    assert found.value.field == "mode"
    practise(person, "mc-first-step", right=False)
    with pytest.raises(
        RequestError, match=r"^Nothing is due today. The next question comes back tomorrow.$"
    ):
        begin(person, 0.1)


def test_what_an_exam_asks_that_runs_stays_due(person: str) -> None:
    due = {"mc-first-step", "dp-mad-meaning", "dp-tracking-signal", "dp-bias-conclusion"}
    for question in sorted(due):
        practise(person, question, right=False)
    plan = find_plan("whole", blueprints(), bank(), library())
    id = starting.start_exam(person, plan, bank(), at(1))
    held = {item.question_id for item in attempts.find_sitting(person, id, at(1)).items}
    assert len(due - held) == 1
    assert {item.question_id for item in begin(person, 1).items} == due - held


def test_where_an_exam_asks_all_that_is_due_it_comes_first(person: str) -> None:
    practise(person, "mc-first-step", right=False)
    plan = find_plan("whole", blueprints(), bank(), library())
    starting.start_exam(person, plan, bank(), at(1))
    with pytest.raises(RequestError, match="Hand in your exam first"):
        begin(person, 1)


def test_the_sentence_after_an_answer(person: str) -> None:
    id = starting.start_practice(person, bank(), [], 1, question_id="mc-first-step", now=at(0))
    sitting = attempts.find_sitting(person, id)
    assert reviews.find_return(person, sitting, sitting.items[0], "UTC", at(0)) == ""
    answer(person, id, False, 0)
    sitting = attempts.find_sitting(person, id)
    said = [reviews.find_return(person, sitting, sitting.items[0], "UTC", at(n)) for n in (0, 1)]
    assert said == ["Comes back tomorrow, Tuesday 3 March.", "It is due for review."]
    answer(person, begin(person, 1).id, True, 1)
    again = reviews.find_return(person, sitting, sitting.items[0], "UTC", at(1))
    assert again.startswith("Comes back in ")
