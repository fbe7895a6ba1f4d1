"""Attempts read as sittings: their questions and the answers that count."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, Select, and_, bindparam, func, select
from sqlalchemy.orm import Session, aliased

from db.questions import find_questions
from db.tables import Attempt, AttemptItem, QuestionVersion, ResponseEvent
from quizzes.model import Certainty, Question
from quizzes.sittings import Answer, Closing, Item, Mode, Reveal, Rules, Sitting

LAST_POSITION = 2**31 - 1


# Statements are put together once: doing it for each request takes longer than running them.
_OWN = select(Attempt).where(
    Attempt.id == bindparam("attempt_id"), Attempt.user_id == bindparam("user_id")
)
_OWN_LOCKED = _OWN.with_for_update()
_other = aliased(ResponseEvent)
_newest = (
    select(func.max(_other.sequence))
    .where(_other.attempt_id == AttemptItem.attempt_id, _other.position == AttemptItem.position)
    .scalar_subquery()
)
_ITEMS: Select[Any] = (
    select(
        *AttemptItem.__table__.c,
        func.coalesce(QuestionVersion.graded_by, QuestionVersion.hash).label("content"),
        ResponseEvent.sequence,
        ResponseEvent.response,
        ResponseEvent.certainty,
        ResponseEvent.received_at,
        ResponseEvent.credit,
        ResponseEvent.seconds,
    )
    .join(QuestionVersion, QuestionVersion.hash == AttemptItem.question_hash)
    .outerjoin(
        ResponseEvent,
        and_(
            ResponseEvent.attempt_id == AttemptItem.attempt_id,
            ResponseEvent.position == AttemptItem.position,
            ResponseEvent.sequence == _newest,
        ),
    )
    .where(AttemptItem.attempt_id == bindparam("attempt_id"))
    .order_by(AttemptItem.position)
)
_ITEM = _ITEMS.where(AttemptItem.position == bindparam("position"))


def find_sitting(session: Session, user_id: str, attempt_id: str) -> Sitting | None:
    """Return this person's attempt with the answers that count, or None."""
    attempt = session.scalar(_OWN, {"attempt_id": attempt_id, "user_id": user_id})
    return _read_sitting(session, attempt, None) if attempt else None


def lock_sitting(
    session: Session, user_id: str, attempt_id: str, position: int | None = None
) -> Sitting | None:
    """Return the attempt for a write: nobody else changes it until the transaction ends.

    With ``position``, only that item is loaded; a number that no column holds is nowhere.
    What belongs to the attempt is read after the lock: read with it, on PostgreSQL it
    would be as old as the waiting was long.
    """
    if position is not None and not 0 < position <= LAST_POSITION:
        return None
    attempt = session.scalar(_OWN_LOCKED, {"attempt_id": attempt_id, "user_id": user_id})
    return _read_sitting(session, attempt, position) if attempt else None


def _read_sitting(session: Session, attempt: Attempt, position: int | None) -> Sitting:
    asked = {"attempt_id": attempt.id, "position": position}
    query = _ITEMS if position is None else _ITEM
    rows = session.execute(query, asked).all()
    questions = find_questions(session, ((row.question_hash, row.content) for row in rows))
    return Sitting(
        id=attempt.id,
        rules=_read_rules(attempt),
        open=attempt.status == "open",
        started_at=attempt.started_at,
        closed_at=attempt.closed_at,
        items=tuple(_read_item(row, questions[row.question_hash, row.content]) for row in rows),
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


def _read_item(row: Row[Any], question: Question) -> Item:
    answer = None
    if row.sequence is not None and row.response is not None:
        answer = Answer(
            sequence=row.sequence,
            response=row.response,
            certainty=Certainty(row.certainty) if row.certainty else None,
            received_at=row.received_at,
            credit=row.credit,
            seconds=row.seconds,
        )
    return Item(
        position=row.position,
        question_id=row.question_id,
        question_hash=row.question_hash,
        content_hash=row.content,
        question=question,
        seed=row.seed,
        topic=row.topic,
        section=row.section,
        flagged=row.flagged,
        answer=answer,
        sequence=row.sequence or 0,
        scored=row.scored,
    )
