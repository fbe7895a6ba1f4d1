"""The demonstration cohort: the same seed, the same histories, through the real services."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from fractions import Fraction

from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db import cohorts
from db.engine import db
from db.tables import Attempt, ResponseEvent
from kb.services.current import library
from people.model import CohortRole
from people.services import accounts
from quizzes.demo import build_demo, chance_right, respond
from quizzes.grading import grade
from quizzes.responses import parse_response
from quizzes.services import maturity
from quizzes.services.current import blueprints
from quizzes.services.exams import find_plan
from quizzes.variants import make_variant
from tests.conftest import empty_tables
from tests.quizzes.samples import case

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
        exams = [find_plan("whole", blueprints(), bank, library())]
        made = build_demo(bank, instrument, NOW, 1, exams, learners=2)
        first = history(db.session)
        members = cohorts.select_members(db.session, made.cohort_id)
        assert [m.role for m in members].count(CohortRole.LEARNER) == 2
        assert len(first) == made.answers > 60
        assert first[-1][0] < str(NOW)
        still_open = select(func.count()).where(Attempt.status == "open")
        assert db.session.scalar(still_open) == 0
        sat = select(func.count()).where(Attempt.exam == "whole", Attempt.closed_by == "person")
        assert db.session.scalar(sat) == 2
        for email in made.emails[:3]:
            assert accounts.sign_in("", email, made.password).email == email
    empty_tables(app)
    with app.app_context():
        again = build_demo(bank, instrument, NOW, 1, exams, learners=2)
        assert history(db.session) == first
        assert again.password != made.password


def test_the_assessments_move_from_stage_1_to_2_and_fill_a_road_map(app: Flask) -> None:
    bank, instrument = app.extensions["linkage.bank"], app.extensions["linkage.instrument"]
    with app.app_context():
        made = build_demo(bank, instrument, NOW, 1, learners=0)
        instructor = accounts.sign_in("", made.emails[1], made.password).id
        newest, oldest = maturity.list_own(instructor)
        results = [
            maturity.load_result(instructor, record.id, instrument).assessment
            for record in (oldest, newest)
        ]
    assert [record.name for record in (oldest, newest)] == ["First look", "Half a year on"]
    assert [(r.stage.stage, r.index) for r in results] == [
        (1, Fraction("1.3")),
        (2, Fraction("2.2")),
    ]
    assert [cap.source for row in results[1].rows for cap in row.caps] == ["F5"]
    blockers, plan = results[1].blockers, results[1].road_map
    assert blockers is not None
    assert plan is not None
    assert [(b.dimension, b.to) for b in blockers.must] == [("D2", 3), ("D7", 3), ("D6", 2)]
    assert [entry.wave for entry in plan.entries] == [1, 1, 1, 1, 2, 2, 2, 3]


def test_a_case_is_answered_rightly_up_to_the_first_slip() -> None:
    variant, rng = make_variant(case(), 3), random.Random(5)
    right = grade(variant, parse_response(variant, respond(variant, True, rng)))
    assert right.credit == 1
    reached = set()
    for _ in range(60):
        result = grade(variant, parse_response(variant, respond(variant, False, rng)))
        whole = [part.credit == 1 for part in result.parts]
        assert whole == sorted(whole, reverse=True)
        reached.add(sum(whole))
    assert reached == set(range(6))
