"""Storing attempts and answers, on SQLite and PostgreSQL."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from db import attempts, history, progress, sittings
from db.engine import db, write_transaction
from db.tables import QuestionVersion
from quizzes.progress import Exposure, MemberProgress
from tests.db.practice import A1, A2, B1, answer, at, start
from tests.quizzes.samples import choice


def test_a_version_is_kept_once_and_an_edit_adds_another(learner: str) -> None:
    edited = choice(id="a1", topic="alpha", difficulty=5)
    for questions in ((A1, B1), (A1, A2), (edited,)):
        start(learner, *questions)
    found = db.session.scalars(select(QuestionVersion.hash)).all()
    assert sorted(found) == sorted([A1.hash, A2.hash, B1.hash, edited.hash])


def test_the_newest_sequence_counts(learner: str) -> None:
    attempt_id = start(learner, A1)
    newest = answer(attempt_id, 1, 1, 2, sequence=7)
    answer(attempt_id, 1, 0, 3, sequence=4)
    sitting = sittings.find_sitting(db.session, learner, attempt_id)
    assert sitting is not None
    assert sitting.items[0].answer == newest
    found = progress.cohort_progress(db.session, [learner])[learner]
    assert found == MemberProgress((Exposure("alpha", 1, 1, at(2)),), 1, at(2))


def test_a_sequence_is_stored_once(learner: str) -> None:
    attempt_id = start(learner, A1)
    answer(attempt_id, 1, 1, 1)
    with pytest.raises(IntegrityError):
        answer(attempt_id, 1, 0, 2)


def test_closing_twice_keeps_the_first_time(learner: str) -> None:
    attempt_id = start(learner, A1)
    for minutes in (5, 6):
        with write_transaction() as session:
            attempts.close_attempt(session, attempt_id, at(minutes))
    sitting = sittings.find_sitting(db.session, learner, attempt_id)
    assert sitting is not None
    assert (sitting.open, sitting.closed_at) == (False, at(5))


def test_flags(learner: str) -> None:
    attempt_id = start(learner, A1, A2)
    with write_transaction() as session:
        attempts.set_flag(session, attempt_id, 2, True)
    sitting = sittings.find_sitting(db.session, learner, attempt_id)
    assert sitting is not None
    assert [item.flagged for item in sitting.items] == [False, True]


def test_a_start_that_fails_leaves_nothing(learner: str) -> None:
    with pytest.raises(IntegrityError):
        start("nobody", A1)
    assert db.session.scalar(select(func.count()).select_from(QuestionVersion)) == 0
    assert history.open_attempts(db.session, learner) == ()
