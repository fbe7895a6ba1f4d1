"""The answers of an attempt as they arrived, those that no longer count included."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.tables import ResponseEvent
from quizzes.changes import Saved
from quizzes.sittings import Sitting


def select_saved(session: Session, sitting: Sitting) -> tuple[Saved, ...]:
    """Return every answer to the attempt's questions in the order of arrival.

    A response of None took the answer back.
    """
    query = (
        select(ResponseEvent)
        .where(ResponseEvent.attempt_id == sitting.id)
        .order_by(ResponseEvent.received_at, ResponseEvent.id)
    )
    kinds = {item.position: item.question.kind for item in sitting.items}
    return tuple(
        Saved(
            position=event.position,
            kind=kinds[event.position],
            sequence=event.sequence,
            response=event.response,
            credit=event.credit,
            received_at=event.received_at,
            seconds=event.seconds,
        )
        for event in session.scalars(query)
    )
