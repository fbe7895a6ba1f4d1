"""The question of the day, and who has answered it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from db import attempts as attempts_table
from db import history
from db.engine import db
from quizzes.daily import Daily, choose_daily, seed_daily
from quizzes.model import Bank
from quizzes.services import attempts
from quizzes.services.errors import RequestError
from quizzes.services.starting import find_seed, name_request, open_attempt
from quizzes.sittings import Asked, Mode, Rules, Sitting
from quizzes.variants import make_variant


def find_daily(person_id: str, bank: Bank, day: date, now: datetime) -> Daily | None:
    """Return the question of a person's day; an empty id is a visitor. None without any."""
    question = choose_daily(bank, day)
    seed = find_seed(question, seed_daily(day)) if question else None
    if question is None or seed is None:
        return None
    sitting = _find_begun(person_id, day, now)
    held = person_id and question.id in history.list_held(db.session, person_id, now)
    return Daily(day, question, make_variant(question, seed).stem, sitting, bool(held))


def start_daily(person_id: str, bank: Bank, day: date, now: datetime) -> str:
    """Start the day's set of one question, or return the one that was begun; return its id.

    Raises:
        RequestError: there is none, or an exam that runs asks it.
    """
    daily = check_daily(person_id, bank, day, now)
    if daily.sitting is not None:
        return daily.sitting.id
    seed = seed_daily(day)
    variant = find_seed(daily.question, seed)

    def choose(_seen: Mapping[str, datetime]) -> Sequence[Asked]:
        return [Asked(daily.question, variant)] if variant is not None else []

    rules = Rules(Mode.PRACTICE, seed, request=_name(day))
    return open_attempt(person_id, rules, choose, now, resume=True)


def check_daily(person_id: str, bank: Bank, day: date, now: datetime) -> Daily:
    """Return the question of a person's day if it can be asked.

    Raises:
        RequestError: there is none, or an exam that runs asks it.
    """
    daily = find_daily(person_id, bank, day, now)
    if daily is None:
        raise RequestError("There is no question for today.", "today")
    if daily.held and daily.sitting is None:
        raise RequestError("Hand in your exam first: it asks this question.", "today")
    return daily


def _find_begun(person_id: str, day: date, now: datetime) -> Sitting | None:
    """Return the day's set unless it was closed without an answer."""
    found = attempts_table.find_latest(db.session, person_id, _name(day)) if person_id else None
    sitting = attempts.find_sitting(person_id, found, now) if found else None
    return sitting if sitting and (sitting.open or sitting.items[0].answer) else None


def _name(day: date) -> str:
    return name_request(Mode.PRACTICE, "daily", day.isoformat())
