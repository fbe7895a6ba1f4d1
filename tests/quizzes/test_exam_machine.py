"""An exam under any order of events keeps its promises.

Whatever two devices send, in whatever order it arrives, and whenever the time is up:
what was acknowledged survives, nothing is written afterwards, there is one result, and
it follows from the stored answers alone.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, ClassVar

import pytest
from flask import Flask
from flask.ctx import AppContext
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select

from db.engine import db, write_transaction
from db.tables import ResponseEvent, User
from quizzes.grading import grade
from quizzes.model import Certainty, Question
from quizzes.responses import parse_response
from quizzes.results import Result, compute_result
from quizzes.services import attempts, regrading, starting
from quizzes.services.errors import RequestError
from quizzes.sittings import Asked, Closing, Item, Mode, Reveal, Rules, Sitting
from tests.cast import add_account
from tests.conftest import build_app, empty_tables
from tests.loaded import SAMPLE
from tests.quizzes.mended import serve
from tests.quizzes.samples import WHYS, choice, ordering

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)
MINUTES = 9
TEXTS = ("It leans high", "It leans low", "It is sound")


def keyed(right: int) -> Question:
    """Return the first question with this option marked as right."""
    options = [
        {"text": text, "why": WHYS[place], "correct": place == right}
        for place, text in enumerate(TEXTS)
    ]
    return choice(id="q-first", options=options)


QUESTIONS = (keyed(0), choice(id="q-second"), ordering())
POSITIONS = st.integers(1, len(QUESTIONS))
CHOICES = st.sampled_from([None, 0, 1, 2])
CERTAINTIES = st.sampled_from([None, *Certainty])

Told = tuple[int, Any, Certainty | None]


class ExamMachine(RuleBasedStateMachine):
    """One exam, and a model of it: what was acknowledged, the deadline, how it was closed."""

    app: ClassVar[Flask]

    @initialize(may_pause=st.booleans())
    def start(self, may_pause: bool) -> None:
        empty_tables(self.app)
        self.person = add_account(self.app, "Learner").id
        self.context: AppContext = self.app.app_context()
        self.context.push()
        with write_transaction() as session:
            session.get_one(User, self.person).may_pause = may_pause
        self.now = NOW
        self.may_pause = may_pause
        self.deadline = NOW + timedelta(minutes=MINUTES)
        self.paused_at: datetime | None = None
        self.closed: tuple[datetime, Closing] | None = None
        self.kept: dict[int, list[Told]] = {place: [] for place in range(1, len(QUESTIONS) + 1)}
        self.result: Result | None = None
        self.right = 0
        self.attempt = self.begin()

    def begin(self) -> str:
        rules = Rules(Mode.EXAM, 5, Reveal.END, exam="mock", line=70, request="mock")

        def choose(_seen: object) -> list[Asked]:
            return [Asked(question, 11) for question in QUESTIONS]

        return starting.open_attempt(self.person, rules, choose, self.now, MINUTES, resume=True)

    def teardown(self) -> None:
        if hasattr(self, "context"):
            self.context.pop()

    def expire(self) -> None:
        """Close the model's exam if its time is up, as whoever asks next has to find it."""
        if self.closed is None and self.paused_at is None and self.now >= self.deadline:
            self.closed = (self.deadline, Closing.TIME)

    def respond(self, position: int, chosen: int | None) -> Any:
        """Return a response: none, or an option, or an order that begins with it."""
        item = self.look().items[position - 1]
        ids = [option.id for option in attempts.recall_variant(item).options]
        if chosen is None:
            return None
        if QUESTIONS[position - 1].items:
            return [ids[chosen], *(id for id in ids if id != ids[chosen])]
        return ids[chosen]

    def look(self) -> Sitting:
        return attempts.find_sitting(self.person, self.attempt, self.now)

    @rule(seconds=st.sampled_from([1, 30, 100, 240]))
    def wait(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    @rule(position=POSITIONS, sequence=st.integers(1, 6), chosen=CHOICES, certainty=CERTAINTIES)
    def save(
        self, position: int, sequence: int, chosen: int | None, certainty: Certainty | None
    ) -> None:
        """Two devices may use the same numbers, skip some and come late with others."""
        self.expire()
        response = self.respond(position, chosen)
        told = (sequence, response, certainty)
        newest = self.kept[position][-1] if self.kept[position] else (0, None, None)
        expected = ""
        if self.closed:
            expected = "closed"
        elif self.paused_at:
            expected = "paused"
        elif sequence < newest[0] or (sequence == newest[0] and not same(told, newest)):
            expected = "stale"
        saved = attempts.answer(
            self.person, self.attempt, position, sequence, response, certainty, self.now
        )
        assert saved.reason == expected
        if not expected and sequence > newest[0]:
            self.kept[position].append(told)
        assert tell(saved.item) == tell_kept(self.kept[position])

    @rule(position=POSITIONS)
    def save_the_newest_again(self, position: int) -> None:
        if self.kept[position]:
            self.expire()
            sequence, response, certainty = self.kept[position][-1]
            saved = attempts.answer(
                self.person, self.attempt, position, sequence, response, certainty, self.now
            )
            assert saved.reason == ("closed" if self.closed else "paused" if self.paused_at else "")
            assert tell(saved.item) == tell_kept(self.kept[position])

    @rule()
    def submit(self) -> None:
        self.expire()
        if self.closed is None:
            self.closed = (self.now, Closing.PERSON)
            self.paused_at = None
        sitting = attempts.submit(self.person, self.attempt, self.now)
        assert (sitting.closed_at, sitting.closed_by) == self.closed
        assert sitting == self.look() == attempts.submit(self.person, self.attempt, self.now)

    @rule()
    def pause(self) -> None:
        self.expire()
        if self.closed is None and self.paused_at is None:
            if not self.may_pause:
                with pytest.raises(RequestError):
                    attempts.pause(self.person, self.attempt, self.now)
                return
            self.paused_at = self.now
        self.check(attempts.pause(self.person, self.attempt, self.now))

    @rule()
    def resume(self) -> None:
        self.expire()
        if self.closed is None and self.paused_at is not None:
            self.deadline += self.now - self.paused_at
            self.paused_at = None
        self.check(attempts.resume(self.person, self.attempt, self.now))

    @rule()
    def start_again(self) -> None:
        """It is gone on with while it is open, and left alone afterwards."""
        self.expire()
        started = self.begin()
        assert (started == self.attempt) is (self.closed is None)

    @rule(right=st.integers(0, 2))
    def regrade(self, right: int) -> None:
        """The key of the first question turns out to be another one, or the old one again."""
        with serve(self.app, keyed(right), *QUESTIONS[1:]):
            regrading.regrade("q-first", by=None, now=self.now)
        self.right, self.result = right, None

    @invariant()
    def stands_as_the_model_says(self) -> None:
        if hasattr(self, "attempt"):
            self.expire()
            self.check(self.look())

    def check(self, sitting: Sitting) -> None:
        assert sitting.open is (self.closed is None)
        assert (sitting.closed_at, sitting.closed_by) == (self.closed or (None, None))
        if sitting.open:
            assert (sitting.deadline_at, sitting.paused_at) == (self.deadline, self.paused_at)
        assert [tell(item) for item in sitting.items] == list(map(tell_kept, self.kept.values()))
        assert read_events(self.attempt) == self.kept
        result = compute_result(sitting)
        assert result == compute_result(replace(sitting, items=tuple(map(mark, sitting.items))))
        first = sitting.items[0]
        if first.answer is not None:
            chosen = attempts.recall_variant(first).options
            text = next(option.text for option in chosen if option.id == first.answer.response)
            assert first.answer.credit == (text == TEXTS[self.right])
        if self.closed:
            assert self.result in (None, result)
            self.result = result


def same(one: Told, other: Told) -> bool:
    """Whether two messages say the same; of an answer taken back only that counts."""
    return one == other or (one[1] is None and other[1] is None)


def tell(item: Item) -> Told:
    """Return what an item says of its newest answer."""
    if item.answer is None:
        return (item.sequence, None, None)
    return (item.sequence, item.answer.response, item.answer.certainty)


def tell_kept(kept: list[Told]) -> Told:
    sequence, response, certainty = kept[-1] if kept else (0, None, None)
    return (sequence, response, None if response is None else certainty)


def read_events(attempt_id: str) -> dict[int, list[Told]]:
    """Return every stored answer by its position, in the order in which it arrived."""
    query = select(ResponseEvent).where(ResponseEvent.attempt_id == attempt_id)
    found: dict[int, list[Told]] = {place: [] for place in range(1, len(QUESTIONS) + 1)}
    for event in db.session.scalars(query.order_by(ResponseEvent.id)):
        certainty = Certainty(event.certainty) if event.certainty else None
        found[event.position].append((event.sequence, event.response, certainty))
    return found


def mark(item: Item) -> Item:
    """Return the item marked afresh, from the stored answer and the key alone."""
    if item.answer is None:
        return item
    variant = attempts.recall_variant(item)
    credit = grade(variant, parse_response(variant, item.answer.response)).credit
    return replace(item, answer=replace(item.answer, credit=credit))


def test_an_exam_follows_the_model(tmp_path: Path) -> None:
    ExamMachine.app = build_app(tmp_path, "", SAMPLE)
    run_state_machine_as_test(
        ExamMachine,
        settings=settings(
            max_examples=20,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )
    with ExamMachine.app.app_context():
        db.engine.dispose()
