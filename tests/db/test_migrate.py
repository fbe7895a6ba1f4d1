"""Migrations make exactly the tables that the code declares."""

from __future__ import annotations

from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from flask import Flask
from sqlalchemy import Engine, select

from db.engine import db
from db.migrate import alembic_config, is_current, upgrade
from db.tables import Base
from db.tables.practising import ResponseEvent
from quizzes.model import Kind
from quizzes.services.attempts import answer, find_sitting, recall_variant
from quizzes.services.starting import start_practice

RESPONSES = select(ResponseEvent.response).order_by(ResponseEvent.id)


def _move(engine: Engine, revision: str) -> None:
    """Take the database back to an earlier schema."""
    config = alembic_config()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, revision)


def test_migrated_schema_equals_the_declared_one(app: Flask) -> None:
    with app.app_context(), db.engine.connect() as connection:
        context = MigrationContext.configure(connection)
        differences: list[Any] = compare_metadata(context, Base.metadata)
    assert differences == []


def test_upgrading_again_changes_nothing(app: Flask) -> None:
    with app.app_context():
        upgrade(db.engine)
        assert is_current(db.engine) is True


def test_option_ids_of_given_answers_follow_the_hash(app: Flask, learner: str) -> None:
    bank = app.extensions["linkage.bank"]
    with app.app_context():
        for kind in (Kind.SINGLE_CHOICE, Kind.MULTIPLE_RESPONSE, Kind.NUMERIC):
            question = next(q for q in bank.questions if q.kind is kind)
            attempt_id = start_practice(learner, bank, [], 1, seed=5, question_id=question.id)
            variant = recall_variant(find_sitting(learner, attempt_id).items[0])
            keys = [option.id for option in variant.options if option.correct]
            raw = keys if kind is Kind.MULTIPLE_RESPONSE else "".join(keys) or "1"
            answer(learner, attempt_id, 1, 1, raw, None)
        now = db.session.execute(RESPONSES).all()
        db.session.rollback()
        _move(db.engine, "0004")
        before = db.session.execute(RESPONSES).all()
        db.session.rollback()
        upgrade(db.engine)
        assert db.session.execute(RESPONSES).all() == now
    assert [a == b for a, b in zip(now, before, strict=True)] == [False, False, True]
