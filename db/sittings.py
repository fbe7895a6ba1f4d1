"""Attempts read as sittings: their questions and the answers that count."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from db.tables import Attempt, AttemptItem, QuestionVersion, ResponseEvent
from quizzes.model import Certainty
from quizzes.sittings import Answer, Closing, Item, Mode, Reveal, Rules, Sitting

LAST_POSITION = 2**31 - 1


def find_sitting(session: Session, user_id: str, attempt_id: str) -> Sitting | None:
    """Return this person's attempt with the answers that count, or None."""
    attempt = session.scalar(
        select(Attempt).where(Attempt.id == attempt_id, Attempt.user_id == user_id)
    )
    return _read_sitting(session, attempt, None) if attempt else None


def lock_sitting(
    session: Session, user_id: str, attempt_id: str, position: int | None = None
) -> Sitting | None:
    """Return the attempt for a write: nobody else changes it until the transaction ends.

    With ``position``, only that item is loaded; a number that no column holds is nowhere.
    """
    if position is not None and not 0 < position <= LAST_POSITION:
        return None
    attempt = session.scalar(
        select(Attempt)
        .where(Attempt.id == attempt_id, Attempt.user_id == user_id)
        .with_for_update()
    )
    return _read_sitting(session, attempt, position) if attempt else None


def _read_sitting(session: Session, attempt: Attempt, position: int | None) -> Sitting:
    key = aliased(QuestionVersion)
    query = (
        select(AttemptItem, func.coalesce(key.document, QuestionVersion.document))
        .join(QuestionVersion, QuestionVersion.hash == AttemptItem.question_hash)
        .outerjoin(key, key.hash == QuestionVersion.graded_by)
        .where(AttemptItem.attempt_id == attempt.id)
        .order_by(AttemptItem.position)
    )
    events = (
        select(ResponseEvent)
        .where(ResponseEvent.attempt_id == attempt.id)
        .order_by(ResponseEvent.sequence)
    )
    if position is not None:
        query = query.where(AttemptItem.position == position)
        events = events.where(ResponseEvent.position == position)
    newest = {event.position: event for event in session.scalars(events)}
    return Sitting(
        id=attempt.id,
        rules=_read_rules(attempt),
        open=attempt.status == "open",
        started_at=attempt.started_at,
        closed_at=attempt.closed_at,
        items=tuple(
            _read_item(item, document, newest.get(item.position))
            for item, document in session.execute(query)
        ),
        deadline_at=attempt.deadline_at,
        paused_at=attempt.paused_at,
        closed_by=Closing(attempt.closed_by) if attempt.closed_by else None,
    )


def _read_rules(attempt: Attempt) -> Rules:
    return Rules(
        mode=Mode(attempt.mode),
        seed=attempt.seed,
        reveal=Reveal(attempt.feedback),
        exam=attempt.exam,
        line=attempt.line,
        seconds=attempt.allowed_seconds,
        extra_percent=None if attempt.untimed else attempt.extra_percent,
        may_pause=attempt.may_pause,
        request=attempt.request,
    )


def _read_item(item: AttemptItem, document: Mapping[str, Any], event: ResponseEvent | None) -> Item:
    answer = None
    if event is not None and event.response is not None:
        answer = Answer(
            sequence=event.sequence,
            response=event.response,
            certainty=Certainty(event.certainty) if event.certainty else None,
            received_at=event.received_at,
            credit=event.credit,
            seconds=event.seconds,
        )
    return Item(
        position=item.position,
        question_id=item.question_id,
        question_hash=item.question_hash,
        document=document,
        seed=item.seed,
        topic=item.topic,
        section=item.section,
        flagged=item.flagged,
        answer=answer,
        sequence=event.sequence if event else 0,
        scored=item.scored,
    )
