"""Transactions: durable, explicit, all or nothing."""

from __future__ import annotations

import threading

import pytest
from flask import Flask
from sqlalchemy import func, select, text

from db.engine import db, write_transaction
from db.tables import User


def count_users() -> int:
    return db.session.scalar(select(func.count()).select_from(User)) or 0


def write_and_fail() -> None:
    with write_transaction() as session:
        session.add(User(name="Undone"))
        session.flush()
        raise ZeroDivisionError


def test_the_database_is_durable(app: Flask) -> None:
    with app.app_context():
        dialect = db.engine.dialect.name
        if dialect == "postgresql":
            assert db.session.execute(text("SHOW synchronous_commit")).scalar() == "on"
            return
        found = {
            name: db.session.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 15000,
    }


def test_a_write_is_kept_or_undone_as_a_whole(app: Flask) -> None:
    with app.app_context():
        with write_transaction() as session:
            session.add(User(name="Kept"))
        with pytest.raises(ZeroDivisionError):
            write_and_fail()
        assert count_users() == 1


def test_many_writers_lose_nothing(app: Flask) -> None:
    def add() -> None:
        with app.app_context():
            for _ in range(10):
                with write_transaction() as session:
                    before = session.scalar(select(func.count()).select_from(User))
                    session.add(User(name=f"{before}"))

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with app.app_context():
        assert count_users() == 40
