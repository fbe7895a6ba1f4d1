"""Crashes: recorded under a number, answered in the product's voice, even without a database."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from flask import Flask
from flask.typing import ResponseReturnValue
from sqlalchemy import text

from app import create_app
from db.engine import db
from db.migrate import upgrade
from people.auth import allow
from settings import read_settings
from tests.conftest import CsrfClient
from tests.loaded import SAMPLE


@allow("anyone")
def fail() -> ResponseReturnValue:
    raise ZeroDivisionError


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """An application as it is served: crashes are answered, not raised."""
    settings = read_settings(
        {
            "LINKAGE_DATA_DIR": str(tmp_path_factory.mktemp("serving")),
            "LINKAGE_CONTENT": str(SAMPLE),
        }
    )
    application = create_app(settings)
    with application.app_context():
        upgrade(db.engine)
    application.test_client_class = CsrfClient
    application.view_functions["site.show_privacy"] = fail
    application.view_functions["api_topics.list_topics"] = fail
    yield application
    with application.app_context():
        db.engine.dispose()


def test_a_crash_is_recorded_under_the_number_it_shows(
    serving: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    response = serving.test_client().get("/privacy")
    number = re.search(r"recorded under ([0-9A-F]{4})\. Your answers are stored", response.text)
    assert response.status_code == 500
    assert number is not None
    assert f"error {number[1]} at /privacy" in caplog.text


def test_a_crash_of_the_api_is_a_document(serving: Flask) -> None:
    response = serving.test_client().get("/api/v1/topics")
    body = response.get_json()
    assert (response.status_code, body["code"], body["errors"]) == (500, 500, {})
    assert body["message"].startswith("Something failed on our side")


def test_the_error_page_needs_no_database(serving: Flask, caplog: pytest.LogCaptureFixture) -> None:
    client = serving.test_client()
    client.post("/practice", data={"count": "5"})
    with serving.app_context(), db.engine.begin() as connection:
        connection.execute(text("ALTER TABLE users RENAME TO gone"))
    response = client.get("/progress")
    with serving.app_context(), db.engine.begin() as connection:
        connection.execute(text("ALTER TABLE gone RENAME TO users"))
    assert response.status_code == 500
    assert "Your answers are stored" in response.text
    assert "the frame of the error page failed too" in caplog.text
