"""What people's answers add up to."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from db.history import counts_now, is_given, of_item
from db.tables import Attempt, AttemptItem, ResponseEvent
from quizzes.progress import Exposure, MemberProgress


def cohort_progress(session: Session, user_ids: Iterable[str]) -> dict[str, MemberProgress]:
    """Return what each person's answers add up to; people without answers are left out.

    One query, whatever the number of people. A first exposure is the first
    answer to a question id, in any variant; within an attempt the newest
    sequence counts, as ``db.counted`` has it for one person.
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
            is_given().label("given"),
            rank.label("rank"),
        )
        .join(AttemptItem, AttemptItem.attempt_id == Attempt.id)
        .join(ResponseEvent, of_item())
        .where(Attempt.user_id.in_(list(user_ids)), counts_now())
        .subquery()
    )
    turn = func.row_number().over(
        partition_by=(counted.c.user_id, counted.c.question_id),
        order_by=(counted.c.received_at, counted.c.id),
    )
    turns = (
        select(counted, turn.label("turn")).where(counted.c.rank == 1, counted.c.given).subquery()
    )
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
