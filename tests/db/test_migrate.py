"""Migrations make exactly the tables that the code declares."""

from __future__ import annotations

from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from flask import Flask

from db.engine import db
from db.migrate import is_current, upgrade
from db.tables import Base


def test_migrated_schema_equals_the_declared_one(app: Flask) -> None:
    with app.app_context(), db.engine.connect() as connection:
        context = MigrationContext.configure(connection)
        differences: list[Any] = compare_metadata(context, Base.metadata)
    assert differences == []


def test_upgrading_again_changes_nothing(app: Flask) -> None:
    with app.app_context():
        upgrade(db.engine)
        assert is_current(db.engine) is True
