"""SQL for attempts, on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import event, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from db import attempts
from db.engine import db, write_transaction
from db.tables import QuestionVersion
from quizzes.model import Certainty, Question
from quizzes.progress import Exposure, MemberProgress, OpenAttempt
from quizzes.records import load_question
from quizzes.sittings import Answer, Mode
from tests.cast import add_account
from tests.quizzes.samples import choice

NOW = datetime(2026, 3, 1, 8, tzinfo=UTC)
A1, A2, B1 = (
    choice(id=id, topic=topic) for id, topic in (("a1", "alpha"), ("a2", "alpha"), ("b1", "beta"))
)


def at(minutes: int) -> datetime:
    return NOW + timedelta(minutes=minutes)


@pytest.fixture
def learner(app: Flask, db_session: Session) -> str:
    return add_account(app, "Learner").id


def start(user_id: str, *questions: Question, minutes: int = 0) -> str:
    items = [(question, 10 + place) for place, question in enumerate(questions)]
    with write_transaction() as session:
        return attempts.add_attempt(session, user_id, Mode.PRACTICE, 5, items, at(minutes))


def answer(
    attempt_id: str, position: int, credit: float, minutes: int, sequence: int = 1
) -> Answer:
    given = Answer(sequence, "x", Certainty.FAIR, at(minutes), credit)
    with write_transaction() as session:
        attempts.add_event(session, attempt_id, position, given)
    return given


def test_an_attempt_comes_back_as_it_was_stored(learner: str) -> None:
    attempt_id = start(learner, A1, B1)
    given = answer(attempt_id, 2, 0.5, 1)
    sitting = attempts.find_sitting(db.session, learner, attempt_id)
    assert sitting is not None
    assert (sitting.id, sitting.mode, sitting.seed, sitting.open) == (
        attempt_id, Mode.PRACTICE, 5, True,
    )  # fmt: skip
    assert (sitting.started_at, sitting.closed_at) == (NOW, None)
    assert [(i.position, i.question_id, i.seed, i.topic, i.answer) for i in sitting.items] == [
        (1, "a1", 10, "alpha", None),
        (2, "b1", 11, "beta", given),
    ]
    assert [load_question(item.document).hash for item in sitting.items] == [A1.hash, B1.hash]


def test_somebody_else_s_attempt_is_not_found(app: Flask, learner: str) -> None:
    other = add_account(app, "Other").id
    attempt_id = start(learner, A1)
    with write_transaction() as session:
        assert attempts.find_sitting(session, other, attempt_id) is None
        assert attempts.lock_sitting(session, other, attempt_id) is None
        assert attempts.find_sitting(session, "", attempt_id) is None
        assert attempts.find_sitting(session, learner, "missing") is None


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
    sitting = attempts.find_sitting(db.session, learner, attempt_id)
    assert sitting is not None
    assert sitting.items[0].answer == newest
    progress = attempts.cohort_progress(db.session, [learner])[learner]
    assert progress == MemberProgress((Exposure("alpha", 1, 1, at(2)),), 1, at(2))


def test_a_sequence_is_stored_once(learner: str) -> None:
    attempt_id = start(learner, A1)
    answer(attempt_id, 1, 1, 1)
    with pytest.raises(IntegrityError):
        answer(attempt_id, 1, 0, 2)


def test_lock_loads_one_position(learner: str) -> None:
    attempt_id = start(learner, A1, A2, B1)
    with write_transaction() as session:
        sitting = attempts.lock_sitting(session, learner, attempt_id, 2)
        assert sitting is not None
        assert [item.position for item in sitting.items] == [2]
        missing = attempts.lock_sitting(session, learner, attempt_id, 9)
        assert missing is not None
        assert missing.items == ()


def test_closing_twice_keeps_the_first_time(learner: str) -> None:
    attempt_id = start(learner, A1)
    for minutes in (5, 6):
        with write_transaction() as session:
            attempts.close_attempt(session, attempt_id, at(minutes))
    sitting = attempts.find_sitting(db.session, learner, attempt_id)
    assert sitting is not None
    assert (sitting.open, sitting.closed_at) == (False, at(5))


def test_flags(learner: str) -> None:
    attempt_id = start(learner, A1, A2)
    with write_transaction() as session:
        attempts.set_flag(session, attempt_id, 2, True)
    sitting = attempts.find_sitting(db.session, learner, attempt_id)
    assert sitting is not None
    assert [item.flagged for item in sitting.items] == [False, True]


def test_last_seen(learner: str) -> None:
    first, second = start(learner, A1, A2), start(learner, A1)
    answer(first, 1, 1, 1)
    answer(second, 1, 0, 9)
    assert attempts.last_seen(db.session, learner) == {"a1": at(9)}


def test_first_exposures_count_and_repetitions_do_not(learner: str) -> None:
    first, second = start(learner, A1, A2, B1), start(learner, A1, B1)
    answer(first, 1, 0, 1)
    answer(first, 2, 0.5, 2)
    answer(second, 1, 1, 8)
    answer(second, 2, 1, 9)
    answer(first, 3, 0, 10)
    assert attempts.cohort_progress(db.session, [learner])[learner] == MemberProgress(
        exposures=(Exposure("alpha", 0.5, 2, at(8)), Exposure("beta", 1, 1, at(10))),
        answers=5,
        last_active=at(10),
    )


@contextmanager
def count_statements() -> Iterator[list[str]]:
    statements: list[str] = []

    def record(_c: object, _k: object, statement: str, *_: object) -> None:
        statements.append(statement)

    event.listen(db.engine, "before_cursor_execute", record)
    yield statements
    event.remove(db.engine, "before_cursor_execute", record)


@pytest.mark.parametrize("members", [1, 3])
def test_a_cohort_takes_one_query_whatever_its_size(
    app: Flask, db_session: Session, members: int
) -> None:
    ids = [add_account(app, f"Learner {number}").id for number in range(members)]
    for user_id in ids:
        answer(start(user_id, A1), 1, 1, 1)
    idle = add_account(app, "Idle").id
    db.session.rollback()
    with count_statements() as statements:
        found = attempts.cohort_progress(db.session, [*ids, idle])
    assert len([s for s in statements if not s.startswith("BEGIN")]) == 1
    assert found == {
        user_id: MemberProgress((Exposure("alpha", 1, 1, at(1)),), 1, at(1)) for user_id in ids
    }


def test_open_attempts(app: Flask, learner: str) -> None:
    start(add_account(app, "Other").id, A1)
    one = start(learner, A1, A2, minutes=1)
    mixed = start(learner, A1, B1, minutes=2)
    closed = start(learner, A1, minutes=3)
    answer(one, 2, 1, 5)
    with write_transaction() as session:
        attempts.close_attempt(session, closed, at(6))
    assert attempts.open_attempts(db.session, learner) == (
        OpenAttempt(mixed, "practice", at(2), 2, 0, None),
        OpenAttempt(one, "practice", at(1), 2, 1, "alpha"),
    )
    assert len(attempts.open_attempts(db.session, learner, limit=1)) == 1


def test_a_start_that_fails_leaves_nothing(learner: str) -> None:
    with pytest.raises(IntegrityError):
        start("nobody", A1)
    assert db.session.scalar(select(func.count()).select_from(QuestionVersion)) == 0
    assert attempts.open_attempts(db.session, learner) == ()
