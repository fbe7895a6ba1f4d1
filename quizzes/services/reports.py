"""Reports on questions: learners send them once the answer counts, administrators reply."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from db import reports as table
from db import sittings
from db.engine import db, write_transaction
from kb.model import Library
from people.model import RefusedError
from quizzes.reports import Reason, Report, State
from quizzes.services.attempts import find_sitting
from quizzes.services.errors import NotFoundError
from quizzes.services.player import Place, describe_place
from quizzes.sittings import Sitting

TOO_EARLY = "A question can be reported once its key is shown."
ANSWERED = "Your report has its reply. It stands where you look back on the question."


@dataclass(frozen=True)
class Reported:
    """A report with the question as it was asked, and what was answered."""

    report: Report
    place: Place


def find_place(person_id: str, attempt_id: str, position: int, library: Library) -> Place:
    """Return a question that this person may report: one whose answer counts.

    Raises:
        NotFoundError: there is no such place, or it is somebody else's.
        RefusedError: its key isn't shown yet.
    """
    sitting = find_sitting(person_id, attempt_id)
    item = sitting.item(position)
    if item is None:
        raise NotFoundError
    if not sitting.reveals(item):
        raise RefusedError("text", TOO_EARLY)
    return describe_place(sitting, item, library)


def send_report(
    person_id: str, attempt_id: str, position: int, reason: Reason, text: str, now: datetime
) -> None:
    """Store a report; one that waits for its reply is changed.

    Raises:
        NotFoundError: there is no such place, or it is somebody else's.
        RefusedError: its key isn't shown yet, or the report on it has a reply.
    """
    with write_transaction() as session:
        sitting = sittings.lock_sitting(session, person_id, attempt_id, position)
        if sitting is None or not sitting.items:
            raise NotFoundError
        if not sitting.reveals(sitting.items[0]):
            raise RefusedError("text", TOO_EARLY)
        known = find_own(sitting, position)
        if known is not None and known.state is not State.OPEN:
            raise RefusedError("text", ANSWERED)
        place = (attempt_id, position)
        table.put_report(session, person_id, place, reason, text, now)


def list_own(sitting: Sitting) -> Sequence[Report]:
    """Return the reports on questions of an attempt, by position."""
    return table.select_of_attempt(db.session, sitting.id)


def find_own(sitting: Sitting, position: int) -> Report | None:
    """Return the report on a place of an attempt, or None."""
    return next((one for one in list_own(sitting) if one.position == position), None)


def open_report(report_id: str, library: Library) -> Reported:
    """Return a report with its question, for administrators.

    Raises:
        NotFoundError: there is none with this id.
    """
    report = table.find_report(db.session, report_id)
    if report is None:
        raise NotFoundError
    sitting = sittings.find_sitting(db.session, report.user_id, report.attempt_id)
    item = sitting.item(report.position) if sitting else None
    if sitting is None or item is None:
        raise NotFoundError
    return Reported(report, describe_place(sitting, item, library))


def reply(report_id: str, state: State, text: str, now: datetime) -> None:
    """Say what became of a report; its sender sees it where they look back.

    Raises:
        NotFoundError: there is none with this id.
    """
    with write_transaction() as session:
        if not table.set_reply(session, report_id, state, text, now):
            raise NotFoundError
