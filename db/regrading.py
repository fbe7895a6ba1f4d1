"""SQL about answers that are graded by another key."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select, update
from sqlalchemy.orm import Session

from db.history import of_item
from db.tables import Attempt, AttemptItem, QuestionVersion, Regrade, ResponseEvent, User
from quizzes.regrading import Given, Version

_MADE: Select[*tuple[Any, ...]] = (
    select(Regrade, User.name).outerjoin(User, User.id == Regrade.user_id).order_by(Regrade.id)
)


@dataclass(frozen=True)
class Made:
    """A regrade that was made; ``by`` is empty where nobody's name is known."""

    question_id: str
    from_hash: str
    to_hash: str
    answers: int
    changed: int
    by: str
    made_at: datetime


def select_versions(session: Session, question_id: str | None = None) -> list[Version]:
    """Return every version that was kept, or those of one question, the oldest first."""
    query = select(
        QuestionVersion.hash,
        QuestionVersion.question_id,
        QuestionVersion.created_at,
        func.coalesce(QuestionVersion.graded_by, QuestionVersion.hash),
    )
    if question_id is not None:
        query = query.where(QuestionVersion.question_id == question_id)
    order = (QuestionVersion.question_id, QuestionVersion.created_at, QuestionVersion.hash)
    return [Version(*row) for row in session.execute(query.order_by(*order))]


def count_answers(session: Session, versions: Iterable[Version]) -> dict[str, int]:
    """Return how many answers there are to each of these versions, by its hash."""
    versions = list(versions)
    query = (
        select(AttemptItem.question_hash, func.count())
        .join(ResponseEvent, of_item())
        .where(AttemptItem.question_id.in_({v.question_id for v in versions}))
        .where(AttemptItem.question_hash.in_([v.hash for v in versions]))
        .group_by(AttemptItem.question_hash)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def select_seeds(session: Session, version: Version) -> list[int]:
    """Return the seeds of the variants in which a version was asked, answered or not."""
    query = (
        select(AttemptItem.seed)
        .where(AttemptItem.question_id == version.question_id)
        .where(AttemptItem.question_hash == version.hash)
        .distinct()
        .order_by(AttemptItem.seed)
    )
    return list(session.scalars(query))


def select_given(session: Session, version: Version) -> list[Given]:
    """Return every answer to a version, also those that a newer one replaced."""
    query = (
        select(
            ResponseEvent.id,
            Attempt.user_id,
            Attempt.id,
            ResponseEvent.position,
            ResponseEvent.sequence,
            AttemptItem.seed,
            ResponseEvent.response,
            ResponseEvent.credit,
        )
        .join(AttemptItem, of_item())
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .where(AttemptItem.question_id == version.question_id)
        .where(AttemptItem.question_hash == version.hash)
        .order_by(ResponseEvent.id)
    )
    return [Given(*row) for row in session.execute(query)]


def name_people(session: Session, user_ids: Collection[str]) -> dict[str, str]:
    """Return the names by the ids."""
    rows = session.execute(select(User.id, User.name).where(User.id.in_(user_ids)))
    return {row.id: row.name for row in rows}


def hold_answers(session: Session, question_id: str) -> None:
    """Keep answers to a question, and attempts that ask it, waiting until the transaction ends.

    An attempt that began between the first two locks is held by the third; from the
    second on none can begin. This is the order in which a start takes its locks.
    """
    asking = (
        select(AttemptItem.attempt_id)
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .where(AttemptItem.question_id == question_id, Attempt.status == "open")
    )
    attempts = select(Attempt.id).where(Attempt.id.in_(asking)).order_by(Attempt.id)
    versions = (
        select(QuestionVersion.hash)
        .where(QuestionVersion.question_id == question_id)
        .order_by(QuestionVersion.hash)
    )
    for query in (attempts, versions, attempts):
        session.execute(query.with_for_update()).all()


def set_key(session: Session, version: Version, key: str) -> None:
    """Let the version with the hash ``key`` grade the answers to this one."""
    row = session.get_one(QuestionVersion, version.hash)
    row.graded_by = None if key == version.hash else key
    session.flush()


def set_credits(session: Session, credits: Mapping[int, float]) -> None:
    """Write what these answers earn."""
    if credits:
        rows = [{"id": id, "credit": credit} for id, credit in credits.items()]
        session.execute(update(ResponseEvent), rows)


def add_regrade(
    session: Session, version: Version, key: str, counts: tuple[int, int], by: str | None,
    now: datetime,
) -> None:  # fmt: skip
    """Record a regrade; ``counts`` are the answers graded and those that changed."""
    answers, changed = counts
    session.add(
        Regrade(
            question_id=version.question_id,
            from_hash=version.hash,
            to_hash=key,
            answers=answers,
            changed=changed,
            user_id=by,
            made_at=now,
        )
    )


def select_made(session: Session, hashes: Collection[str]) -> Sequence[Made]:
    """Return the regrades of these versions, the oldest first."""
    return _read_made(session, _MADE.where(Regrade.from_hash.in_(hashes)))


def select_history(session: Session, question_id: str) -> Sequence[Made]:
    """Return the regrades of a question, the oldest first."""
    return _read_made(session, _MADE.where(Regrade.question_id == question_id))


def select_newest(session: Session, limit: int) -> Sequence[Made]:
    """Return the last regrades, the newest first."""
    return _read_made(session, _MADE.order_by(None).order_by(Regrade.id.desc()).limit(limit))


def _read_made(session: Session, query: Select[*tuple[Any, ...]]) -> Sequence[Made]:
    return [
        Made(r.question_id, r.from_hash, r.to_hash, r.answers, r.changed, name or "", r.made_at)
        for r, name in session.execute(query)
    ]
