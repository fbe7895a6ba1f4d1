"""SQL about what a person has studied and where they stopped reading."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from db.tables import ReadingPosition, Studied, User
from kb.reading import Position


def lock_person(session: Session, user_id: str) -> None:
    """Let no other request write of this person's reading until the transaction ends.

    Otherwise two at once would both find room for the last note, or add the
    same mark twice. SQLite has one writer at a time anyway.
    """
    session.execute(select(User.id).where(User.id == user_id).with_for_update())


def select_studied(session: Session, user_id: str) -> Mapping[str, frozenset[str]]:
    """Return the anchors of the sections a person has studied, by topic."""
    found: dict[str, set[str]] = {}
    for topic, section in session.execute(
        select(Studied.topic, Studied.section).where(Studied.user_id == user_id)
    ):
        found.setdefault(topic, set()).add(section)
    return {topic: frozenset(sections) for topic, sections in found.items()}


def mark_studied(
    session: Session, user_id: str, topic: str, sections: Collection[str], now: datetime
) -> list[str]:
    """Mark sections of a topic as studied; return those that were not yet.

    The caller has locked the person.
    """
    known = select_studied(session, user_id).get(topic, frozenset())
    new = [section for section in sections if section not in known]
    session.add_all(
        Studied(user_id=user_id, topic=topic, section=section, studied_at=now) for section in new
    )
    session.flush()
    return new


def unmark_studied(session: Session, user_id: str, topic: str, sections: Collection[str]) -> None:
    """Take the marks of sections away."""
    own = delete(Studied).where(Studied.user_id == user_id, Studied.topic == topic)
    session.execute(own.where(Studied.section.in_(list(sections))))


def keep_position(session: Session, user_id: str, topic: str, section: str, now: datetime) -> None:
    """Remember where a person stopped in a topic; the caller has locked the person."""
    session.merge(ReadingPosition(user_id=user_id, topic=topic, section=section, read_at=now))
    session.flush()


def select_positions(session: Session, user_id: str) -> list[Position]:
    """Return where a person stopped, the last topic first."""
    own = select(ReadingPosition).where(ReadingPosition.user_id == user_id)
    rows = session.scalars(own.order_by(ReadingPosition.read_at.desc(), ReadingPosition.topic))
    return [Position(row.topic, row.section, row.read_at) for row in rows]
