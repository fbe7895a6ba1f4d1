"""Studied sections and the positions where people stopped."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy.orm import Session

from db import people, reading
from kb.reading import Position

NOW = datetime(2026, 3, 13, 12, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)


def test_sections_are_marked_once_and_unmarked(db_session: Session, learner: str) -> None:
    reading.lock_person(db_session, learner)
    assert reading.mark_studied(db_session, learner, "a", ["x", "y"], NOW) == ["x", "y"]
    assert reading.mark_studied(db_session, learner, "a", ["y", "z"], LATER) == ["z"]
    assert reading.mark_studied(db_session, learner, "b", ["x"], NOW) == ["x"]
    assert reading.select_studied(db_session, learner) == {"a": {"x", "y", "z"}, "b": {"x"}}
    reading.unmark_studied(db_session, learner, "a", ["x", "z", "never"])
    reading.unmark_studied(db_session, learner, "b", [])
    assert reading.select_studied(db_session, learner) == {"a": {"y"}, "b": {"x"}}
    assert reading.select_studied(db_session, "") == {}


def test_the_last_position_in_each_topic_is_kept(db_session: Session, learner: str) -> None:
    reading.keep_position(db_session, learner, "a", "x", NOW)
    reading.keep_position(db_session, learner, "b", "x", NOW + timedelta(minutes=1))
    reading.keep_position(db_session, learner, "a", "y", LATER)
    assert reading.select_positions(db_session, learner) == [
        Position("a", "y", LATER),
        Position("b", "x", NOW + timedelta(minutes=1)),
    ]


def test_reading_goes_with_its_person(db_session: Session, learner: str) -> None:
    reading.mark_studied(db_session, learner, "a", ["x"], NOW)
    reading.keep_position(db_session, learner, "a", "x", NOW)
    people.remove_user(db_session, learner)
    assert reading.select_studied(db_session, learner) == {}
    assert reading.select_positions(db_session, learner) == []
