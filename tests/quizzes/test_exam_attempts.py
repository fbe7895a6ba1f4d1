"""Attempts with keys at the end: saving, time, pauses, and one result whatever arrives."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask

from db.engine import write_transaction
from db.tables import User
from kb.services.current import library
from quizzes.model import Kind
from quizzes.results import compute_result
from quizzes.services import attempts, starting
from quizzes.services.current import bank, blueprints
from quizzes.services.errors import NotFoundError, RequestError
from quizzes.services.exams import find_plan
from quizzes.sittings import Closing, Mode, Reveal, Rules, Sitting
from tests.cast import add_account

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)
MINUTES = 9  # of the whole-site exam in the sample content


def at(minutes: float) -> datetime:
    return NOW + timedelta(minutes=minutes)


@pytest.fixture
def person(app: Flask) -> Iterator[str]:
    account = add_account(app, "Learner")
    with app.test_request_context():
        yield account.id


def sit(person: str, minutes: float = 0, slug: str = "whole") -> str:
    plan = find_plan(slug, blueprints(), bank(), library())
    return starting.start_exam(person, plan, bank(), at(minutes))


def grant(person: str, extra_percent: int | None, may_pause: bool = False) -> None:
    with write_transaction() as session:
        user = session.get_one(User, person)
        user.extra_percent, user.untimed = extra_percent or 0, extra_percent is None
        user.may_pause = may_pause


def look(person: str, attempt_id: str, minutes: float) -> Sitting:
    return attempts.find_sitting(person, attempt_id, at(minutes))


def save(person: str, attempt_id: str, sequence: int, raw: Any, minutes: float = 1) -> str:
    """Answer the first single-choice question; ``raw`` is an option's place or sent as it is."""
    sitting = look(person, attempt_id, 0)
    item = next(i for i in sitting.items if i.question.kind is Kind.SINGLE_CHOICE)
    options = attempts.recall_variant(item).options
    sent = options[raw].id if isinstance(raw, int) else raw
    saved = attempts.answer(person, attempt_id, item.position, sequence, sent, None, at(minutes))
    return saved.reason


def right(person: str, attempt_id: str) -> int:
    sitting = look(person, attempt_id, 0)
    item = next(i for i in sitting.items if i.question.kind is Kind.SINGLE_CHOICE)
    options = attempts.recall_variant(item).options
    return next(place for place, option in enumerate(options) if option.correct)


def test_an_exam_starts_with_its_rules(person: str) -> None:
    sitting = look(person, sit(person), 0)
    assert sitting.rules == Rules(
        Mode.EXAM,
        sitting.seed,
        Reveal.END,
        "whole",
        70,
        MINUTES * 60,
        request=starting.name_request(Mode.EXAM, "whole"),
    )
    assert (sitting.open, sitting.deadline_at, len(sitting.items)) == (True, at(MINUTES), 6)
    quiz = look(person, sit(person, slug="quiz-demand-planning"), 0)
    assert (quiz.mode, quiz.rules.reveal, quiz.deadline_at) == (Mode.QUIZ, Reveal.END, None)


def test_an_open_exam_is_gone_on_with_and_one_that_is_over_is_not(person: str) -> None:
    first = sit(person)
    assert sit(person, 5) == first
    second = sit(person, MINUTES + 1)
    assert second != first
    over = look(person, first, MINUTES + 1)
    assert (over.open, over.closed_at, over.closed_by) == (False, at(MINUTES), Closing.TIME)


def test_the_same_practice_at_once_is_one_set_until_it_is_answered(person: str) -> None:
    def begin(minutes: float = 0, seed: int | None = None, key: str = "") -> str:
        return starting.start_practice(person, bank(), [], 3, seed=seed, key=key, now=at(minutes))

    assert begin(seed=1) == begin(0.1, seed=1) != begin(0.1, seed=2)
    assert begin(key="page") == begin(0.1, key="page") != begin(0.2, key="page")
    assert begin() != begin()
    answered = begin(seed=3)
    first = look(person, answered, 0).items[0]
    variant = attempts.recall_variant(first)
    raw = variant.options[0].id if variant.options else "1"
    kind = first.question.kind
    attempts.answer(
        person, answered, 1, 1, [raw] if kind is Kind.MULTIPLE_RESPONSE else raw, None, at(0)
    )
    assert begin(0.1, seed=3) != answered


