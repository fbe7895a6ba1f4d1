"""Whether answers have changed, on SQLite and PostgreSQL."""

from __future__ import annotations

from flask import Flask

from db import attempts, cohorts, stamps
from db.engine import db, write_transaction
from db.tables import ResponseEvent, User
from people.model import CohortRole
from quizzes.sittings import Closing
from tests.cast import add_account, add_cohort
from tests.db.practice import A1, answer, at, start


def test_whatever_changes_the_figures_changes_the_stamp(app: Flask, learner: str) -> None:
    cohort_id = add_cohort(app, "Spring", instructor=add_account(app, "Instructor"))
    seen = []

    def note() -> None:
        seen.append(stamps.read_stamp(db.session, cohort_id))
        assert stamps.read_stamp(db.session, cohort_id) == seen[-1]
        db.session.rollback()

    note()
    attempt_id = start(learner, A1)
    answer(attempt_id, 1, 1, 1)
    note()
    with write_transaction() as session:
        attempts.close_attempt(session, attempt_id, at(5), Closing.PERSON)
    note()
    with write_transaction() as session:
        session.query(ResponseEvent).one().credit = 0.0
    note()
    with write_transaction() as session:
        cohorts.put_member(session, cohort_id, learner, CohortRole.LEARNER, at(6))
    note()
    with write_transaction() as session:
        session.delete(session.get_one(User, learner))
    note()
    assert len(set(seen)) == 6
