"""Statistics of one question by version and by variant."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask

from db import attempts
from db.engine import write_transaction
from people.model import NotFoundError
from quizzes.model import Question
from quizzes.records import with_hash
from quizzes.services.question_statistics import open_question
from quizzes.sittings import Answer, Asked, Closing
from tests.cast import Cast, add_account
from tests.db.practice import PRACTICE, at


def respond(app: Flask, question: Question, seed: int, credit: float) -> None:
    """Let a new guest answer a variant of a question."""
    guest = add_account(app, "Guest", guest=True).id
    with write_transaction() as session:
        attempt_id = attempts.add_attempt(session, guest, PRACTICE, [Asked(question, seed)], at(0))
        attempts.add_event(session, attempt_id, 1, Answer(1, "1", None, at(1), credit))
        attempts.close_attempt(session, attempt_id, at(2), Closing.PERSON)


def test_answers_stay_with_the_version_that_was_asked(app: Flask) -> None:
    person = Cast(app).administrator
    now = app.extensions["linkage.bank"].by_id["dp-tracking-signal"]
    before = with_hash(replace(now, difficulty=5 if now.difficulty < 5 else 4))
    with app.app_context():
        for credit in (1, 0, 0):
            respond(app, before, 3, credit)
        newest = open_question(person, now.id)
        assert newest.version.question is now
        assert [(v.in_use, v.answers, v.since) for v in newest.versions] == [
            (True, 0, None),
            (False, 3, at(0)),
        ]
        assert newest.analysis.statistics.n == 0
        oldest = open_question(person, now.id, version=before.hash[:12])
        assert oldest.version.question == replace(before, file="", line=0)
        assert oldest.analysis.statistics.facility == pytest.approx(1 / 3)
        with pytest.raises(NotFoundError):
            open_question(person, now.id, version="none")
        with pytest.raises(NotFoundError):
            open_question(person, "none")


def test_variants_that_enough_learners_had_are_shown(app: Flask) -> None:
    person = Cast(app).administrator
    bank = app.extensions["linkage.bank"]
    drawn = next(q for q in bank.questions if q.parameterised and q.kind == "numeric")
    with app.app_context():
        for seed, credits in ((4, (1, 1, 0, 1, 0)), (5, (1, 1)), (6, (0, 0, 0, 0, 0, 1))):
            for credit in credits:
                respond(app, drawn, seed, credit)
        variants = open_question(person, drawn.id).variants
    assert variants.met == 3
    assert [(seed, found.n, found.facility) for seed, found in variants.shown] == [
        (6, 6, 1 / 6),
        (4, 5, 0.6),
    ]
