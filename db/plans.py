"""SQL about study plans and about what a plan has to know of the past."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from db.tables import Attempt, Studied, StudyPlanRow
from quizzes.plan.model import StudyPlan
from quizzes.plan.past import Reading


@dataclass(frozen=True)
class Sat:
    """A placement or an exam that was handed in or ran out: which, and when."""

    mode: str
    exam: str
    at: datetime


def select_plan(session: Session, user_id: str) -> StudyPlan | None:
    """Return what a person settled, if they did."""
    row = session.get(StudyPlanRow, user_id)
    if row is None:
        return None
    monday, tuesday, wednesday, thursday, friday, saturday, sunday = row.minutes
    return StudyPlan(
        row.exam,
        row.exam_on,
        (monday, tuesday, wednesday, thursday, friday, saturday, sunday),
        frozenset(date.fromisoformat(day) for day in row.days_off),
        row.updated_at,
    )


def put_plan(session: Session, user_id: str, plan: StudyPlan, now: datetime) -> None:
    """Keep what a person settled, in place of what they had."""
    row = StudyPlanRow(
        user_id=user_id,
        exam=plan.exam,
        exam_on=plan.exam_on,
        minutes=list(plan.minutes),
        days_off=sorted(day.isoformat() for day in plan.days_off),
        updated_at=now,
    )
    session.merge(row)
    session.flush()


def remove_plan(session: Session, user_id: str) -> None:
    """Remove a person's settings, if there are any."""
    session.execute(delete(StudyPlanRow).where(StudyPlanRow.user_id == user_id))


def select_readings(session: Session, user_id: str) -> tuple[Reading, ...]:
    """Return the sections that a person has studied, and when."""
    rows = session.execute(
        select(Studied.topic, Studied.section, Studied.studied_at)
        .where(Studied.user_id == user_id)
        .order_by(Studied.studied_at, Studied.topic, Studied.section)
    )
    return tuple(Reading(topic, section, at) for topic, section, at in rows)


def select_sat(session: Session, user_id: str, modes: Collection[str]) -> tuple[Sat, ...]:
    """Return the closed attempts of these modes, the oldest first."""
    rows = session.execute(
        select(Attempt.mode, Attempt.exam, Attempt.closed_at)
        .where(Attempt.user_id == user_id, Attempt.mode.in_(list(modes)))
        .order_by(Attempt.closed_at, Attempt.id)
    )
    return tuple(Sat(mode, exam, at) for mode, exam, at in rows if at)
