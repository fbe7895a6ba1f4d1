"""What a person has answered, and what they have begun."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import String, and_, cast, func, or_, select
from sqlalchemy.orm import Session

from db.tables import Attempt, AttemptItem, ResponseEvent
from quizzes.progress import OpenAttempt
from quizzes.sittings import Mode, Reveal


def last_seen(session: Session, user_id: str) -> dict[str, datetime]:
    """Return, by question id, when this person last answered it."""
    query = (
        select(AttemptItem.question_id, func.max(ResponseEvent.received_at))
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .join(ResponseEvent, of_item())
        .where(Attempt.user_id == user_id)
        .group_by(AttemptItem.question_id)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def list_flagged(session: Session, user_id: str) -> tuple[str, ...]:
    """Return the questions that carried a flag when this person last answered or flagged them."""
    answered = select(ResponseEvent.id).where(of_item()).exists()
    query = (
        select(AttemptItem.question_id, AttemptItem.flagged)
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .where(Attempt.user_id == user_id, or_(AttemptItem.flagged, answered))
        .order_by(Attempt.started_at, Attempt.id)
    )
    last = {row.question_id: row.flagged for row in session.execute(query)}
    return tuple(question_id for question_id, flagged in last.items() if flagged)


def list_held(session: Session, user_id: str, now: datetime) -> tuple[str, ...]:
    """Return the questions of this person's exams that run."""
    query = (
        select(AttemptItem.question_id)
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .where(
            Attempt.user_id == user_id,
            Attempt.mode == Mode.EXAM,
            Attempt.status == "open",
            or_(
                Attempt.deadline_at.is_(None),
                Attempt.deadline_at > now,
                Attempt.paused_at.is_not(None),
            ),
        )
    )
    return tuple(session.scalars(query))


def last_seeds(session: Session, user_id: str) -> dict[str, tuple[str, int]]:
    """Return by question id the content and the seed of the variant last asked of this person."""
    query = (
        select(AttemptItem.question_id, AttemptItem.question_hash, AttemptItem.seed)
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .where(Attempt.user_id == user_id)
        .order_by(Attempt.started_at, Attempt.id)
    )
    return {id: (hash, seed) for id, hash, seed in session.execute(query)}


def open_attempts(session: Session, user_id: str, limit: int = 5) -> tuple[OpenAttempt, ...]:
    """Return this person's unfinished attempts, newest first, with their counts."""
    counts = (
        select(
            AttemptItem.attempt_id,
            func.count(AttemptItem.position.distinct()).label("questions"),
            func.count(ResponseEvent.position.distinct()).label("answered"),
            func.min(AttemptItem.topic).label("first"),
            func.max(AttemptItem.topic).label("last"),
        )
        .outerjoin(ResponseEvent, of_item())
        .group_by(AttemptItem.attempt_id)
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .where(Attempt.user_id == user_id, Attempt.status == "open")
        .subquery()
    )
    query = (
        select(Attempt.id, Attempt.mode, Attempt.started_at, counts)
        .join(counts, counts.c.attempt_id == Attempt.id)
        .order_by(Attempt.started_at.desc(), Attempt.id)
        .limit(limit)
    )
    return tuple(
        OpenAttempt(
            id=row.id,
            mode=row.mode,
            started_at=row.started_at,
            questions=row.questions,
            answered=row.answered,
            topic=row.first if row.first == row.last else None,
        )
        for row in session.execute(query)
    )


def of_item() -> Any:
    """Return the condition that joins answers to the items they belong to."""
    return and_(
        ResponseEvent.attempt_id == AttemptItem.attempt_id,
        ResponseEvent.position == AttemptItem.position,
    )


def counts_now() -> Any:
    """Return the condition that an attempt's answers count already.

    In one that shows its keys at the end nothing counts before it is closed, or what is
    said of a learner would tell the keys.
    """
    return or_(Attempt.feedback == Reveal.ONCE, Attempt.status != "open")


def is_given() -> Any:
    """Return the condition that an answer wasn't taken back, which JSON writes as null.

    In a placement nothing can be taken back: there it says that the answer isn't known.
    """
    known = cast(ResponseEvent.response, String) != "null"
    return or_(known, Attempt.mode == Mode.PLACEMENT)
