"""All SQL for attempts: their questions, their answers, and what the answers add up to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import and_, case, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from db.tables import Attempt, AttemptItem, QuestionVersion, ResponseEvent
from quizzes.model import Certainty, Question
from quizzes.progress import Exposure, MemberProgress, OpenAttempt
from quizzes.records import dump_question
from quizzes.sittings import Answer, Item, Mode, Sitting


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
    for question in sorted(questions, key=lambda q: q.hash):
        if question.hash not in known:
            known.add(question.hash)
            _insert_version(session, question, now)


def _insert_version(session: Session, question: Question, now: datetime) -> None:
    row = {
        "hash": question.hash,
        "question_id": question.id,
        "document": dump_question(question),
        "created_at": now,
    }
    on_postgresql = session.get_bind().dialect.name == "postgresql"
    insert: Any = postgresql.insert if on_postgresql else sqlite.insert
    session.execute(insert(QuestionVersion).values(row).on_conflict_do_nothing())


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

    With ``position``, only that item is loaded.
    """
    attempt = session.scalar(
        select(Attempt)
        .where(Attempt.id == attempt_id, Attempt.user_id == user_id)
        .with_for_update()
    )
    return _read_sitting(session, attempt, position) if attempt else None


def _read_sitting(session: Session, attempt: Attempt, position: int | None) -> Sitting:
    query = (
        select(AttemptItem, QuestionVersion.document)
        .join(QuestionVersion, QuestionVersion.hash == AttemptItem.question_hash)
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
    items = tuple(
        _read_item(item, document, newest.get(item.position))
        for item, document in session.execute(query)
    )
    return Sitting(
        id=attempt.id,
        mode=Mode(attempt.mode),
        seed=attempt.seed,
        open=attempt.status == "open",
        started_at=attempt.started_at,
        closed_at=attempt.closed_at,
        items=items,
    )


def _read_item(item: AttemptItem, document: Mapping[str, Any], event: ResponseEvent | None) -> Item:
    answer = (
        None
        if event is None
        else Answer(
            sequence=event.sequence,
            response=event.response,
            certainty=Certainty(event.certainty) if event.certainty else None,
            received_at=event.received_at,
            credit=event.credit,
        )
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
    )


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


def last_seen(session: Session, user_id: str) -> dict[str, datetime]:
    """Return, by question id, when this person last answered it."""
    query = (
        select(AttemptItem.question_id, func.max(ResponseEvent.received_at))
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .join(ResponseEvent, _of_item())
        .where(Attempt.user_id == user_id)
        .group_by(AttemptItem.question_id)
    )
    return {row[0]: row[1] for row in session.execute(query)}


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
        .outerjoin(ResponseEvent, _of_item())
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


def cohort_progress(session: Session, user_ids: Iterable[str]) -> dict[str, MemberProgress]:
    """Return what each person's answers add up to; people without answers are left out.

    One query, whatever the number of people. A first exposure is the first
    answer to a question id, in any variant; within an attempt the newest
    sequence counts.
    """
    rank = func.row_number().over(
        partition_by=(ResponseEvent.attempt_id, ResponseEvent.position),
        order_by=ResponseEvent.sequence.desc(),
    )
    counted = (
        select(
            Attempt.user_id,
            AttemptItem.question_id,
            AttemptItem.topic,
            ResponseEvent.id,
            ResponseEvent.credit,
            ResponseEvent.received_at,
            rank.label("rank"),
        )
        .join(AttemptItem, AttemptItem.attempt_id == Attempt.id)
        .join(ResponseEvent, _of_item())
        .where(Attempt.user_id.in_(list(user_ids)))
        .subquery()
    )
    turn = func.row_number().over(
        partition_by=(counted.c.user_id, counted.c.question_id),
        order_by=(counted.c.received_at, counted.c.id),
    )
    turns = select(counted, turn.label("turn")).where(counted.c.rank == 1).subquery()
    query = (
        select(
            turns.c.user_id,
            turns.c.topic,
            func.sum(case((turns.c.turn == 1, turns.c.credit), else_=0.0)),
            func.sum(case((turns.c.turn == 1, 1), else_=0)),
            func.count(),
            func.max(turns.c.received_at),
        )
        .group_by(turns.c.user_id, turns.c.topic)
        .order_by(turns.c.user_id, turns.c.topic)
    )
    found: dict[str, list[tuple[Exposure, int]]] = {}
    for user_id, topic, credit, n, answers, last in session.execute(query):
        exposure = Exposure(topic, float(credit), int(n), last)
        found.setdefault(user_id, []).append((exposure, answers))
    return {user_id: _sum_up(rows) for user_id, rows in found.items()}


def _sum_up(rows: list[tuple[Exposure, int]]) -> MemberProgress:
    return MemberProgress(
        exposures=tuple(exposure for exposure, _ in rows),
        answers=sum(answers for _, answers in rows),
        last_active=max(exposure.last_active for exposure, _ in rows),
    )


def _of_item() -> Any:
    return and_(
        ResponseEvent.attempt_id == AttemptItem.attempt_id,
        ResponseEvent.position == AttemptItem.position,
    )
