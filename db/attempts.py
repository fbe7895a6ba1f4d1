"""Storing attempts: their questions and every answer as it arrives."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from db.tables import Attempt, AttemptItem, QuestionVersion, ResponseEvent
from quizzes.model import Question
from quizzes.records import dump_question
from quizzes.sittings import Answer, Mode


def add_attempt(
    session: Session,
    user_id: str,
    mode: Mode,
    seed: int,
    items: Sequence[tuple[Question, int]],
    now: datetime,
) -> str:
    """Store a new attempt with its questions and variant seeds; return its id."""
    _keep_versions(session, [question for question, _ in items], now)
    attempt = Attempt(user_id=user_id, mode=mode, seed=seed, status="open", started_at=now)
    session.add(attempt)
    session.flush()
    session.add_all(
        AttemptItem(
            attempt_id=attempt.id,
            position=position,
            question_id=question.id,
            question_hash=question.hash,
            seed=item_seed,
            topic=question.topic,
            section=question.section,
        )
        for position, (question, item_seed) in enumerate(items, 1)
    )
    return attempt.id


def _keep_versions(session: Session, questions: Sequence[Question], now: datetime) -> None:
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
    insert: Any = postgresql.insert if on_postgresql else sqlite.insert
    row = {"hash": question.hash, "question_id": question.id, "created_at": now}
    version = insert(QuestionVersion).values(document=dump_question(question), **row)
    session.execute(version.on_conflict_do_nothing())


def add_event(session: Session, attempt_id: str, position: int, answer: Answer) -> None:
    """Append an answer; the caller has locked the attempt and compared sequences."""
    session.add(
        ResponseEvent(
            attempt_id=attempt_id,
            position=position,
            sequence=answer.sequence,
            response=answer.response,
            certainty=answer.certainty,
            received_at=answer.received_at,
            credit=answer.credit,
        )
    )


def close_attempt(session: Session, attempt_id: str, now: datetime) -> None:
    """Close an attempt; one that is closed keeps the time at which it was."""
    attempt = session.get_one(Attempt, attempt_id)
    if attempt.status == "open":
        attempt.status, attempt.closed_at = "closed", now


def set_flag(session: Session, attempt_id: str, position: int, flagged: bool) -> None:
    """Flag or unflag a question of an attempt."""
    session.get_one(AttemptItem, (attempt_id, position)).flagged = flagged
