"""What a person has answered and begun, on SQLite and PostgreSQL."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask

from db import attempts, counted, history
from db.engine import db, write_transaction
from db.tables import Attempt
from quizzes.progress import OpenAttempt
from quizzes.sittings import Asked, Mode, Reveal, Rules
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


def flag(attempt_id: str, position: int) -> None:
    with write_transaction() as session:
        attempts.set_flag(session, attempt_id, position, True)


def test_a_flag_holds_until_the_question_is_answered_again_without_one(learner: str) -> None:
    first, second = start(learner, A1, A2, B1), start(learner, A1, A2, minutes=5)
    for position in (1, 2, 3):
        flag(first, position)
    answer(second, 1, 1, 6)
    assert set(history.list_flagged(db.session, learner)) == {"a2", "b1"}
    flag(second, 1)
    assert set(history.list_flagged(db.session, learner)) == {"a1", "a2", "b1"}


def sit(learner: str, seconds: int | None, mode: Mode = Mode.EXAM) -> str:
    rules = Rules(mode, 5, Reveal.END, seconds=seconds)
    with write_transaction() as session:
        return attempts.add_attempt(session, learner, rules, [Asked(A1, 1), Asked(B1, 2)], at(0))


@pytest.mark.parametrize(
    ("mode", "seconds", "minutes", "held"),
    [
        (Mode.EXAM, 600, 9, {"a1", "b1"}),
        (Mode.EXAM, 600, 11, set()),
        (Mode.EXAM, None, 5000, {"a1", "b1"}),
        (Mode.QUIZ, None, 1, set()),
    ],
)
def test_an_exam_holds_its_questions_back_while_it_runs(
    learner: str, mode: Mode, seconds: int | None, minutes: int, held: set[str]
) -> None:
    exam = sit(learner, seconds, mode)
    assert set(history.list_held(db.session, learner, at(minutes))) == held
    with write_transaction() as session:
        attempts.close_attempt(session, exam, at(1))
    assert history.list_held(db.session, learner, at(minutes)) == ()


def test_a_paused_exam_holds_them_as_long_as_it_is_paused(learner: str) -> None:
    exam = sit(learner, 600)
    with write_transaction() as session:
        session.get_one(Attempt, exam).paused_at = at(5)
    assert set(history.list_held(db.session, learner, at(100))) == {"a1", "b1"}


def test_the_last_variant_of_each_question(learner: str) -> None:
    start(learner, A1, A2)
    start(learner, B1, A1, minutes=1)
    assert history.last_seeds(db.session, learner) == {
        "a1": (A1.hash, 11), "a2": (A2.hash, 11), "b1": (B1.hash, 10),
    }  # fmt: skip


def test_answers_of_an_exam_count_once_it_is_closed(learner: str) -> None:
    exam = sit(learner, None)
    answer(exam, 1, 1, 2)
    assert counted.select_counted(db.session, learner) == ()
    assert history.last_seen(db.session, learner) == {"a1": at(2)}
    with write_transaction() as session:
        attempts.close_attempt(session, exam, at(1) + timedelta(minutes=3))
    assert [a.question_id for a in counted.select_counted(db.session, learner)] == ["a1"]
