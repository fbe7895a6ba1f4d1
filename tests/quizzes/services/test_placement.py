"""Placements that are appended to, on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask, current_app

from kb.services.current import library
from quizzes.exams.model import Plan
from quizzes.learner import Learner
from quizzes.placements import Placement
from quizzes.services import attempts, placement, starting
from quizzes.services.current import bank, blueprints
from quizzes.services.errors import NotFoundError, RequestError
from quizzes.services.exams import find_plan
from quizzes.services.learner import load_learner
from quizzes.sittings import Closing, Mode, Reveal, Rules, Sitting
from quizzes.typed_numbers import ResponseError
from tests.cast import add_account

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def at(minutes: float) -> datetime:
    return NOW + timedelta(minutes=minutes)


@pytest.fixture
def person(app: Flask) -> Iterator[str]:
    account = add_account(app, "Learner")
    with app.test_request_context():
        yield account.id


def plan() -> Plan:
    return find_plan("placement", blueprints(), bank(), library())


def learner(person: str, minutes: float = 0) -> Learner:
    return load_learner(person, bank(), library(), blueprints(), "UTC", at(minutes))


def begin(person: str) -> str:
    return placement.start_placement(person, learner(person), plan())


def look(person: str, id: str) -> Sitting:
    return attempts.find_sitting(person, id, at(0))


def move(person: str, id: str, minutes: float = 1) -> Placement:
    return placement.advance(person, id, learner(person, minutes), plan(), at(minutes))


def give(person: str, id: str, position: int, minutes: float = 1) -> None:
    placement.answer(person, id, position, {"unknown": ["1"]}, at(minutes))


def test_it_starts_with_one_question_and_a_seed_of_its_own(person: str) -> None:
    id = begin(person)
    sitting = look(person, id)
    assert sitting.rules == Rules(
        Mode.PLACEMENT,
        sitting.seed,
        Reveal.END,
        "placement",
        request=starting.name_request(Mode.PLACEMENT, "placement"),
    )
    assert [item.position for item in sitting.items] == [1]
    assert begin(person) == id
    assert placement.open_placement(person, learner(person), plan()).sitting == sitting


def test_the_next_question_comes_once_and_only_after_an_answer(person: str) -> None:
    id = begin(person)
    assert len(move(person, id).asked) == 1
    give(person, id, 1)
    assert len(look(person, id).items) == 1  # as if the server had stopped here
    first = move(person, id)
    again = move(person, id)
    assert [len(first.asked), len(again.asked)] == [2, 2]
    assert first.asked == again.asked
    assert first.asked[0].question_id != first.asked[1].question_id
    assert again.waiting == again.asked[1]


def test_answers_are_final(person: str) -> None:
    id = begin(person)
    give(person, id, 1)
    item = look(person, id).items[0]
    assert (item.answer, item.sequence) == (None, 1)
    variant = attempts.recall_variant(item)
    raw = str(variant.key) if variant.key is not None else variant.options[0].id
    assert attempts.answer(person, id, 1, 2, raw, None, at(2)).reason == "counted"
    assert look(person, id).items[0] == item


def test_it_closes_when_enough_is_asked_and_then_counts(person: str) -> None:
    id = begin(person)
    for position in range(1, 6):
        assert learner(person).answers == ()
        give(person, id, position)
        state = move(person, id, position)
    assert state.sitting is not None
    assert (state.sitting.open, state.sitting.closed_by) == (False, Closing.PERSON)
    counted = learner(person, 10).answers
    assert len(counted) == len(state.asked) == state.sitting.items[-1].position
    assert {answer.credit for answer in counted} == {0.0}
    assert len({answer.question_id for answer in counted}) == len(counted)
    assert move(person, id, 20).sitting == state.sitting


def test_what_was_seen_before_is_not_asked(person: str) -> None:
    seen = set()
    for question in ("dp-mad-meaning", "ro-two-plans"):
        set_id = starting.start_practice(person, bank(), [], 1, question_id=question, now=at(0))
        item = look(person, set_id).items[0]
        picks = [option.id for option in attempts.recall_variant(item).options]
        raw = picks[:2] if question == "ro-two-plans" else picks[0]
        attempts.answer(person, set_id, 1, 1, raw, None, at(0))
        seen.add(question)
    id = begin(person)
    for position in range(1, 6):
        if move(person, id, position).waiting is None:
            break
        give(person, id, position)
    assert not seen & {item.question_id for item in look(person, id).items}


def test_nobody_else_s_and_nothing_else(person: str) -> None:
    other = starting.start_practice(person, bank(), [], 1, now=at(0))
    for id in (other, "none"):
        with pytest.raises(NotFoundError):
            move(person, id)
        with pytest.raises(NotFoundError):
            give(person, id, 1)
    id = begin(person)
    with pytest.raises(NotFoundError):
        move("somebody", id)
    with pytest.raises(NotFoundError):
        give(person, id, 2)
    with pytest.raises(ResponseError, match="say that you don’t know"):
        placement.answer(person, id, 1, {"response": [""]}, at(1))
    whole = find_plan("whole", blueprints(), bank(), library())
    with pytest.raises(RequestError, match="“whole” is no placement"):
        placement.start_placement(person, learner(person), whole)


def test_many_at_once_append_one_question(person: str) -> None:
    id = begin(person)
    give(person, id, 1)
    app = current_app._get_current_object()  # type: ignore[attr-defined]

    def advance(_: int) -> int:
        with app.test_request_context():
            return len(move(person, id).asked)

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(advance, range(16))) == {2}
    assert [item.position for item in look(person, id).items] == [1, 2]
