"""Attempts: answer, flag, pause, hand in. Each is one transaction.

Time is the server's alone. An attempt whose time is up is closed by whoever looks at it
or writes to it next, as of its deadline.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from db import attempts, sittings
from db.engine import db, write_transaction
from quizzes.grading import grade
from quizzes.memory import Memory
from quizzes.model import Certainty
from quizzes.responses import dump_response, is_open, parse_response
from quizzes.services.errors import NotFoundError, RequestError
from quizzes.sittings import Answer, Closing, Item, Reveal, Saving, Sitting
from quizzes.variant_model import Variant
from quizzes.variants import make_variant

# A changed answer asks for the same variant again. One takes about ten kilobytes.
_variants: Memory[tuple[str, str, int], Variant] = Memory(2000)


def find_sitting(person_id: str, attempt_id: str, now: datetime | None = None) -> Sitting:
    """Return this person's attempt, closed if its time is up.

    Raises:
        NotFoundError: there is none with this id, or it is somebody else's.
    """
    sitting = sittings.find_sitting(db.session, person_id, attempt_id)
    if sitting is None:
        raise NotFoundError
    if not sitting.is_over(now or datetime.now(UTC)):
        return sitting
    with _lock(person_id, attempt_id, None, now) as (_, locked):
        return locked


@contextmanager
def _lock(
    person_id: str, attempt_id: str, position: int | None, now: datetime | None
) -> Iterator[tuple[Session, Sitting]]:
    """Yield the attempt for a write, closed if its time is up.

    With ``position`` it holds that item alone.
    """
    with write_transaction() as session:
        sitting = sittings.lock_sitting(session, person_id, attempt_id, position)
        if sitting is None or (position is not None and not sitting.items):
            raise NotFoundError
        if sitting.is_over(now or datetime.now(UTC)) and sitting.deadline_at is not None:
            attempts.close_attempt(session, attempt_id, sitting.deadline_at, Closing.TIME)
            sitting = replace(
                sitting, open=False, closed_at=sitting.deadline_at, closed_by=Closing.TIME
            )
        yield session, sitting


def recall_variant(item: Item) -> Variant:
    """Return the variant as it was asked, whatever the files say today."""
    key = (item.question_hash, item.content_hash, item.seed)
    return _variants.recall(key, lambda: make_variant(item.question, item.seed))


def answer(
    person_id: str,
    attempt_id: str,
    position: int,
    sequence: int,
    raw: Any,
    certainty: Certainty | None,
    now: datetime | None = None,
    seconds: float | None = None,
) -> Saving:
    """Record an answer and say what became of it.

    Where the first answer shows the key it is the one that counts. Where keys are shown at
    the end, the newest sequence counts, and an empty response takes the answer back.
    ``seconds`` is what the browser measured on the question up to now.

    Raises:
        NotFoundError: there is no such attempt or position, or it is somebody else's.
        ResponseError: the response cannot be read.
    """
    moment = now or datetime.now(UTC)
    with _lock(person_id, attempt_id, position, moment) as (session, sitting):
        item = sitting.items[0]
        reason = sitting.find_refusal(item)
        if reason:
            return Saving(sitting, item, reason)
        given = _read(sitting, item, sequence, raw, certainty, moment, seconds)
        if not sitting.final and sequence <= item.sequence:
            return Saving(sitting, item, "" if _repeats(item, given) else "stale")
        attempts.add_event(session, attempt_id, position, given)
        counted = None if given.response is None else given
        item = replace(item, answer=counted, sequence=sequence)
        return Saving(replace(sitting, items=(item,)), item, "")


def _read(
    sitting: Sitting,
    item: Item,
    sequence: int,
    raw: Any,
    certainty: Certainty | None,
    now: datetime,
    seconds: float | None,
) -> Answer:
    """Return the answer graded; in an attempt without feedback on the way it may be none.

    In a placement none says that the answer isn't known, and earns nothing.
    """
    taken_back = raw is None if sitting.final else is_open(raw)
    if sitting.rules.reveal is Reveal.END and taken_back:
        return Answer(sequence, None, certainty, now, 0.0, seconds)
    variant = recall_variant(item)
    response = parse_response(variant, raw)
    shown = dump_response(response, variant.question)
    return Answer(sequence, shown, certainty, now, grade(variant, response).credit, seconds)


def _repeats(item: Item, given: Answer) -> bool:
    """Whether the same answer has arrived before, and counts."""
    if item.sequence != given.sequence:
        return False
    known = item.answer
    if known is None:
        return given.response is None
    return (known.response, known.certainty) == (given.response, given.certainty)


def flag(person_id: str, attempt_id: str, position: int, flagged: bool | None = None) -> bool:
    """Flag a question or take its flag away, by default the other of the two; return which.

    Raises:
        NotFoundError: there is no such attempt or position, or it is somebody else's.
    """
    with _lock(person_id, attempt_id, position, None) as (session, sitting):
        wanted = not sitting.items[0].flagged if flagged is None else flagged
        attempts.set_flag(session, attempt_id, position, wanted)
        return wanted


def pause(person_id: str, attempt_id: str, now: datetime | None = None) -> Sitting:
    """Stop the clock of an attempt that may be paused; one that is closed stays as it is.

    Raises:
        NotFoundError: there is none with this id, or it is somebody else's.
        RequestError: it may not be paused.
    """
    moment = now or datetime.now(UTC)
    with _lock(person_id, attempt_id, None, moment) as (session, sitting):
        if not sitting.open or sitting.paused_at is not None:
            return sitting
        if not sitting.rules.may_pause:
            raise RequestError("This attempt can’t be paused.", "pause")
        attempts.pause_attempt(session, attempt_id, moment)
        return replace(sitting, paused_at=moment)


def resume(person_id: str, attempt_id: str, now: datetime | None = None) -> Sitting:
    """Let the clock run again; the deadline moves by as long as it stood still.

    Raises:
        NotFoundError: there is none with this id, or it is somebody else's.
    """
    moment = now or datetime.now(UTC)
    with _lock(person_id, attempt_id, None, moment) as (session, sitting):
        if not sitting.open or sitting.paused_at is None:
            return sitting
        deadline = sitting.deadline_at
        if deadline is not None:
            deadline += max(moment - sitting.paused_at, timedelta())
        attempts.resume_attempt(session, attempt_id, deadline)
        return replace(sitting, paused_at=None, deadline_at=deadline)


def submit(person_id: str, attempt_id: str, now: datetime | None = None) -> Sitting:
    """Close an attempt and return it; closing it again gives the same result.

    Raises:
        NotFoundError: there is none with this id, or it is somebody else's.
    """
    moment = now or datetime.now(UTC)
    with _lock(person_id, attempt_id, None, moment) as (session, sitting):
        if not sitting.open:
            return sitting
        attempts.close_attempt(session, attempt_id, moment)
        return replace(
            sitting, open=False, closed_at=moment, closed_by=Closing.PERSON, paused_at=None
        )
