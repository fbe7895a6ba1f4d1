"""Links that work once: also when two ask at the same moment."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

from flask import Flask
from sqlalchemy.orm import Session

from db import links
from db.engine import write_transaction

NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def add(secret_hash: str, purpose: str = "first") -> None:
    with write_transaction() as session:
        links.replace_link(session, secret_hash, purpose, NOW, NOW + DAY)


def test_a_link_is_for_its_purpose_until_it_ends(app: Flask, db_session: Session) -> None:
    add("a")
    assert links.find_purpose(db_session, "a", NOW) == "first"
    assert links.find_purpose(db_session, "b", NOW) is None
    assert links.find_purpose(db_session, "a", NOW + DAY) is None
    with write_transaction() as session:
        assert not links.spend_link(session, "a", NOW + DAY)
        assert links.spend_link(session, "a", NOW + DAY - timedelta(seconds=1))
    assert links.find_purpose(db_session, "a", NOW) is None


def test_a_new_link_withdraws_the_old_one_of_the_same_purpose(
    app: Flask, db_session: Session
) -> None:
    add("a")
    add("other", "reset")
    add("b")
    assert links.find_purpose(db_session, "a", NOW) is None
    assert links.find_purpose(db_session, "b", NOW) == "first"
    assert links.find_purpose(db_session, "other", NOW) == "reset"


def test_of_many_at_once_one_spends_it(app: Flask) -> None:
    with app.app_context():
        add("a")
    spent: list[bool] = []

    def spend() -> None:
        with app.app_context(), write_transaction() as session:
            spent.append(links.spend_link(session, "a", NOW))

    threads = [threading.Thread(target=spend) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(spent) == [False] * 5 + [True]
