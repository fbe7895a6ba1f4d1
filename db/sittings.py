"""Attempts read as sittings: their questions and the answers that count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Row, Select, and_, bindparam, func, select
from sqlalchemy.orm import Session

from db.questions import Version, find_questions
from db.tables import Attempt, AttemptItem, Base, QuestionVersion, ResponseEvent
from quizzes.model import Certainty, Question
from quizzes.sittings import Answer, Closing, Item, Mode, Reveal, Rules, Sitting

LAST_POSITION = 2**31 - 1


# Put together once, and of tables instead of mapped classes: both cost more than the
# database does with them, on the way that every saved answer takes.
_attempts, _items, _versions, _events = (
    Base.metadata.tables[mapped.__tablename__]
    for mapped in (Attempt, AttemptItem, QuestionVersion, ResponseEvent)
)
_OWN: Select[Any] = select(_attempts).where(
    _attempts.c.id == bindparam("attempt_id"), _attempts.c.user_id == bindparam("user_id")
)
_OWN_LOCKED = _OWN.with_for_update()
_others = _events.alias()
_newest = (
    select(func.max(_others.c.sequence))
    .where(_others.c.attempt_id == _items.c.attempt_id, _others.c.position == _items.c.position)
    .scalar_subquery()
)
_ROWS: Select[Any] = (
    select(
        _items,
        func.coalesce(_versions.c.graded_by, _versions.c.hash).label("content"),
        *(_events.c[name] for name in ("sequence", "response", "certainty")),
        *(_events.c[name] for name in ("received_at", "credit", "seconds")),
    )
    .join(_versions, _versions.c.hash == _items.c.question_hash)
    .outerjoin(
        _events,
        and_(
            _events.c.attempt_id == _items.c.attempt_id,
            _events.c.position == _items.c.position,
            _events.c.sequence == _newest,
        ),
    )
    .order_by(_items.c.position)
)
_ITEMS = _ROWS.where(_items.c.attempt_id == bindparam("attempt_id"))
_ITEM = _ITEMS.where(_items.c.position == bindparam("position"))


def find_sitting(session: Session, user_id: str, attempt_id: str) -> Sitting | None:
    """Return this person's attempt with the answers that count, or None."""
    return _read_sitting(session, _OWN, user_id, attempt_id)


def lock_sitting(
    session: Session, user_id: str, attempt_id: str, position: int | None = None
) -> Sitting | None:
    """Return the attempt for a write: nobody else changes it until the transaction ends.

    With ``position``, only that item is loaded; a number that no column holds is nowhere.
    """
    if position is not None and not 0 < position <= LAST_POSITION:
        return None
    return _read_sitting(session, _OWN_LOCKED, user_id, attempt_id, position)


def _read_sitting(
    session: Session,
    own: Select[Any],
    user_id: str,
    attempt_id: str,
    position: int | None = None,
) -> Sitting | None:
    """Read the attempt, and then what belongs to it.

    On PostgreSQL a statement sees what was there when it began: what is read together with
    the lock would be as old as the waiting for it was long.
    """
    session.flush()  # which a statement without mapped classes doesn't do by itself
    connection = session.connection()
    asked = {"attempt_id": attempt_id, "user_id": user_id}
    attempt = connection.execute(own, asked).one_or_none()
    if attempt is None:
        return None
    items = _ITEMS if position is None else _ITEM
    rows = connection.execute(items, {"attempt_id": attempt_id, "position": position}).all()
    return _make_sitting(attempt, rows, _find_questions(session, rows))


def list_sittings(session: Session, user_id: str, limit: int, offset: int) -> tuple[Sitting, ...]:
    """Return this person's attempts with their answers, open ones first, then the newest.

    Two statements, however many there are; a third if questions have to be read.
    """
    query = (
        select(_attempts)
        .where(_attempts.c.user_id == user_id)
        .order_by(_attempts.c.status.desc(), _attempts.c.started_at.desc(), _attempts.c.id)
    )
    session.flush()
    attempts = session.execute(query.limit(limit).offset(offset)).all()
    ids = [attempt.id for attempt in attempts]
    rows = session.execute(_ROWS.where(_items.c.attempt_id.in_(ids))).all() if ids else []
    questions = _find_questions(session, rows)
    return tuple(
        _make_sitting(attempt, [row for row in rows if row.attempt_id == attempt.id], questions)
        for attempt in attempts
    )


def count_attempts(session: Session, user_id: str) -> int:
    """Return how many attempts this person has, open ones included."""
    query = select(func.count()).select_from(_attempts).where(_attempts.c.user_id == user_id)
    return session.scalar(query) or 0


def _find_questions(session: Session, rows: Sequence[Row[Any]]) -> Mapping[Version, Question]:
    return find_questions(session, ((row.question_hash, row.content) for row in rows))


def _make_sitting(
    attempt: Row[Any], rows: Sequence[Row[Any]], questions: Mapping[Version, Question]
) -> Sitting:
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


def _read_rules(attempt: Row[Any]) -> Rules:
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
