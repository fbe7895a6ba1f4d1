"""Handing in: the difficulties of questions follow from what everybody answered."""

from __future__ import annotations

from flask import Flask

from db import evidence
from db.engine import db
from quizzes.services.closing import hand_in
from tests.cast import add_account
from tests.db.practice import answer, at, start
from tests.quizzes.services.test_difficulties import practise


def test_whoever_closes_an_attempt_renews_difficulties_once_it_is_time(app: Flask) -> None:
    bank = app.extensions["linkage.bank"]
    with app.app_context():
        learner = add_account(app, "Learner").id
        attempts = [start(learner, *bank.questions[:4]) for _ in range(2)]
        answer(attempts[0], 1, 1, 1)
        assert hand_in(learner, attempts[0], at(2)).closed_at == at(2)
        assert evidence.find_state(db.session).computed_at is None
        practise(app, bank, 13)
        assert hand_in(learner, attempts[0], at(3)).closed_at == at(2)
        assert evidence.find_state(db.session).computed_at is None
        assert hand_in(learner, attempts[1], at(4)).closed_at == at(4)
        assert evidence.find_state(db.session).computed_at == at(4)