def test_the_newest_sequence_counts_and_an_empty_answer_takes_it_back(person: str) -> None:
    exam = sit(person)
    assert [save(person, exam, 1, 0), save(person, exam, 3, 1)] == ["", ""]
    assert [save(person, exam, 2, 2), save(person, exam, 3, 2)] == ["stale", "stale"]
    assert save(person, exam, 3, 1) == ""
    assert compute_result(look(person, exam, 2)).answered == 1
    assert save(person, exam, 4, None) == ""
    assert save(person, exam, 4, "") == ""
    sitting = look(person, exam, 2)
    assert compute_result(sitting).answered == 0
    assert [item.sequence for item in sitting.items if item.sequence] == [4]


def test_nothing_is_written_after_the_deadline_and_the_answers_before_it_count(
    person: str,
) -> None:
    exam = sit(person)
    key = right(person, exam)
    assert save(person, exam, 1, key, MINUTES - 0.01) == ""
    assert save(person, exam, 2, (key + 1) % 3, MINUTES) == "closed"
    over = look(person, exam, MINUTES + 5)
    assert (over.closed_at, over.closed_by, over.find_seconds_left(at(60))) == (
        at(MINUTES),
        Closing.TIME,
        0,
    )
    assert compute_result(over).credit == 1
    assert attempts.submit(person, exam, at(MINUTES + 9)) == over


def test_handing_in_twice_gives_one_result(person: str) -> None:
    exam = sit(person)
    save(person, exam, 1, 0)
    first = attempts.submit(person, exam, at(2))
    assert (first.open, first.closed_at, first.closed_by) == (False, at(2), Closing.PERSON)
    assert attempts.submit(person, exam, at(3)) == first == look(person, exam, 4)
    assert save(person, exam, 9, 1, 3) == "closed"


@pytest.mark.parametrize(("extra", "seconds"), [(25, 675), (50, 810), (100, 1080), (None, None)])
def test_extra_time_moves_the_deadline(person: str, extra: int | None, seconds: int | None) -> None:
    grant(person, extra)
    sitting = look(person, sit(person), 0)
    assert (sitting.rules.seconds, sitting.rules.extra_percent) == (seconds, extra)
    assert sitting.find_seconds_left(NOW) == seconds


def test_a_pause_stops_the_clock_where_it_is_granted(person: str) -> None:
    plain = sit(person, slug="domains")
    with pytest.raises(RequestError, match="can’t be paused"):
        attempts.pause(person, plain, at(1))
    grant(person, 0, may_pause=True)
    exam = sit(person)
    assert attempts.pause(person, exam, at(2)).paused_at == at(2)
    assert attempts.pause(person, exam, at(3)).paused_at == at(2)
    assert save(person, exam, 1, 0, 30) == "paused"
    assert look(person, exam, 30).find_seconds_left(at(30)) == (MINUTES - 2) * 60
    resumed = attempts.resume(person, exam, at(32))
    assert (resumed.paused_at, resumed.deadline_at) == (None, at(30 + MINUTES))
    assert attempts.resume(person, exam, at(33)) == resumed
    assert save(person, exam, 1, 0, 33) == ""
    assert look(person, exam, 30 + MINUTES).closed_by is Closing.TIME


def test_flags_can_be_set_twice(person: str) -> None:
    exam = sit(person)
    assert [attempts.flag(person, exam, 1, True) for _ in range(2)] == [True, True]
    assert attempts.flag(person, exam, 1) is False


def test_somebody_else_s_attempt_is_missing(app: Flask, person: str) -> None:
    exam = sit(person)
    other = add_account(app, "Outsider").id
    for ask in (attempts.submit, attempts.pause, attempts.resume, attempts.find_sitting):
        with pytest.raises(NotFoundError):
            ask(other, exam)
    for call in (
        lambda: attempts.answer(other, exam, 1, 1, "x", None),
        lambda: attempts.flag(other, exam, 1),
        lambda: attempts.flag(person, exam, 99),
    ):
        with pytest.raises(NotFoundError):
            call()
