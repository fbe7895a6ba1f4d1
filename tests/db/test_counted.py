"""The answers that count, on SQLite and PostgreSQL."""

from __future__ import annotations

from flask import Flask

from db import attempts
from db.counted import select_counted
from db.engine import db, write_transaction
from quizzes.answers import Counted
from quizzes.model import Certainty, Kind
from quizzes.sittings import Closing, Mode, Reveal, Rules
from tests.cast import add_account
from tests.db.practice import A1, A2, B1, answer, at, start
from tests.db.test_progress import count_statements


def given(place: tuple[str, int], id: str, credit: float, minutes: int, seconds: float) -> Counted:
    return Counted(
        question_id=id,
        topic="alpha" if id.startswith("a") else "beta",
        kind=Kind.SINGLE_CHOICE,
        credit=credit,
        certainty=Certainty.FAIR,
        answered_at=at(minutes),
        seconds=seconds,
        section="bias-tracking",
        attempt_id=place[0],
        position=place[1],
    )


def test_the_newest_answer_at_each_place_counts(app: Flask, learner: str) -> None:
    first, second = start(learner, A1, A2, B1), start(learner, A1, minutes=60)
    other = start(add_account(app, "Other").id, A1)
    answer(first, 2, 0.5, 1)
    answer(first, 1, 0, 3)
    answer(first, 1, 1, 4, sequence=2)
    answer(second, 1, 0, 61)
    answer(other, 1, 1, 2)
    with count_statements() as statements:
        found = select_counted(db.session, learner)
    assert len([s for s in statements if not s.startswith("BEGIN")]) == 1
    assert found == (
        given((first, 2), "a2", 0.5, 1, 60),
        given((first, 1), "a1", 1, 4, 180),
        given((second, 1), "a1", 0, 61, 60),
    )


def test_without_answers_there_is_nothing(learner: str) -> None:
    start(learner, A1)
    assert select_counted(db.session, learner) == ()


def test_an_answer_taken_back_does_not_count(learner: str) -> None:
    attempt_id = start(learner, A1, A2)
    answer(attempt_id, 1, 1, 1)
    answer(attempt_id, 1, 0, 2, sequence=2, response=None)
    answer(attempt_id, 2, 0, 3, response=None)
    answer(attempt_id, 2, 1, 4, sequence=2)
    assert select_counted(db.session, learner) == (given((attempt_id, 2), "a2", 1, 4, 120),)


def test_an_exam_counts_once_it_is_closed(learner: str) -> None:
    attempt_id = start(learner, A1, B1, rules=Rules(Mode.EXAM, 5, Reveal.END))
    answer(attempt_id, 1, 1, 1)
    answer(attempt_id, 2, 0, 2)
    assert select_counted(db.session, learner) == ()
    with write_transaction() as session:
        attempts.close_attempt(session, attempt_id, at(9), Closing.PERSON)
    assert [each.credit for each in select_counted(db.session, learner)] == [1, 0]


def test_the_browser_s_time_goes_before_the_arrival_s(learner: str) -> None:
    attempt_id = start(learner, A1, A2)
    answer(attempt_id, 1, 1, 1, seconds=41.5)
    answer(attempt_id, 2, 1, 3)
    found = select_counted(db.session, learner)
    assert [each.seconds for each in found] == [41.5, 120]
