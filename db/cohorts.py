"""SQL about cohorts and who belongs to them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, case, delete, func, select, update
from sqlalchemy.orm import Session

from db.people import as_allowance
from db.tables import Cohort as CohortRow
from db.tables import Membership, User
from db.types import new_id
from people.model import Cohort, CohortRole, Member


def _as_cohort(row: CohortRow, role: str | None, everywhere: bool, learners: int = 0) -> Cohort:
    seen_as = CohortRole.INSTRUCTOR if everywhere else role and CohortRole(role)
    return Cohort(
        id=row.id,
        name=row.name,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        exam_on=row.exam_on,
        time_zone=row.time_zone,
        join_token=row.join_token,
        role=seen_as or None,
        learners=learners,
    )


def _seen_by(user_id: str) -> Select[*tuple[Any, ...]]:
    """Select cohorts with the person's role in each, or NULL."""
    mine = and_(Membership.cohort_id == CohortRow.id, Membership.user_id == user_id)
    return select(CohortRow, Membership.role).join(Membership, mine, isouter=True)


def find_cohort(
    session: Session, cohort_id: str, user_id: str, everywhere: bool = False
) -> Cohort | None:
    """Return the cohort if the person belongs to it, else None.

    ``everywhere`` says that they are an administrator, who counts as
    instructor of every cohort.
    """
    row = session.execute(_seen_by(user_id).where(CohortRow.id == cohort_id)).one_or_none()
    if row is None or (row[1] is None and not everywhere):
        return None
    return _as_cohort(row[0], row[1], everywhere)


def find_by_token(session: Session, token: str, user_id: str) -> Cohort | None:
    """Return the cohort with this join link and the person's role in it, or None."""
    row = session.execute(_seen_by(user_id).where(CohortRow.join_token == token)).one_or_none()
    return _as_cohort(row[0], row[1], everywhere=False) if row else None


def select_cohorts(session: Session, user_id: str, everywhere: bool = False) -> list[Cohort]:
    """Return the person's cohorts, or all for administrators: latest start first."""
    learners = (
        select(func.count())
        .where(Membership.cohort_id == CohortRow.id, Membership.role == CohortRole.LEARNER)
        .correlate(CohortRow)
        .scalar_subquery()
    )
    found = _seen_by(user_id).add_columns(learners)
    if not everywhere:
        found = found.where(Membership.role.is_not(None))
    # NULLs sort differently on the two databases, so the order of undated ones is spelled out.
    undated = case((CohortRow.starts_on.is_(None), 1), else_=0)
    order = (undated, CohortRow.starts_on.desc(), func.lower(CohortRow.name), CohortRow.id)
    rows = session.execute(found.order_by(*order))
    return [_as_cohort(row, role, everywhere, number) for row, role, number in rows]


def select_members(session: Session, cohort_id: str) -> list[Member]:
    """Return everybody in the cohort: instructors first, then by name."""
    learner = case((Membership.role == CohortRole.LEARNER, 1), else_=0)
    rows = session.execute(
        _select_members(cohort_id).order_by(learner, func.lower(User.name), User.id)
    )
    return [_as_member(*row) for row in rows]


def find_member(session: Session, cohort_id: str, user_id: str) -> Member | None:
    """Return somebody in the cohort, or None."""
    row = session.execute(_select_members(cohort_id).where(User.id == user_id)).one_or_none()
    return _as_member(*row) if row else None


def _select_members(cohort_id: str) -> Select[*tuple[Any, ...]]:
    return (
        select(User, Membership.role, Membership.joined_at)
        .join(Membership, Membership.user_id == User.id)
        .where(Membership.cohort_id == cohort_id)
    )


def _as_member(user: User, role: str, joined_at: datetime) -> Member:
    return Member(
        id=user.id,
        name=user.name,
        email=user.email or "",
        role=CohortRole(role),
        joined_at=joined_at,
        allowance=as_allowance(user),
    )


def add_cohort(session: Session, details: dict[str, Any]) -> str:
    """Add a cohort with these columns and return its id."""
    row = CohortRow(**details)
    session.add(row)
    session.flush()
    return row.id


def update_cohort(session: Session, cohort_id: str, details: dict[str, Any]) -> None:
    """Change these columns of the cohort."""
    session.execute(update(CohortRow).where(CohortRow.id == cohort_id).values(**details))


def renew_token(session: Session, cohort_id: str) -> None:
    """Give the cohort a new join link; the old one stops working."""
    update_cohort(session, cohort_id, {"join_token": new_id()})


def remove_cohort(session: Session, cohort_id: str) -> None:
    """Remove the cohort and its memberships; what members did stays theirs."""
    session.execute(delete(CohortRow).where(CohortRow.id == cohort_id))


def find_role(session: Session, cohort_id: str, user_id: str) -> CohortRole | None:
    """Return what the person is within the cohort, or None."""
    row = session.get(Membership, (cohort_id, user_id))
    return CohortRole(row.role) if row else None


def put_member(
    session: Session, cohort_id: str, user_id: str, role: CohortRole, now: datetime | None = None
) -> None:
    """Add somebody to the cohort, or change what they are within it.

    Without ``now`` a new member joins at the server's present time.
    """
    row = Membership(cohort_id=cohort_id, user_id=user_id, role=role)
    if now is not None:
        row.joined_at = now
    session.merge(row)
    session.flush()


def remove_member(session: Session, cohort_id: str, user_id: str) -> None:
    """Take somebody out of the cohort."""
    session.execute(
        delete(Membership).where(Membership.cohort_id == cohort_id, Membership.user_id == user_id)
    )


def count_instructors(session: Session, cohort_id: str) -> int:
    """Return how many instructors the cohort has."""
    counted = select(func.count()).where(
        Membership.cohort_id == cohort_id, Membership.role == CohortRole.INSTRUCTOR
    )
    return session.scalar(counted) or 0
