"""Storing attempts: their questions and every answer as it arrives."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from db.people import as_allowance
from db.tables import Attempt, AttemptItem, Base, QuestionVersion, ResponseEvent, User
from people.model import Allowance
from quizzes.model import Question
from quizzes.records import dump_question
from quizzes.sittings import Answer, Asked, Closing, Rules, find_deadline

_ADD_EVENT = insert(Base.metadata.tables[ResponseEvent.__tablename__])


def lock_person(session: Session, user_id: str) -> Allowance:
    """Keep this person's other starts waiting until the transaction ends.

    Return what they were granted for exams; an id that isn't there gets nothing.
    """
    query = select(User.extra_percent, User.untimed, User.may_pause).where(User.id == user_id)
    row = session.execute(query.with_for_update()).one_or_none()
    return Allowance() if row is None else as_allowance(row)


def find_same(
    session: Session, user_id: str, request: str, since: datetime | None = None
) -> str | None:
    """Return this person's newest open attempt that was asked for in the same words.

    With ``since``, only one that was started from then on and has no answer yet.
    """
    query = (
        select(Attempt.id)
        .where(Attempt.user_id == user_id, Attempt.request == request, Attempt.status == "open")
        .order_by(Attempt.started_at.desc(), Attempt.id)
    )
    if since is not None:
        answered = select(ResponseEvent.id).where(ResponseEvent.attempt_id == Attempt.id)
        query = query.where(Attempt.started_at >= since, ~answered.exists())
    return session.scalar(query.limit(1))


def find_latest(session: Session, user_id: str, request: str) -> str | None:
    """Return this person's newest attempt that was asked for in these words, open or not."""
    query = select(Attempt.id).where(Attempt.user_id == user_id, Attempt.request == request)
    return session.scalar(query.order_by(Attempt.started_at.desc(), Attempt.id).limit(1))


def add_attempt(
    session: Session,
    user_id: str,
    rules: Rules,
    items: Sequence[Asked],
    now: datetime,
) -> str:
    """Store a new attempt with its questions and variant seeds; return its id."""
    attempt = Attempt(
        user_id=user_id,
        mode=rules.mode,
        seed=rules.seed,
        status="open",
        started_at=now,
        exam=rules.exam,
        feedback=rules.reveal,
        request=rules.request,
        line=rules.line,
        allowed_seconds=rules.seconds,
        extra_percent=rules.extra_percent or 0,
        untimed=rules.extra_percent is None,
        may_pause=rules.may_pause,
        deadline_at=find_deadline(rules, now),
    )
    keep_versions(session, [item.question for item in items], now)
    session.add(attempt)
    session.flush()
    _add_items(session, attempt.id, items, 1)
    return attempt.id


def append_item(
    session: Session, attempt_id: str, position: int, item: Asked, now: datetime
) -> None:
    """Add a question at the end of an attempt, which the caller has locked."""
    keep_versions(session, [item.question], now)
    _add_items(session, attempt_id, [item], position)


def _add_items(session: Session, attempt_id: str, items: Sequence[Asked], first: int) -> None:
    session.add_all(
        AttemptItem(
            attempt_id=attempt_id,
            position=position,
            question_id=item.question.id,
            question_hash=item.question.hash,
            seed=item.seed,
            topic=item.question.topic,
            section=item.question.section,
            scored=item.scored,
        )
        for position, item in enumerate(items, first)
    )
    session.flush()


def keep_versions(session: Session, questions: Sequence[Question], now: datetime) -> None:
    """Keep the content of questions not asked before.

    Two learners may be the first at the same moment, so a version that has
    arrived meanwhile is left as it is; the fixed order avoids deadlocks.
    """
    hashes = [question.hash for question in questions]
    known = set(
        session.scalars(select(QuestionVersion.hash).where(QuestionVersion.hash.in_(hashes)))
    )
    new = {question.hash: question for question in questions if question.hash not in known}
    for hash in sorted(new):
        _insert_version(session, new[hash], now)


def _insert_version(session: Session, question: Question, now: datetime) -> None:
    on_postgresql = session.get_bind().dialect.name == "postgresql"
    add: Any = postgresql.insert if on_postgresql else sqlite.insert
    row = {"hash": question.hash, "question_id": question.id, "created_at": now}
    version = add(QuestionVersion).values(document=dump_question(question), **row)
    session.execute(version.on_conflict_do_nothing())


def add_event(session: Session, attempt_id: str, position: int, answer: Answer) -> None:
    """Append an answer; the caller has locked the attempt and compared sequences."""
    row = {"attempt_id": attempt_id, "position": position, **vars(answer)}
    session.connection().execute(_ADD_EVENT, row)


def close_attempt(
    session: Session, attempt_id: str, now: datetime, by: Closing = Closing.PERSON
) -> None:
    """Close an attempt; one that is closed keeps the time at which it was."""
    attempt = session.get_one(Attempt, attempt_id)
    if attempt.status == "open":
        attempt.status, attempt.closed_at, attempt.closed_by = "closed", now, by
        attempt.paused_at = None


def pause_attempt(session: Session, attempt_id: str, now: datetime) -> None:
    """Stop an attempt's clock; the caller has locked it and seen that it may."""
    session.get_one(Attempt, attempt_id).paused_at = now


def resume_attempt(session: Session, attempt_id: str, deadline_at: datetime | None) -> None:
    """Let an attempt's clock run again, up to a later deadline."""
    attempt = session.get_one(Attempt, attempt_id)
    attempt.paused_at, attempt.deadline_at = None, deadline_at


def set_flag(session: Session, attempt_id: str, position: int, flagged: bool) -> None:
    """Flag or unflag a question of an attempt."""
    session.get_one(AttemptItem, (attempt_id, position)).flagged = flagged
