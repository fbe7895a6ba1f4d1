"""Two persons' reading becomes one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from flask import Flask
from sqlalchemy.orm import Session

from db import notes, people, reading
from kb.notes import Draft, NoteKind
from tests.cast import add_account

NOW = datetime(2026, 3, 13, 12, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)


def bookmark(session: Session, user_id: str, section: str) -> None:
    notes.add_note(session, user_id, Draft("a", section, NoteKind.BOOKMARK), NOW)


def test_a_guest_s_reading_joins_the_account_s(
    app: Flask, db_session: Session, learner: str
) -> None:
    guest = add_account(app, "Guest", guest=True).id
    reading.mark_studied(db_session, learner, "a", ["x", "y"], NOW)
    reading.mark_studied(db_session, guest, "a", ["y", "z"], LATER)
    reading.keep_position(db_session, learner, "a", "x", NOW)
    reading.keep_position(db_session, guest, "a", "y", LATER)
    reading.keep_position(db_session, learner, "b", "x", LATER)
    reading.keep_position(db_session, guest, "b", "y", NOW)
    reading.keep_position(db_session, guest, "c", "x", NOW)
    bookmark(db_session, learner, "x")
    bookmark(db_session, guest, "x")
    bookmark(db_session, guest, "y")
    notes.add_note(db_session, guest, Draft("a", "x", NoteKind.NOTE, text="Guest's"), NOW)

    people.move_history(db_session, guest, learner)

    assert reading.select_studied(db_session, learner) == {"a": {"x", "y", "z"}}
    assert {(p.topic, p.section) for p in reading.select_positions(db_session, learner)} == {
        ("a", "y"),
        ("b", "x"),
        ("c", "x"),
    }
    kept = [(n.section, n.kind, n.text) for n in notes.select_notes(db_session, learner)]
    assert sorted(kept) == [
        ("x", NoteKind.BOOKMARK, ""),
        ("x", NoteKind.NOTE, "Guest's"),
        ("y", NoteKind.BOOKMARK, ""),
    ]
    assert people.find_user(db_session, guest) is None
    assert notes.select_notes(db_session, guest) == []
