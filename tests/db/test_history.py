"""What a person has answered and begun, on SQLite and PostgreSQL."""

from __future__ import annotations

from flask import Flask

from db import attempts, history
from db.engine import db, write_transaction
from quizzes.progress import OpenAttempt
from tests.cast import add_account
from tests.db.practice import A1, A2, B1, answer, at, start


def test_last_seen(learner: str) -> None:
    first, second = start(learner, A1, A2), start(learner, A1)
    answer(first, 1, 1, 1)
    answer(second, 1, 0, 9)
    assert history.last_seen(db.session, learner) == {"a1": at(9)}


def test_open_attempts(app: Flask, learner: str) -> None:
    start(add_account(app, "Other").id, A1)
    one = start(learner, A1, A2, minutes=1)
    mixed = start(learner, A1, B1, minutes=2)
    closed = start(learner, A1, minutes=3)
    answer(one, 2, 1, 5)
    with write_transaction() as session:
        attempts.close_attempt(session, closed, at(6))
    assert history.open_attempts(db.session, learner) == (
        OpenAttempt(mixed, "practice", at(2), 2, 0, None),
        OpenAttempt(one, "practice", at(1), 2, 1, "alpha"),
    )
    assert len(history.open_attempts(db.session, learner, limit=1)) == 1
