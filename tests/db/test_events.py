"""Answers as they arrived, on SQLite and PostgreSQL."""

from __future__ import annotations

from dataclasses import replace

from db import sittings
from db.engine import db
from db.events import select_saved
from quizzes.changes import Saved
from quizzes.model import Kind
from tests.db.practice import A1, B1, answer, at, start


def test_every_answer_of_the_attempt_is_there(learner: str) -> None:
    other, attempt_id = start(learner, A1), start(learner, A1, B1)
    answer(other, 1, 1, 1)
    answer(attempt_id, 2, 0.5, 3)
    answer(attempt_id, 1, 1, 2)
    answer(attempt_id, 1, 0, 4, sequence=2, response=None)
    sitting = sittings.find_sitting(db.session, learner, attempt_id)
    assert sitting is not None
    first = Saved(1, Kind.SINGLE_CHOICE, 1, "x", 1.0, at(2))
    assert select_saved(db.session, sitting) == (
        first,
        replace(first, position=2, credit=0.5, received_at=at(3)),
        replace(first, sequence=2, response=None, credit=0.0, received_at=at(4)),
    )
