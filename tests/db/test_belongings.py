"""Everything stored of a person, on SQLite and PostgreSQL."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from flask import Flask
from sqlalchemy import JSON, BigInteger, Boolean, Date, Float, Integer, String, Table

from db.belongings import SECRETS, remove_practice, select_belongings
from db.counted import select_counted
from db.engine import db, write_transaction
from db.tables import Base, User
from tests.cast import Cast, add_account, add_note
from tests.db.practice import A1, B1, answer, at, start

LEAST: dict[Any, Any] = {
    String: "x",
    Integer: 1,
    BigInteger: 1,
    Float: 1.0,
    Boolean: False,
    Date: date(2027, 3, 1),
    JSON: [],
}


def fill(table: Table, user_id: str, parents: dict[str, str]) -> None:
    """Add a row of this person to a table: the least that it takes."""
    row: dict[str, Any] = {}
    for column in table.columns:
        key = next(iter(column.foreign_keys), None)
        if key is not None:
            users = key.column.table is User.__table__
            row[column.name] = user_id if users else parents[key.column.table.name]
        elif not column.nullable and column.default is None and column.autoincrement is not True:
            row[column.name] = LEAST[type(column.type)]
    with write_transaction() as session:
        session.execute(table.insert().values(row))


def test_nothing_that_refers_to_a_person_is_forgotten(app: Flask) -> None:
    cast = Cast(app)
    values = cast.values()
    owned = {
        table
        for table in Base.metadata.sorted_tables
        if any(key.column.table is User.__table__ for key in table.foreign_keys)
    }
    with app.app_context():
        found = select_belongings(db.session, cast.learner.id)
        hash = found["attempt_items"][0]["question_hash"]
        parents = {"attempts": str(values["attempt_id"]), "question_versions": hash}
        for table in owned:
            if table.name not in found:
                fill(table, cast.learner.id, parents)
        found = select_belongings(db.session, cast.learner.id)
        assert select_belongings(db.session, cast.administrator.id).keys() == {"users"}
    assert {table.name for table in owned} < found.keys()
    names = {name for rows in found.values() for row in rows for name in row}
    assert not names & SECRETS
    assert "argon2" not in json.dumps(found)
    assert cast.other_learner.id not in json.dumps(found)


def test_rows_are_json_in_their_order(app: Flask, learner: str) -> None:
    attempt_id = start(learner, A1, B1)
    answer(attempt_id, 2, 1, 1)
    answer(attempt_id, 1, 0, 2)
    other = add_account(app, "Other").id
    answer(start(other, A1), 1, 1, 3)
    found = select_belongings(db.session, learner)
    assert found.keys() == {"users", "attempts", "attempt_items", "response_events"}
    assert [item["position"] for item in found["attempt_items"]] == [1, 2]
    first, second = found["response_events"]
    assert (first["position"], second["position"]) == (2, 1)
    assert first.pop("id") < second.pop("id")
    assert first == {
        "attempt_id": attempt_id,
        "position": 2,
        "sequence": 1,
        "response": "x",
        "certainty": "fair",
        "received_at": at(1).isoformat(),
        "credit": 1.0,
        "seconds": None,
    }


def test_practice_goes_alone(app: Flask, learner: str) -> None:
    answer(start(learner, A1), 1, 1, 1)
    add_note(learner)
    other = add_account(app, "Other").id
    answer(start(other, A1), 1, 1, 3)
    with write_transaction() as session:
        remove_practice(session, learner)
    assert select_belongings(db.session, learner).keys() == {"users", "reading_notes"}
    assert len(select_counted(db.session, other)) == 1
