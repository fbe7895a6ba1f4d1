"""Visitors of the demonstration: real forms and grades, and something to find."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Flask

from db import statistics
from db.engine import db
from quizzes.demo_visitors import let_visitors_in
from quizzes.statistics.firsts import First
from tests.conftest import empty_tables

NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)


def let_in(app: Flask, visitors: int) -> tuple[int, list[First]]:
    extensions = app.extensions
    with app.app_context():
        answers = let_visitors_in(
            extensions["linkage.bank"],
            extensions["linkage.blueprints"],
            extensions["linkage.library"],
            NOW,
            3,
            visitors,
        )
        return answers, statistics.select_firsts(db.session)


def test_the_same_seed_brings_the_same_answers(app: Flask) -> None:
    answers, found = let_in(app, 3)
    assert answers == len(found) > 6
    assert len({first.learner for first in found}) == 3
    assert all(first.seconds for first in found)
    with app.app_context():
        assert len(statistics.select_results(db.session)) == 3
        db.session.rollback()
    empty_tables(app)
    again = let_in(app, 3)[1]
    assert [(f.question, f.credit) for f in again] == [(f.question, f.credit) for f in found]


def test_one_question_misleads_the_strong(app: Flask) -> None:
    _, found = let_in(app, 25)
    bank = app.extensions["linkage.bank"]
    topic = max(bank.by_topic, key=lambda slug: len(bank.by_topic[slug]))
    misread = next(q for q in bank.by_topic[topic] if q.kind == "single-choice")
    credits = [first.credit for first in found if first.question == misread.id]
    others = [first.credit for first in found if first.question != misread.id]
    assert sum(credits) / len(credits) < sum(others) / len(others) - 0.1
