"""What people's answers add up to, on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask import Flask
from sqlalchemy import event
from sqlalchemy.orm import Session

from db import progress
from db.engine import db
from quizzes.progress import Exposure, MemberProgress
from tests.cast import add_account
from tests.db.practice import A1, A2, B1, answer, at, start


def test_first_exposures_count_and_repetitions_do_not(learner: str) -> None:
    first, second = start(learner, A1, A2, B1), start(learner, A1, B1)
    answer(first, 1, 0, 1)
    answer(first, 2, 0.5, 2)
    answer(second, 1, 1, 8)
    answer(second, 2, 1, 9)
    answer(first, 3, 0, 10)
    assert progress.cohort_progress(db.session, [learner])[learner] == MemberProgress(
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
        found = progress.cohort_progress(db.session, [*ids, idle])
    assert len([s for s in statements if not s.startswith("BEGIN")]) == 1
    assert found == {
        user_id: MemberProgress((Exposure("alpha", 1, 1, at(1)),), 1, at(1)) for user_id in ids
    }
