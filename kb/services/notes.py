"""Notes of one's own: write, change, remove and take back. Each is one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from db import notes as notes_table
from db import reading
from db.engine import db, write_transaction
from kb.marking import read_page_text
from kb.model import Library, Section
from kb.notes import Draft, Note, NoteKind, choose_kind
from kb.quotes import find_quote, read_context

MOST = 2000
LONGEST = 4000  # characters of one's own words
KEPT = timedelta(days=1)  # how long a removed note can be taken back


class MissingError(Exception):
    """There is no such note, topic or section, or the note is somebody else's."""


class NoteError(ValueError):
    """A note that can't be kept. ``field`` names what to change."""

    def __init__(self, message: str, field: str) -> None:
        super().__init__(message)
        self.field = field


def find_section(library: Library, draft: Draft) -> Section:
    """Return the section that a draft is about.

    Raises:
        MissingError: there is no such section.
    """
    topic = library.by_slug.get(draft.topic)
    section = topic.section(draft.section) if topic else None
    if section is None:
        raise MissingError
    return section


def check_draft(library: Library, draft: Draft) -> Draft:
    """Return the draft with what surrounds its passage.

    Raises:
        MissingError: there is no such section.
        NoteError: there are no words, or the passage is not in the section.
    """
    text = read_page_text(find_section(library, draft).html)
    if draft.kind is NoteKind.BOOKMARK:
        return replace(draft, quote="", prefix="", suffix="", text="")
    if not draft.quote.strip():
        if not draft.text:
            raise NoteError("Write something, or mark words in the text.", "text")
        return replace(draft, kind=NoteKind.NOTE, quote="", prefix="", suffix="")
    place = find_quote(text, draft.quote, draft.prefix, draft.suffix)
    if place is None:
        message = "These words are not in this section. Copy them from the page, or leave this out."
        raise NoteError(message, "quote")
    prefix, suffix = read_context(text, *place)
    quote = " ".join(text[slice(*place)].split())
    kind = choose_kind(quote, draft.text)
    return replace(draft, kind=kind, quote=quote, prefix=prefix, suffix=suffix)


def add_note(user_id: str, draft: Draft, now: datetime) -> Note:
    """Keep a checked draft; a section has one bookmark at most.

    Raises:
        NoteError: the person has as many notes as one may have.
    """
    with write_transaction() as session:
        reading.lock_person(session, user_id)
        if draft.kind is NoteKind.BOOKMARK:
            for note in notes_table.select_notes(session, user_id, draft.topic):
                if (note.kind, note.section) == (draft.kind, draft.section):
                    return note
        if notes_table.count_notes(session, user_id) >= MOST:
            message = f"You have {MOST:,} notes, as many as one may have. Remove one first."
            raise NoteError(message, "text")
        return notes_table.add_note(session, user_id, draft, now)


def list_notes(user_id: str, topic: str = "") -> Sequence[Note]:
    """Return a person's notes, of one topic or of all; a visitor has none."""
    return notes_table.select_notes(db.session, user_id, topic) if user_id else ()


def find_note(user_id: str, note_id: str) -> Note:
    """Return one's own note, also one that was just removed.

    Raises:
        MissingError: there is none with this id, or it is somebody else's.
    """
    note = notes_table.find_note(db.session, user_id, note_id)
    if note is None:
        raise MissingError
    return note


def change_note(user_id: str, note_id: str, text: str, now: datetime) -> Note:
    """Give one's own note other words; with a passage it may be left without any.

    Raises:
        MissingError: there is none with this id, or it is somebody else's.
        NoteError: nothing would be left of it.
    """
    with write_transaction() as session:
        note = notes_table.find_note(session, user_id, note_id)
        if note is None or note.removed_at is not None or note.kind is NoteKind.BOOKMARK:
            raise MissingError
        if not text and not note.quote:
            raise NoteError("Write something, or remove the note.", "text")
        notes_table.change_text(session, user_id, note_id, text, now)
    return note


def remove_note(user_id: str, note_id: str, now: datetime) -> Note:
    """Put one's own note away; it can be taken back for a day.

    Raises:
        MissingError: there is none with this id, or it is somebody else's.
    """
    with write_transaction() as session:
        note = notes_table.find_note(session, user_id, note_id)
        if note is None:
            raise MissingError
        notes_table.purge_removed(session, user_id, now - KEPT)
        if note.removed_at is None:
            notes_table.set_removed(session, user_id, note_id, now)
    return note


def restore_note(user_id: str, note_id: str) -> Note:
    """Take back one's own note that was removed.

    Raises:
        MissingError: there is none with this id any more, or it is somebody else's.
    """
    with write_transaction() as session:
        note = notes_table.find_note(session, user_id, note_id)
        if note is None:
            raise MissingError
        notes_table.set_removed(session, user_id, note_id, None)
    return note
