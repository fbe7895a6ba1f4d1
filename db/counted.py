"""The answers of one person that count, for all that is worked out about a learner."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from db.history import counts_now, is_given, of_item
from db.tables import Attempt, AttemptItem, QuestionVersion, ResponseEvent
from quizzes.answers import Counted, sort_answers
from quizzes.changes import Saved
from quizzes.model import Certainty, Kind
from quizzes.pacing import measure_times

_KINDS = {kind.value: kind for kind in Kind}


def select_counted(session: Session, user_id: str) -> tuple[Counted, ...]:
    """Return the answers that count, the oldest first, with one query.

    At each place of an attempt the newest one does, unless it took the answer back.
    """
    return _read(session, _select(user_id))


def select_answers(session: Session, user_id: str, question_id: str) -> tuple[Counted, ...]:
    """Return the answers to one question that count, the oldest first.

    The time that they took isn't known without the answers around them, unless the browser
    measured it.
    """
    query = _select(user_id).where(AttemptItem.question_id == question_id)
    return _read(session, query)


def _select(user_id: str) -> Select[Any]:
    return (
        select(
            Attempt.id.label("attempt_id"),
            Attempt.started_at,
            AttemptItem.position,
            AttemptItem.question_id,
            AttemptItem.topic,
            AttemptItem.section,
            QuestionVersion.document["kind"].as_string().label("kind"),
            ResponseEvent.sequence,
            ResponseEvent.credit,
            ResponseEvent.certainty,
            ResponseEvent.received_at,
            ResponseEvent.seconds,
            is_given().label("given"),
        )
        .join(AttemptItem, AttemptItem.attempt_id == Attempt.id)
        .join(QuestionVersion, QuestionVersion.hash == AttemptItem.question_hash)
        .join(ResponseEvent, of_item())
        .where(Attempt.user_id == user_id, counts_now())
        .order_by(Attempt.id, ResponseEvent.received_at, ResponseEvent.id)
    )


def _read(session: Session, query: Select[Any]) -> tuple[Counted, ...]:
    attempts = groupby(session.execute(query), key=lambda row: row.attempt_id)
    return sort_answers(answer for _, rows in attempts for answer in _read_attempt(list(rows)))


def _read_attempt(rows: Sequence[Row[Any]]) -> Iterable[Counted]:
    newest: dict[int, Row[Any]] = {}
    for row in rows:
        if row.position not in newest or row.sequence > newest[row.position].sequence:
            newest[row.position] = row
    # What the browser didn't measure follows from when the answers arrived.
    measured = all(row.seconds is not None for row in newest.values())
    times = {} if measured else measure_times(rows[0].started_at, map(_as_saved, rows))
    for row in newest.values():
        if row.given:
            yield Counted(
                question_id=row.question_id,
                topic=row.topic,
                kind=_KINDS[row.kind],
                credit=row.credit,
                certainty=Certainty(row.certainty) if row.certainty else None,
                answered_at=row.received_at,
                seconds=times[row.position] if row.seconds is None else row.seconds,
                section=row.section,
                attempt_id=row.attempt_id,
                position=row.position,
            )


def _as_saved(row: Row[Any]) -> Saved:
    return Saved(row.position, _KINDS[row.kind], row.sequence, None, row.credit, row.received_at)
