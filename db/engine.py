"""Engine, session and the two kinds of transaction.

A request reads in an ordinary transaction. What writes runs inside
``write_transaction``, which takes SQLite's write lock at its start, so that a
transaction never fails halfway because another one wrote first. Before that lock
stands a queue, since SQLite itself doesn't know who came first.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from inspect import iscoroutinefunction
from typing import Any

import pysqlite3
from flask.sansio.app import App
from flask_sqlalchemy_lite import SQLAlchemy
from sqlalchemy import Connection, Engine, event
from sqlalchemy.orm import Session

from db.queue import find_queue

WRITE = "linkage_write"


class Database(SQLAlchemy):
    """Engines and a session per application context, synchronous ones only.

    The library also closes asynchronous sessions after every request, for
    which it starts an event loop; there are none here.
    """

    def init_app(self, app: App) -> None:
        """Attach to the application."""
        super().init_app(app)
        functions = app.teardown_appcontext_funcs
        functions[:] = [f for f in functions if not iscoroutinefunction(f)]


db = Database(session_options={"expire_on_commit": False})


def engine_options(url: str) -> dict[str, Any]:
    """Return ``create_engine`` arguments for this database's address.

    SQLite comes from the pysqlite3 wheel: older builds can corrupt a WAL
    database that several processes write.
    """
    if url.startswith("sqlite"):
        return {"url": url, "module": pysqlite3, "connect_args": {"timeout": 15}}
    if url.startswith("postgresql://"):
        url = url.replace("postgresql://", "postgresql+psycopg://", 1)
    return {"url": url, "pool_pre_ping": True}


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "busy_timeout=15000",
        "foreign_keys=ON",
        "mmap_size=0",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    write = connection.get_execution_options().get(WRITE)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def prepare_engine(engine: Engine) -> None:
    """Make SQLite durable, patient and explicit about transactions; others stay as they are."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)


def take_turn(engine: Engine) -> AbstractContextManager[None]:
    """Return the turn to write, to be taken with ``with``; PostgreSQL and memory need none."""
    file = engine.url.database
    if engine.dialect.name != "sqlite" or file in {None, "", ":memory:"}:
        return nullcontext()
    return find_queue(str(file)).take_turn()


@contextmanager
def write_transaction() -> Iterator[Session]:
    """Yield the request's session in a transaction that may write; commit at the end.

    What the session has read before is dropped, so that a decision to write
    rests on the present state. On an exception everything is rolled back.
    """
    session = db.session
    if db.engine.dialect.name == "sqlite":
        session.rollback()
        session.expire_all()
        with take_turn(db.engine), session.begin():
            session.connection(execution_options={WRITE: True})
            yield session
        return
    # Each statement sees the present state, in an old transaction as in a new one, so
    # the connection is kept: giving it back and taking it again costs round trips.
    session.expire_all()
    with session.get_transaction() or session.begin():
        yield session
