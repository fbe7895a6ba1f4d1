"""What must go before all that one person did moves to another, who may have the same."""

from __future__ import annotations

from sqlalchemy import delete, select, tuple_
from sqlalchemy.orm import Session

from db.tables import ReadingNote, ReadingPosition, Studied, StudyPlanRow

BOOKMARK = "bookmark"


def drop_doubles(session: Session, source_id: str, target_id: str) -> None:
    """Drop what both have: sections studied, bookmarks, the older of two positions, a plan."""
    known = select(Studied.topic, Studied.section).where(Studied.user_id == target_id)
    session.execute(
        delete(Studied)
        .where(Studied.user_id == source_id)
        .where(tuple_(Studied.topic, Studied.section).in_(known))
    )
    places = (ReadingNote.topic, ReadingNote.section)
    known = select(*places).where(ReadingNote.user_id == target_id)
    known = known.where(ReadingNote.kind == BOOKMARK, ReadingNote.removed_at.is_(None))
    session.execute(
        delete(ReadingNote)
        .where(ReadingNote.user_id == source_id, ReadingNote.kind == BOOKMARK)
        .where(tuple_(*places).in_(known))
    )
    _drop_older_positions(session, source_id, target_id)
    if session.get(StudyPlanRow, target_id) is not None:
        session.execute(delete(StudyPlanRow).where(StudyPlanRow.user_id == source_id))


def _drop_older_positions(session: Session, source_id: str, target_id: str) -> None:
    own = {
        user_id: {
            row.topic: row
            for row in session.scalars(
                select(ReadingPosition).where(ReadingPosition.user_id == user_id)
            )
        }
        for user_id in (source_id, target_id)
    }
    for topic in own[source_id].keys() & own[target_id].keys():
        pair = (own[source_id][topic], own[target_id][topic])
        session.delete(min(pair, key=lambda row: row.read_at))
    session.flush()
