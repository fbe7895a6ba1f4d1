"""Spaced review: starting one, and when a question comes back."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime

from db import counted, history
from db.engine import db
from quizzes.learner import Learner
from quizzes.model import Bank
from quizzes.progress import OpenAttempt
from quizzes.reviews import MOST, ComingDay, ReviewPage, say_nothing_due, say_return, select_due
from quizzes.schedule import find_day, remember
from quizzes.services import attempts, histories
from quizzes.services.errors import RequestError
from quizzes.services.plan import find_exam_date
from quizzes.services.starting import MAX_SEED, draw_variants, name_request, open_attempt
from quizzes.sittings import Asked, Item, Mode, Rules, Sitting


def start_review(person_id: str, bank: Bank, learner: Learner, count: int) -> str:
    """Start a review of what is due most urgently, or go on with today's; return its id.

    Today is the learner's. Every question comes with other numbers than last time, if it
    has any.

    Raises:
        RequestError: nothing is due.
    """
    check_due(learner)
    _close_answered(person_id, learner.now)
    seed = secrets.randbelow(MAX_SEED)
    held = history.list_held(db.session, person_id, learner.now)
    chosen = select_due(bank, learner.due, min(count, MOST), held)
    if not chosen:
        raise RequestError("Hand in your exam first: it asks all that is due.", "mode")
    before = histories.read_seeds(person_id)

    def choose(_seen: Mapping[str, datetime]) -> Sequence[Asked]:
        return draw_variants(chosen, seed, before)

    request = name_request(Mode.REVIEW, learner.today.isoformat())
    rules = Rules(Mode.REVIEW, seed, request=request)
    return open_attempt(person_id, rules, choose, learner.now, resume=True)


def check_due(learner: Learner) -> None:
    """Do nothing if something is due.

    Raises:
        RequestError: nothing is.
    """
    if learner.due:
        return
    if not learner.memories:
        raise RequestError("Nothing is due: you have not answered anything yet.", "mode")
    coming: ComingDay | None = ReviewPage(learner).next
    said = say_nothing_due(coming, learner.today)
    raise RequestError(f"Nothing is due today. {said}", "mode")


def _close_answered(person_id: str, now: datetime) -> None:
    """Close reviews in which every question is answered, so that none of them is gone on with."""
    for attempt in list_open_reviews(person_id):
        if attempt.answered >= attempt.questions:
            attempts.submit(person_id, attempt.id, now)


def list_open_reviews(person_id: str) -> list[OpenAttempt]:
    """Return a person's unfinished reviews, newest first."""
    if not person_id:
        return []
    return [a for a in history.open_attempts(db.session, person_id, 50) if a.mode == Mode.REVIEW]


def find_return(person_id: str, sitting: Sitting, item: Item, time_zone: str, now: datetime) -> str:
    """Return the sentence on when a question comes back; nothing before its key is shown."""
    if item.answer is None or not sitting.reveals(item):
        return ""
    given = counted.select_answers(db.session, person_id, item.question_id)
    today = find_day(now, time_zone)
    memories = remember(given, time_zone, find_exam_date(person_id, today))
    return say_return(memories[0], today) if memories else ""
