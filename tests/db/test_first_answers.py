"""First answers of everybody, on SQLite and PostgreSQL."""

from __future__ import annotations

from flask import Flask

from db import first_answers
from db.engine import db
from quizzes.ability.replay import Event
from tests.cast import add_account
from tests.db.practice import A1, A2, B1, answer, start


def test_first_answers_come_in_their_order_with_those_of_guests(app: Flask, learner: str) -> None:
    guest = add_account(app, "Guest", guest=True).id
    first, second, third = start(learner, A1, A2, B1), start(learner, A1, B1), start(guest, A1)
    answer(first, 1, 0, 10)
    answer(second, 1, 1, 5)
    answer(first, 2, 0.5, 2)
    answer(first, 2, 0.25, 7, sequence=2)
    answer(third, 1, 1, 6)
    events, newest = first_answers.select_events(db.session)
    assert events == [Event(learner, "a1", 1), Event(guest, "a1", 1), Event(learner, "a2", 0.25)]
    assert first_answers.count_new(db.session, newest) == 0
    assert first_answers.count_new(db.session, newest - 1) == 1


def test_an_answer_taken_back_is_none(learner: str) -> None:
    attempt_id = start(learner, A1)
    answer(attempt_id, 1, 1, 1)
    answer(attempt_id, 1, 0, 2, sequence=2, response=None)
    assert first_answers.select_events(db.session)[0] == []
    answer(attempt_id, 1, 1, 3, sequence=3)
    assert first_answers.select_events(db.session)[0] == [Event(learner, "a1", 1)]


def test_without_answers_there_is_nothing(app: Flask) -> None:
    with app.app_context():
        assert first_answers.select_events(db.session) == ([], 0)
        assert first_answers.count_new(db.session, 0) == 0


def test_places_answered_since_then_are_counted_once(learner: str) -> None:
    attempt_id = start(learner, A1, A2, B1)
    answer(attempt_id, 1, 0, 1)
    _, then = first_answers.select_events(db.session)
    answer(attempt_id, 1, 1, 2, sequence=2)
    answer(attempt_id, 2, 0, 3)
    answer(attempt_id, 2, 1, 4, sequence=2)
    counted = [first_answers.count_new(db.session, since) for since in (0, then, then + 99)]
    assert counted == [2, 2, 0]
