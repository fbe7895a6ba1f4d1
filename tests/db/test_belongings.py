"""Everything stored of a person, on SQLite and PostgreSQL."""

from __future__ import annotations

import json

from flask import Flask

from db.belongings import SECRETS, remove_practice, select_belongings
from db.counted import select_counted
from db.engine import db, write_transaction
from db.tables import Base, User
from tests.cast import Cast, add_account, add_note
from tests.db.practice import A1, B1, answer, at, start


def test_nothing_that_refers_to_a_person_is_forgotten(app: Flask) -> None:
    cast = Cast(app)
    cast.values()
    with app.app_context():
        found = select_belongings(db.session, cast.learner.id)
        assert select_belongings(db.session, cast.administrator.id).keys() == {"users"}
    owned = {
        table.name
        for table in Base.metadata.sorted_tables
        if any(key.column.table is User.__table__ for key in table.foreign_keys)
    }
    # The cast has attempts without answers, and has neither read nor marked a section.
    empty = {"studied", "reading_positions"}
    assert owned - empty <= found.keys()
    assert {"users", "attempt_items"} <= found.keys()
    text = json.dumps(found)
    names = {name for rows in found.values() for row in rows for name in row}
    assert not names & SECRETS
    assert "argon2" not in text
    assert cast.other_learner.id not in text


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
