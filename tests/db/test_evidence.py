"""The cache of difficulties, on SQLite and PostgreSQL."""

from __future__ import annotations

from flask import Flask
from sqlalchemy.orm import Session

from db import evidence
from db.engine import db, write_transaction
from db.evidence import State
from quizzes.ability.model import Evidence
from tests.db.practice import at


def put(found: dict[str, Evidence], last_event: int, minutes: int) -> None:
    with write_transaction() as session:
        evidence.replace_evidence(session, found, last_event, at(minutes))


def test_the_newest_replay_takes_the_place_of_all(app: Flask, db_session: Session) -> None:
    assert evidence.find_state(db.session) == State(0, 0, None)
    put({"b": Evidence(0.5, 3), "a": Evidence(-1.25, 2)}, 9, 1)
    assert evidence.select_evidence(db.session) == {"a": Evidence(-1.25, 2), "b": Evidence(0.5, 3)}
    assert evidence.find_state(db.session) == State(5, 9, at(1))
    db.session.rollback()
    put({"b": Evidence(0.75, 4), "c": Evidence(0, 1)}, 12, 2)
    assert evidence.select_evidence(db.session) == {"b": Evidence(0.75, 4), "c": Evidence(0, 1)}
    assert evidence.find_state(db.session) == State(5, 12, at(2))


def test_without_answers_the_cache_is_emptied(app: Flask, db_session: Session) -> None:
    put({"a": Evidence(1, 1)}, 1, 1)
    put({}, 0, 2)
    assert evidence.select_evidence(db.session) == {}
    assert evidence.find_state(db.session) == State(0, 0, None)
