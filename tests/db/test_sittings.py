"""Attempts read as sittings, on SQLite and PostgreSQL."""

from __future__ import annotations

from flask import Flask

from db import attempts, sittings
from db.engine import db, write_transaction
from quizzes.sittings import Mode
from tests.cast import add_account
from tests.db.practice import A1, A2, B1, NOW, answer, start


def test_an_attempt_comes_back_as_it_was_stored(learner: str) -> None:
    attempt_id = start(learner, A1, B1)
    given = answer(attempt_id, 2, 0.5, 1)
    sitting = sittings.find_sitting(db.session, learner, attempt_id)
    assert sitting is not None
    assert (sitting.id, sitting.mode, sitting.seed, sitting.open) == (
        attempt_id, Mode.PRACTICE, 5, True,
    )  # fmt: skip
    assert (sitting.started_at, sitting.closed_at) == (NOW, None)
    assert [(i.position, i.question_id, i.seed, i.topic, i.answer) for i in sitting.items] == [
        (1, "a1", 10, "alpha", None),
        (2, "b1", 11, "beta", given),
    ]
    assert [item.question.hash for item in sitting.items] == [A1.hash, B1.hash]


def test_somebody_else_s_attempt_is_not_found(app: Flask, learner: str) -> None:
    other = add_account(app, "Other").id
    attempt_id = start(learner, A1)
    with write_transaction() as session:
        assert sittings.find_sitting(session, other, attempt_id) is None
        assert sittings.lock_sitting(session, other, attempt_id) is None
        assert sittings.find_sitting(session, "", attempt_id) is None
        assert sittings.find_sitting(session, learner, "missing") is None


def test_lock_loads_one_position(learner: str) -> None:
    attempt_id = start(learner, A1, A2, B1)
    with write_transaction() as session:
        sitting = sittings.lock_sitting(session, learner, attempt_id, 2)
        assert sitting is not None
        assert [item.position for item in sitting.items] == [2]
        missing = sittings.lock_sitting(session, learner, attempt_id, 9)
        assert missing is not None
        assert missing.items == ()


def test_attempts_are_listed_page_by_page_open_ones_first(app: Flask, learner: str) -> None:
    start(add_account(app, "Other").id, A1)
    closed = start(learner, A1, B1, minutes=9)
    with write_transaction() as session:
        attempts.close_attempt(session, closed, NOW)
    old, new = start(learner, A1, minutes=1), start(learner, A2, minutes=5)
    answer(closed, 2, 0.5, 10)
    listed = sittings.list_sittings(db.session, learner, 5, 0)
    assert [sitting.id for sitting in listed] == [new, old, closed]
    assert listed == tuple(
        sittings.find_sitting(db.session, learner, sitting.id) for sitting in listed
    )
    assert sittings.list_sittings(db.session, learner, 2, 2) == listed[2:]
    assert sittings.list_sittings(db.session, learner, 2, 4) == ()
    assert sittings.count_attempts(db.session, learner) == 3
    assert sittings.count_attempts(db.session, "") == 0
