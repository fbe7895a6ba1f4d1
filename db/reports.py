"""SQL about reports on questions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, and_, case, func, select
from sqlalchemy.orm import Session

from db.tables import AttemptItem, QuestionReport, User
from quizzes.reports import Reason, Report, State

_REPORTS: Select[*tuple[Any, ...]] = (
    select(QuestionReport, User.name, AttemptItem)
    .join(User, User.id == QuestionReport.user_id)
    .join(
        AttemptItem,
        and_(
            AttemptItem.attempt_id == QuestionReport.attempt_id,
            AttemptItem.position == QuestionReport.position,
        ),
    )
)


def put_report(
    session: Session,
    user_id: str,
    place: tuple[str, int],
    reason: Reason,
    text: str,
    now: datetime,
) -> None:
    """Store a report on the place of an attempt, which the caller has locked.

    One that is there and open is changed.
    """
    attempt_id, position = place
    known = select(QuestionReport).where(
        QuestionReport.attempt_id == attempt_id, QuestionReport.position == position
    )
    row = session.scalar(known)
    if row is None:
        row = QuestionReport(
            user_id=user_id,
            attempt_id=attempt_id,
            position=position,
            state=State.OPEN,
            reply="",
            replied_at=None,
        )
        session.add(row)
    row.reason, row.text, row.created_at = reason, text, now
    session.flush()


def find_report(session: Session, report_id: str) -> Report | None:
    """Return a report, or None."""
    row = session.execute(_REPORTS.where(QuestionReport.id == report_id)).one_or_none()
    return _as_report(row) if row else None


def select_of_attempt(session: Session, attempt_id: str) -> Sequence[Report]:
    """Return the reports on questions of an attempt, by position."""
    own = QuestionReport.attempt_id == attempt_id
    found = _REPORTS.where(own).order_by(QuestionReport.position)
    return [_as_report(row) for row in session.execute(found)]


def select_reports(session: Session, state: State | None = None) -> Sequence[Report]:
    """Return the reports: open ones first, by question, the oldest first."""
    waiting = case((QuestionReport.state == State.OPEN, 0), else_=1)
    found = _REPORTS.order_by(
        waiting, AttemptItem.question_id, QuestionReport.created_at, QuestionReport.id
    )
    if state is not None:
        found = found.where(QuestionReport.state == state)
    return [_as_report(row) for row in session.execute(found)]


def count_states(session: Session) -> dict[State, int]:
    """Return how many reports are in each state, in the order of the states."""
    rows = session.execute(
        select(QuestionReport.state, func.count()).group_by(QuestionReport.state)
    )
    counts = {State(state): number for state, number in rows}
    return {state: counts.get(state, 0) for state in State}


def set_reply(session: Session, report_id: str, state: State, reply: str, now: datetime) -> bool:
    """Put a report into a state, with a reply; return whether there is such a report."""
    row = session.get(QuestionReport, report_id)
    if row is None:
        return False
    row.state, row.reply = state, reply
    row.replied_at = None if state is State.OPEN else now
    session.flush()
    return True


def _as_report(row: Row[*tuple[Any, ...]]) -> Report:
    report, name, item = row
    return Report(
        id=report.id,
        user_id=report.user_id,
        name=name,
        attempt_id=report.attempt_id,
        position=report.position,
        question_id=item.question_id,
        question_hash=item.question_hash,
        seed=item.seed,
        reason=Reason(report.reason),
        text=report.text,
        state=State(report.state),
        reply=report.reply,
        created_at=report.created_at,
        replied_at=report.replied_at,
    )
