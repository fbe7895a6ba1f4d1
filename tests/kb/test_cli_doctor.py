"""``flask doctor`` names what is wrong and what to do."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import text

from db.engine import db


def test_a_sound_installation(app: Flask) -> None:
    result = app.test_cli_runner().invoke(args=["doctor"])
    assert result.output == "database   sound\ncontent    sound\nindex      sound\n"
    assert result.exit_code == 0


def test_an_unmigrated_database_is_named(app: Flask) -> None:
    with app.app_context(), db.engine.begin() as connection:
        version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
        connection.execute(text("DELETE FROM alembic_version"))
    try:
        result = app.test_cli_runner().invoke(args=["doctor"])
        ready = app.test_client().get("/readyz")
    finally:
        with app.app_context(), db.engine.begin() as connection:
            connection.execute(
                text("INSERT INTO alembic_version VALUES (:version)"), {"version": version}
            )
    assert result.exit_code == 1
    assert result.output.splitlines()[0].startswith("database   Start the site once")
    assert (ready.status_code, ready.json) == (
        503,
        {"content": True, "database": False, "index": True},
    )


def test_empty_content_is_named(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    extensions: dict[str, Any] = app.extensions
    monkeypatch.setitem(
        extensions, "linkage.library", replace(extensions["linkage.library"], topics=())
    )
    result = app.test_cli_runner().invoke(args=["doctor"])
    assert result.output.splitlines()[1].startswith("content    No topic could be loaded")
