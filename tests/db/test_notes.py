"""Notes in the database: only ever one's own."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from flask import Flask
from sqlalchemy.orm import Session

from db import notes, people
from kb.notes import Draft, Note, NoteKind
from tests.cast import add_account

NOW = datetime(2026, 3, 13, 12, tzinfo=UTC)
DRAFT = Draft(
    "demand-planning", "bias-tracking", NoteKind.NOTE, "came in", "demand ", " below", "A"
)


def test_a_note_is_kept_as_it_was_and_found_by_its_owner_alone(
    app: Flask, db_session: Session, learner: str
) -> None:
    other = add_account(app, "Other").id
    kept = notes.add_note(db_session, learner, DRAFT, NOW)
    assert kept == Note(id=kept.id, **vars(DRAFT), created_at=NOW, updated_at=NOW)
    assert notes.find_note(db_session, learner, kept.id) == kept
    assert notes.find_note(db_session, other, kept.id) is None
    assert notes.find_note(db_session, "", kept.id) is None
    assert notes.select_notes(db_session, other) == []


def test_notes_come_by_age_of_all_topics_or_of_one(db_session: Session, learner: str) -> None:
    second = notes.add_note(db_session, learner, DRAFT, NOW)
    first = notes.add_note(db_session, learner, DRAFT, NOW - timedelta(days=1))
    third = notes.add_note(
        db_session, learner, replace(DRAFT, topic="role-of-sop"), NOW + timedelta(days=1)
    )
    assert notes.select_notes(db_session, learner) == [first, second, third]
    assert notes.select_notes(db_session, learner, "role-of-sop") == [third]
    assert notes.count_notes(db_session, learner) == 3


def test_other_words_make_another_kind(app: Flask, db_session: Session, learner: str) -> None:
    other = add_account(app, "Other").id
    kept = notes.add_note(db_session, learner, DRAFT, NOW)
    later = NOW + timedelta(hours=1)
    notes.change_text(db_session, other, kept.id, "Theirs", later)
    assert notes.find_note(db_session, learner, kept.id) == kept
    notes.change_text(db_session, learner, kept.id, "", later)
    assert notes.find_note(db_session, learner, kept.id) == replace(
        kept, text="", kind=NoteKind.HIGHLIGHT, updated_at=later
    )
    notes.change_text(db_session, learner, kept.id, "B", later)
    found = notes.find_note(db_session, learner, kept.id)
    assert found is not None
    assert (found.kind, found.text) == (NoteKind.NOTE, "B")


def test_a_removed_note_waits_and_is_purged(app: Flask, db_session: Session, learner: str) -> None:
    other = add_account(app, "Other").id
    kept = notes.add_note(db_session, learner, DRAFT, NOW)
    notes.set_removed(db_session, other, kept.id, NOW)
    assert notes.count_notes(db_session, learner) == 1
    notes.set_removed(db_session, learner, kept.id, NOW)
    assert notes.select_notes(db_session, learner) == []
    assert notes.count_notes(db_session, learner) == 0
    assert notes.find_note(db_session, learner, kept.id) == replace(kept, removed_at=NOW)
    notes.purge_removed(db_session, other, NOW + timedelta(days=9))
    notes.purge_removed(db_session, learner, NOW)
    notes.set_removed(db_session, learner, kept.id, None)
    assert notes.select_notes(db_session, learner) == [kept]
    notes.set_removed(db_session, learner, kept.id, NOW)
    notes.purge_removed(db_session, learner, NOW + timedelta(seconds=1))
    assert notes.find_note(db_session, learner, kept.id) is None


def test_notes_go_with_their_person(db_session: Session, learner: str) -> None:
    kept = notes.add_note(db_session, learner, DRAFT, NOW)
    people.remove_user(db_session, learner)
    assert notes.find_note(db_session, learner, kept.id) is None
