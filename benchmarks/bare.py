"""The least that can be called saving: a Flask view with one durable INSERT.

Same engine, same options, no accounts, no checks, no questions. It is what the
throughput of the whole site is held against.
"""

from __future__ import annotations

import os

from flask import Flask, request
from flask.typing import ResponseReturnValue
from sqlalchemy import (
    JSON,
    Column,
    Engine,
    Integer,
    MetaData,
    String,
    Table,
    create_engine,
    insert,
)

from db.engine import engine_options, prepare_engine

METADATA = MetaData()
ROWS = Table(
    "bare_rows",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("attempt", String, nullable=False),
    Column("position", Integer, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("response", JSON, nullable=False),
)


def open_engine() -> Engine:
    """Return an engine with the site's own options on the database of the environment."""
    engine = create_engine(**engine_options(os.environ["BARE_DATABASE_URL"]))
    prepare_engine(engine)
    return engine


def create_app() -> Flask:
    """Return the application; its table is made at the start."""
    app = Flask(__name__)
    engine = open_engine()
    METADATA.create_all(engine)
    engine.dispose()

    @app.get("/readyz")
    def ready() -> ResponseReturnValue:
        return {}

    @app.put("/attempts/<attempt>/answers/<int:position>")
    def save(attempt: str, position: int) -> ResponseReturnValue:
        given = request.get_json()
        row = {
            "attempt": attempt,
            "position": position,
            "sequence": given["sequence"],
            "response": given["response"],
        }
        with engine.begin() as connection:
            connection.execute(insert(ROWS).values(row))
        return {"sequence": given["sequence"]}

    return app
