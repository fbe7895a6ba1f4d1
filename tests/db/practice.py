"""Sets that a learner begins and answers, at given minutes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from db import attempts
from db.engine import write_transaction
from quizzes.model import Certainty, Question
from quizzes.sittings import Answer, Asked, Mode, Rules
from tests.quizzes.samples import choice

NOW = datetime(2026, 3, 1, 8, tzinfo=UTC)
A1, A2, B1 = (
    choice(id=id, topic=topic) for id, topic in (("a1", "alpha"), ("a2", "alpha"), ("b1", "beta"))
)

PRACTICE = Rules(Mode.PRACTICE, 5)


def at(minutes: int) -> datetime:
    return NOW + timedelta(minutes=minutes)


def start(
    user_id: str,
    *questions: Question,
    minutes: int = 0,
    rules: Rules = PRACTICE,
) -> str:
    items = [Asked(question, 10 + place) for place, question in enumerate(questions)]
    with write_transaction() as session:
        return attempts.add_attempt(session, user_id, rules, items, at(minutes))


def answer(
    attempt_id: str,
    position: int,
    credit: float,
    minutes: int,
    sequence: int = 1,
    response: str | None = "x",
    seconds: float | None = None,
) -> Answer:
    given = Answer(sequence, response, Certainty.FAIR, at(minutes), credit, seconds)
    with write_transaction() as session:
        attempts.add_event(session, attempt_id, position, given)
    return given
