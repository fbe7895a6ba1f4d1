"""The demonstration cohort: the same seed, the same histories, through the real services."""

from __future__ import annotations

import random
from datetime import UTC, datetime

from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db import cohorts
from db.engine import db
from db.tables import Attempt, MaturityAssessment, ResponseEvent
from people.model import CohortRole
from people.services import accounts
from quizzes.demo import build_demo, chance_right, respond
from quizzes.grading import grade
from quizzes.responses import parse_response
from quizzes.variants import make_variant
from tests.conftest import empty_tables

NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)


def history(session: Session) -> list[tuple[str, float, str | None]]:
    rows = session.execute(
        select(ResponseEvent.received_at, ResponseEvent.credit, ResponseEvent.certainty).order_by(
            ResponseEvent.received_at, ResponseEvent.id
        )
    )
    return [(str(when), credit, certainty) for when, credit, certainty in rows]


def test_responses_are_graded_as_meant(app: Flask) -> None:
    rng = random.Random(3)
    for question in app.extensions["linkage.bank"].questions:
        variant = make_variant(question, 11)
        for right in (True, False):
            earned = grade(variant, parse_response(variant, respond(variant, right, rng))).credit
            assert (earned == 1.0) is right, question.id


def test_ability_makes_right_answers_likelier(app: Flask) -> None:
    for question in app.extensions["linkage.bank"].questions:
        variant = make_variant(question, 11)
        chances = [chance_right(ability, variant) for ability in (-9, -1, 0, 1, 9)]
        assert chances == sorted(chances)
        assert 0 <= chances[0] < chances[-1] <= 1


def test_the_same_seed_gives_the_same_histories(app: Flask) -> None:
    bank, instrument = app.extensions["linkage.bank"], app.extensions["linkage.instrument"]
    with app.app_context():
        made = build_demo(bank, instrument, NOW, 1, learners=2)
        first = history(db.session)
        members = cohorts.select_members(db.session, made.cohort_id)
        assert [m.role for m in members].count(CohortRole.LEARNER) == 2
        assert len(first) == made.answers > 60
        assert first[-1][0] < str(NOW)
        still_open = select(func.count()).where(Attempt.status == "open")
        assert db.session.scalar(still_open) == 0
        assert len(db.session.scalars(select(MaturityAssessment)).all()) == 2
        for email in made.emails[:3]:
            assert accounts.sign_in("", email, made.password).email == email
    empty_tables(app)
    with app.app_context():
        again = build_demo(bank, instrument, NOW, 1, learners=2)
        assert history(db.session) == first
        assert again.password != made.password
