"""SQL about notes, highlights and bookmarks; each query names the person they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from db.tables import ReadingNote
from kb.notes import Draft, Note, NoteKind, choose_kind


def _as_note(row: ReadingNote) -> Note:
    return Note(
        id=row.id,
        topic=row.topic,
        section=row.section,
        kind=NoteKind(row.kind),
        quote=row.quote,
        prefix=row.prefix,
        suffix=row.suffix,
        text=row.text,
        created_at=row.created_at,
        updated_at=row.updated_at,
        removed_at=row.removed_at,
    )


def add_note(session: Session, user_id: str, draft: Draft, now: datetime) -> Note:
    """Keep a note and return it with its id."""
    row = ReadingNote(user_id=user_id, **vars(draft), created_at=now, updated_at=now)
    session.add(row)
    session.flush()
    return _as_note(row)


def count_notes(session: Session, user_id: str) -> int:
    """Return how many notes a person has."""
    own = select(func.count()).select_from(ReadingNote)
    own = own.where(ReadingNote.user_id == user_id, ReadingNote.removed_at.is_(None))
    return session.scalar(own) or 0


def select_notes(session: Session, user_id: str, topic: str = "") -> Sequence[Note]:
    """Return a person's notes, of one topic or of all, the oldest first."""
    own = select(ReadingNote).where(
        ReadingNote.user_id == user_id, ReadingNote.removed_at.is_(None)
    )
    if topic:
        own = own.where(ReadingNote.topic == topic)
    rows = session.scalars(own.order_by(ReadingNote.created_at, ReadingNote.id))
    return [_as_note(row) for row in rows]


def _find_row(session: Session, user_id: str, note_id: str) -> ReadingNote | None:
    return session.scalar(
        select(ReadingNote).where(ReadingNote.id == note_id, ReadingNote.user_id == user_id)
    )


def find_note(session: Session, user_id: str, note_id: str) -> Note | None:
    """Return this person's note, also one that is removed, or None."""
    row = _find_row(session, user_id, note_id)
    return _as_note(row) if row else None


def change_text(session: Session, user_id: str, note_id: str, text: str, now: datetime) -> None:
    """Give this person's note other words and with them its kind."""
    row = _find_row(session, user_id, note_id)
    if row is not None:
        row.text, row.updated_at = text, now
        row.kind = choose_kind(row.quote, text)
        session.flush()


def set_removed(session: Session, user_id: str, note_id: str, moment: datetime | None) -> None:
    """Put this person's note away, or take it back with None."""
    row = _find_row(session, user_id, note_id)
    if row is not None:
        row.removed_at = moment
        session.flush()


def purge_removed(session: Session, user_id: str, before: datetime) -> None:
    """Delete for good what this person removed before a moment."""
    session.execute(
        delete(ReadingNote).where(ReadingNote.user_id == user_id, ReadingNote.removed_at < before)
    )
