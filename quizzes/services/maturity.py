"""Maturity assessments: start, answer, finish, look at, delete. Each is one transaction.

Everything takes the owner's id; somebody else's assessment is not found.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from db import maturity
from db.engine import db, write_transaction
from people.model import NotFoundError
from quizzes.maturity.assessment import Assessment, Sheet, assess_sheet
from quizzes.maturity.model import Instrument
from quizzes.maturity.plan import Wishes
from quizzes.maturity.records import Record
from quizzes.services import current

EARLIER = 3


@dataclass(frozen=True)
class Result:
    """An assessment with its result; ``earlier`` are finished ones before it, newest first."""

    record: Record
    assessment: Assessment
    earlier: tuple[tuple[Record, Assessment], ...]


def require_instrument() -> Instrument:
    """Return the instrument.

    Raises:
        NotFoundError: this installation has none that can be used.
    """
    instrument = current.instrument()
    if instrument is None:
        raise NotFoundError
    return instrument


def start(user_id: str, name: str, now: datetime) -> str:
    """Start an empty assessment and return its id."""
    with write_transaction() as session:
        return maturity.add_assessment(session, user_id, name, now).id


def list_own(user_id: str) -> Sequence[Record]:
    """Return the person's assessments, newest first."""
    return maturity.list_assessments(db.session, user_id)


def find_own(user_id: str, id: str) -> Record:
    """Return the person's assessment.

    Raises:
        NotFoundError: there is none of this id, or it is somebody else's.
    """
    return _find(db.session, user_id, id)


def _find(session: Session, user_id: str, id: str, *, lock: bool = False) -> Record:
    record = maturity.find_assessment(session, user_id, id, lock=lock)
    if record is None:
        raise NotFoundError
    return record


def save_answer(
    user_id: str, id: str, dimension: str, level: int | None, instrument: Instrument, now: datetime
) -> None:
    """Store one answer; None means "don't know".

    The time since the last save counts as the time taken, once per changed answer.
    """
    with write_transaction() as session:
        record = _find(session, user_id, id, lock=True)
        sheet = record.sheet
        seconds = dict(sheet.seconds)
        if level is not None and sheet.answers.get(dimension) != level:
            seconds[dimension] = round((now - record.updated_at).total_seconds(), 1)
        sheet = replace(sheet, answers={**sheet.answers, dimension: level}, seconds=seconds)
        maturity.store_sheet(session, user_id, id, sheet, instrument.hash, now)


def finish(
    user_id: str,
    id: str,
    facts: Mapping[str, int | bool | None],
    confirmed: Collection[str],
    instrument: Instrument,
    now: datetime,
) -> None:
    """Store the facts and the confirmed checks, and close the questionnaire."""
    with write_transaction() as session:
        record = _find(session, user_id, id, lock=True)
        sheet = replace(record.sheet, facts=dict(facts), confirmed=frozenset(confirmed))
        maturity.store_sheet(session, user_id, id, sheet, instrument.hash, now)
        maturity.finish_assessment(session, user_id, id, now)


def submit(user_id: str, name: str, sheet: Sheet, instrument: Instrument, now: datetime) -> Result:
    """Store a whole assessment at once and return its result."""
    with write_transaction() as session:
        id = maturity.add_assessment(session, user_id, name, now).id
        maturity.store_sheet(session, user_id, id, sheet, instrument.hash, now)
        maturity.finish_assessment(session, user_id, id, now)
    return load_result(user_id, id, instrument)


def load_result(
    user_id: str, id: str, instrument: Instrument, wishes: Wishes | None = None
) -> Result:
    """Return the assessment's result beside those of the person's earlier ones."""
    record = find_own(user_id, id)
    earlier = [
        (other, assess_sheet(instrument, other.sheet))
        for other in list_own(user_id)
        if other.finished_at and other.id != id and other.created_at < record.created_at
    ]
    assessment = assess_sheet(instrument, record.sheet, wishes)
    return Result(record, assessment, tuple(earlier[:EARLIER]))


def delete(user_id: str, id: str) -> None:
    """Remove the assessment for good."""
    with write_transaction() as session:
        _find(session, user_id, id)
        maturity.delete_assessment(session, user_id, id)
