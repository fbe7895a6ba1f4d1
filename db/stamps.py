"""Whether recorded answers have changed since something was worked out from them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.tables import Attempt, Membership, QuestionVersion, Regrade, ResponseEvent

Stamp = tuple[Any, ...]


def read_stamp(session: Session, cohort_id: str = "") -> Stamp:
    """Return what differs as soon as an answer, a credit, an end or a membership does.

    It takes a fraction of what reading the answers takes.
    """
    event, members = ResponseEvent, Membership.cohort_id == cohort_id
    parts = (
        select(func.count(), func.max(event.id), func.sum(event.credit)),
        select(func.count(), func.max(Attempt.closed_at)).where(Attempt.status == "closed"),
        select(func.count(QuestionVersion.graded_by), func.max(QuestionVersion.created_at)),
        select(func.max(Regrade.id)),
        select(func.count(), func.min(Membership.user_id), func.max(Membership.joined_at)).where(
            members
        ),
    )
    return tuple(tuple(session.execute(part).one()) for part in parts)
