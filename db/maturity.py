"""All SQL for maturity assessments. Every query names the owner."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from db.tables import MaturityAssessment
from quizzes.maturity.assessment import Sheet
from quizzes.maturity.records import Record, dump_answers, parse_sheet


def as_record(row: MaturityAssessment) -> Record:
    """Return the row as the rest of the product knows it."""
    return Record(
        id=row.id,
        name=row.name,
        created_at=row.created_at,
        updated_at=row.updated_at,
        finished_at=row.finished_at,
        sheet=parse_sheet(row.answers, row.facts),
        instrument_hash=row.instrument_hash,
    )


def add_assessment(session: Session, user_id: str, name: str, now: datetime) -> Record:
    """Add an empty assessment and return it with its id."""
    row = MaturityAssessment(
        user_id=user_id, name=name, created_at=now, updated_at=now, answers={}, facts={}
    )
    session.add(row)
    session.flush()
    return as_record(row)


def find_assessment(
    session: Session, user_id: str, id: str, *, lock: bool = False
) -> Record | None:
    """Return this person's assessment, or None.

    With ``lock`` nobody else can change it before the transaction ends.
    """
    row = _find_row(session, user_id, id, lock=lock)
    return as_record(row) if row else None


def list_assessments(session: Session, user_id: str) -> Sequence[Record]:
    """Return this person's assessments, newest first."""
    rows = session.scalars(
        select(MaturityAssessment)
        .where(MaturityAssessment.user_id == user_id)
        .order_by(MaturityAssessment.created_at.desc(), MaturityAssessment.id)
    )
    return [as_record(row) for row in rows]


def store_sheet(
    session: Session, user_id: str, id: str, sheet: Sheet, instrument_hash: str, now: datetime
) -> None:
    """Store what the sheet holds now."""
    row = _find_row(session, user_id, id)
    if row is not None:
        row.answers, row.facts = dump_answers(sheet), dict(sheet.facts)
        row.instrument_hash, row.updated_at = instrument_hash, now


def finish_assessment(session: Session, user_id: str, id: str, now: datetime) -> None:
    """Note the time of the first finish; a later one leaves it."""
    row = _find_row(session, user_id, id)
    if row is not None and row.finished_at is None:
        row.finished_at = now


def delete_assessment(session: Session, user_id: str, id: str) -> None:
    """Remove this person's assessment."""
    session.execute(
        delete(MaturityAssessment).where(
            MaturityAssessment.id == id, MaturityAssessment.user_id == user_id
        )
    )


def _find_row(
    session: Session, user_id: str, id: str, *, lock: bool = False
) -> MaturityAssessment | None:
    query = select(MaturityAssessment).where(
        MaturityAssessment.id == id, MaturityAssessment.user_id == user_id
    )
    return session.scalar(query.with_for_update() if lock else query)
