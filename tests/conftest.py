"""Applications on SQLite and PostgreSQL, a served site, and a browser."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, settings
from sqlalchemy import Table, insert, select, text
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from db.engine import db
from db.migrate import upgrade
from db.tables import Base
from settings import ROOT, read_settings
from tests.loaded import SAMPLE
from tests.postgres import Postgres

# How long an example takes says something of the machine, nothing of the code.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

SERVER: list[Any] = []


def pytest_configure(config: pytest.Config) -> None:
    """Start PostgreSQL once, in the controlling process; workers inherit its address."""
    if hasattr(config, "workerinput") or os.environ.get("TEST_DATABASE_URL"):
        return
    server = Postgres()
    SERVER.append(server)
    os.environ["TEST_DATABASE_URL"] = server.url


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop what was started."""
    while SERVER:
        SERVER.pop().stop()


class CsrfClient(FlaskClient):
    """A client that sends the CSRF header on writes, as the site's scripts do."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Send a request; a write first fetches the token's cookie if there is none."""
        if kwargs.get("method", "GET") in {"POST", "PUT", "PATCH", "DELETE"}:
            if self.get_cookie("csrf_token") is None:
                super().open("/keys", method="GET")
            cookie = self.get_cookie("csrf_token")
            assert cookie is not None
            headers = dict(kwargs.pop("headers", None) or {})
            headers.setdefault("X-CSRFToken", cookie.decoded_value)
            kwargs["headers"] = headers
        return super().open(*args, **kwargs)


def new_postgres_database(name: str) -> str:
    """Create an empty database and return its address."""
    server = os.environ["TEST_DATABASE_URL"]
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}"')
    return f"{server.rsplit('/', 1)[0]}/{name}"


def build_app(
    folder: Path, database_url: str, content: Path, more: dict[str, str] | None = None
) -> Flask:
    """Return a migrated application with its own data folder; ``more`` are further settings."""
    from app import create_app

    settings = read_settings(
        {
            "LINKAGE_DATA_DIR": str(folder),
            "LINKAGE_DATABASE_URL": database_url,
            "LINKAGE_CONTENT": str(content),
            "LINKAGE_SECRET_KEY": "a key for tests only",
            "LINKAGE_RATE_LIMITS": "off",
        }
        | (more or {})
    )
    application = create_app(settings, testing=True)
    application.test_client_class = CsrfClient
    with application.app_context():
        upgrade(db.engine)
    return application


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def shared_app(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> Iterator[Flask]:
    """One application per database for all of a worker's tests."""
    folder = tmp_path_factory.mktemp("data")
    url = ""
    if request.param == "postgresql":
        url = new_postgres_database(f"linkage_{worker_id}_{os.getpid()}")
    application = build_app(folder, url, SAMPLE)
    yield application
    with application.app_context():
        db.engine.dispose()


def empty_tables(application: Flask) -> None:
    """Remove every row."""
    with application.app_context(), db.engine.begin() as connection:
        for table in reversed(Base.metadata.sorted_tables):
            connection.execute(text(f'DELETE FROM "{table.name}"'))


Rows = list[tuple[Table, list[dict[str, Any]]]]


def read_tables(application: Flask) -> Rows:
    """Return every row, by table."""
    with application.app_context(), db.engine.begin() as connection:
        return [
            (table, [dict(row) for row in connection.execute(select(table)).mappings()])
            for table in Base.metadata.sorted_tables
        ]


def fill_tables(application: Flask, rows: Rows) -> None:
    """Put rows back into empty tables."""
    with application.app_context(), db.engine.begin() as connection:
        for table, some in rows:
            if some:
                connection.execute(insert(table), some)


@pytest.fixture
def app(shared_app: Flask) -> Flask:
    """Return the application with sample content, empty; each test runs on both databases."""
    empty_tables(shared_app)
    return shared_app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Return a client without a session."""
    return app.test_client()


@pytest.fixture
def db_session(app: Flask) -> Iterator[Session]:
    """Yield a session on the empty database, inside an application context."""
    with app.app_context():
        yield db.session


@pytest.fixture(scope="session")
def shared_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """One application with the content that ships, on SQLite."""
    application = build_app(tmp_path_factory.mktemp("site"), "", ROOT / "content")
    yield application
    with application.app_context():
        db.engine.dispose()


@pytest.fixture
def site(shared_site: Flask) -> Flask:
    """Return the application with the content that ships and an empty database."""
    empty_tables(shared_site)
    return shared_site
