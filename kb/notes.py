"""Notes of one's own: highlights, notes and bookmarks, and where they stand on a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from kb.marking import Mark, mark_passages
from kb.model import Topic


class NoteKind(StrEnum):
    """What a note is: words of one's own, a marked passage, a marked section."""

    NOTE = "note"
    HIGHLIGHT = "highlight"
    BOOKMARK = "bookmark"


@dataclass(frozen=True)
class Draft:
    """A note as it is to be kept. Without ``quote`` it is about the whole section."""

    topic: str
    section: str
    kind: NoteKind
    quote: str = ""
    prefix: str = ""
    suffix: str = ""
    text: str = ""


@dataclass(frozen=True)
class Note:
    """A kept note."""

    id: str
    topic: str
    section: str
    kind: NoteKind
    quote: str
    prefix: str
    suffix: str
    text: str
    created_at: datetime
    updated_at: datetime
    removed_at: datetime | None = None


@dataclass(frozen=True)
class SectionNotes:
    """A section as its reader sees it: with passages marked, notes, and a bookmark.

    ``lost`` are the ids of notes whose passage is not in the section any more.
    """

    html: str
    notes: tuple[Note, ...] = ()
    lost: frozenset[str] = frozenset()
    bookmark: Note | None = None


@dataclass(frozen=True)
class TopicNotes:
    """All notes of a topic: by section, and those whose section is gone."""

    sections: Mapping[str, SectionNotes] = field(default_factory=dict)
    adrift: tuple[Note, ...] = ()


def choose_kind(quote: str, text: str) -> NoteKind:
    """Return what a note with this passage and these words is."""
    if text:
        return NoteKind.NOTE
    return NoteKind.HIGHLIGHT if quote else NoteKind.BOOKMARK


def arrange_notes(topic: Topic, notes: Iterable[Note]) -> TopicNotes:
    """Put a person's notes on a topic where they belong."""
    by_section: dict[str, list[Note]] = {section.id: [] for section in topic.sections}
    adrift: list[Note] = []
    for note in notes:
        by_section.get(note.section, adrift).append(note)
    sections = {s.id: _arrange_section(s.html, by_section[s.id]) for s in topic.sections}
    return TopicNotes(sections, tuple(adrift))


def _arrange_section(html: str, notes: list[Note]) -> SectionNotes:
    bookmark = next((n for n in notes if n.kind is NoteKind.BOOKMARK), None)
    shown = tuple(n for n in notes if n.kind is not NoteKind.BOOKMARK)
    quoted = [n for n in shown if n.quote]
    marks = [Mark(n.id, n.quote, n.prefix, n.suffix, bool(n.text)) for n in quoted]
    html, found = mark_passages(html, marks)
    lost = frozenset(n.id for n in quoted if n.id not in found)
    return SectionNotes(html, shown, lost, bookmark)
