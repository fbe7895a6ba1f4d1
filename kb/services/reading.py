"""What a person has studied and where they stopped."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from db import reading
from db.engine import db, write_transaction
from kb.model import Library, Topic
from kb.notes import TopicNotes, arrange_notes
from kb.reading import Place, choose_place, find_place
from kb.services.notes import list_notes


@dataclass(frozen=True)
class TopicReading:
    """One topic as this person reads it."""

    notes: TopicNotes
    studied: frozenset[str] = frozenset()
    place: Place | None = None


@dataclass(frozen=True)
class Reading:
    """A person's reading of everything: sections studied by topic, and where to go on."""

    studied: Mapping[str, frozenset[str]] = field(default_factory=dict)
    place: Place | None = None


def find_reading(user_id: str, library: Library) -> Reading:
    """Return what a person has studied and where to go on; nothing for a visitor."""
    if not user_id:
        return Reading()
    studied = reading.select_studied(db.session, user_id)
    positions = reading.select_positions(db.session, user_id)
    return Reading(studied, choose_place(positions, studied, library))


def find_topic_reading(user_id: str, topic: Topic) -> TopicReading:
    """Return a topic with a person's notes, what they studied of it, and where to go on."""
    notes = arrange_notes(topic, list_notes(user_id, topic.slug))
    if not user_id:
        return TopicReading(notes)
    studied = reading.select_studied(db.session, user_id).get(topic.slug, frozenset())
    at = {p.topic: p.section for p in reading.select_positions(db.session, user_id)}
    return TopicReading(notes, studied, find_place(topic, at.get(topic.slug, "")))


def mark_studied(
    user_id: str, topic: Topic, sections: Collection[str], now: datetime
) -> Sequence[str]:
    """Mark sections of a topic as studied, all without ``sections``; return the new ones.

    Sections that the topic does not have are left out.
    """
    own = [s.id for s in topic.sections if not sections or s.id in sections]
    with write_transaction() as session:
        reading.lock_person(session, user_id)
        return reading.mark_studied(session, user_id, topic.slug, own, now)


def unmark_studied(user_id: str, topic: Topic, sections: Collection[str]) -> None:
    """Take the marks of these sections away."""
    with write_transaction() as session:
        reading.unmark_studied(session, user_id, topic.slug, sections)


def keep_position(user_id: str, topic: Topic, section: str, now: datetime) -> bool:
    """Remember where a person stopped; False if the topic has no such section."""
    if topic.section(section) is None:
        return False
    with write_transaction() as session:
        reading.lock_person(session, user_id)
        reading.keep_position(session, user_id, topic.slug, section, now)
    return True
