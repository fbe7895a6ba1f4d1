"""First answers: what everybody earned when they met a question for the first time."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    Subquery,
    Text,
    and_,
    cast,
    exists,
    func,
    or_,
    select,
)
from sqlalchemy.orm import Session, aliased

from db.history import of_item
from db.tables import Attempt, AttemptItem, ResponseEvent
from quizzes.ability.replay import Event


def is_newest() -> ColumnElement[bool]:
    """Return the condition that an answer is the newest at its place, and not taken back."""
    later = aliased(ResponseEvent)
    newer = exists().where(
        later.attempt_id == ResponseEvent.attempt_id,
        later.position == ResponseEvent.position,
        later.sequence > ResponseEvent.sequence,
    )
    return and_(~newer, cast(ResponseEvent.response, Text) != "null")


def counts() -> ColumnElement[bool]:
    """Return the condition that an answer counts by now.

    Where keys are shown at the end, nothing does before that.
    """
    return and_(is_newest(), or_(Attempt.feedback == "once", Attempt.status == "closed"))


def select_counted(*more: Any) -> Select[*tuple[Any, ...]]:
    """Select answers that count, each with its learner, question and further columns.

    Guests are learners too.
    """
    return (
        select(
            Attempt.user_id,
            AttemptItem.question_id,
            ResponseEvent.id,
            ResponseEvent.credit,
            ResponseEvent.received_at,
            *more,
        )
        .join(AttemptItem, AttemptItem.attempt_id == Attempt.id)
        .join(ResponseEvent, of_item())
        .where(counts())
    )


def only_first(counted: Select[*tuple[Any, ...]]) -> Subquery:
    """Return of some answers that count the first by each learner to each question.

    A question is met in any variant and any version.
    """
    inner = counted.subquery()
    turn = func.row_number().over(
        partition_by=(inner.c.user_id, inner.c.question_id),
        order_by=(inner.c.received_at, inner.c.id),
    )
    ranked = select(inner, turn.label("turn")).subquery()
    return select(ranked).where(ranked.c.turn == 1).subquery()


def select_events(session: Session) -> tuple[list[Event], int]:
    """Return all first answers in their order, and the id of the newest answer of all."""
    newest = session.scalar(select(func.max(ResponseEvent.id))) or 0
    first = only_first(select_counted())
    rows = session.execute(
        select(first.c.user_id, first.c.question_id, first.c.credit).order_by(
            first.c.received_at, first.c.id
        )
    )
    return [Event(*row) for row in rows], newest


def count_new(session: Session, last_event: int) -> int:
    """Return how many places of attempts were answered after an answer.

    The cost grows with these alone. First answers have grown by no more than that.
    """
    places = (
        select(ResponseEvent.attempt_id, ResponseEvent.position)
        .where(ResponseEvent.id > last_event)
        .distinct()
        .subquery()
    )
    return session.scalar(select(func.count()).select_from(places)) or 0
