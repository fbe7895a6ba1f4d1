"""Answers graded again by a mended key: what changes, for whom, and back again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread
from typing import Any

import pytest
from flask import Flask

from db import regrading as table
from db.engine import db
from quizzes.grading import grade
from quizzes.model import Question
from quizzes.regrading import Mended, count_shifts
from quizzes.responses import parse_response
from quizzes.results import compute_result
from quizzes.services import attempts, regrading, starting
from quizzes.services.errors import NotFoundError, RequestError
from quizzes.sittings import Asked, Mode, Reveal, Rules, Sitting
from tests.cast import add_account
from tests.quizzes.mended import serve
from tests.quizzes.samples import WHYS, choice, ordering

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)
TEXTS = ("It leans high", "It leans low", "It is sound", "It is seasonal")


def at(minutes: float) -> datetime:
    return NOW + timedelta(minutes=minutes)


def keyed(right: int, **more: Any) -> Question:
    """Return the question with another option marked as right."""
    options = [
        {"text": text, "why": WHYS[place], "correct": place == right}
        for place, text in enumerate(TEXTS)
    ]
    return choice(id="q-mended", options=options, **more)


FIRST, SECOND, THIRD = keyed(0), keyed(1), keyed(2)
OTHER = ordering()


@pytest.fixture
def people(app: Flask) -> Iterator[dict[str, str]]:
    found = {name: add_account(app, name).id for name in ("Ada", "Bo", "Cy")}
    with app.test_request_context():
        yield found


def begin(person: str, *questions: Question, reveal: Reveal = Reveal.ONCE, line: int = 0) -> str:
    rules = Rules(Mode.EXAM if line else Mode.PRACTICE, 5, reveal, line=line or None)

    def choose(_seen: object) -> list[Asked]:
        return [Asked(question, 11) for question in questions]

    return starting.open_attempt(person, rules, choose, NOW)


def say(person: str, attempt_id: str, text: str | None, minutes: float, sequence: int = 1) -> None:
    """Answer the first question with the option of this text, or take the answer back."""
    sitting = attempts.find_sitting(person, attempt_id, at(minutes))
    variant = attempts.recall_variant(sitting.items[0])
    raw = next((o.id for o in variant.options if o.text == text), None)
    attempts.answer(person, attempt_id, 1, sequence, raw, None, at(minutes))


def look(person: str, attempt_id: str) -> Sitting:
    db.session.rollback()
    return attempts.find_sitting(person, attempt_id, at(60))


def credits(question: Question) -> list[float]:
    db.session.rollback()
    versions = table.select_versions(db.session, question.id)
    return [g.credit for v in versions for g in table.select_given(db.session, v)]


def check_credits_follow_from_the_answers(question: Question) -> None:
    """Every credit is what the key that counts gives for the stored answer."""
    db.session.rollback()
    for version in table.select_versions(db.session, question.id):
        for given in table.select_given(db.session, version):
            item = look(given.user_id, given.attempt_id).items[given.position - 1]
            variant = attempts.recall_variant(item)
            earned = 0.0
            if given.response is not None:
                earned = grade(variant, parse_response(variant, given.response)).credit
            assert given.credit == earned


def test_the_dry_run_shows_whose_result_changes_and_changes_nothing(
    app: Flask, people: dict[str, str]
) -> None:
    with serve(app, FIRST, OTHER):
        exams = {
            name: begin(person, FIRST, reveal=Reveal.END, line=50)
            for name, person in people.items()
        }
        say(people["Ada"], exams["Ada"], "It leans high", 1)
        say(people["Ada"], exams["Ada"], "It leans low", 2, sequence=2)
        say(people["Bo"], exams["Bo"], "It leans high", 2)
        say(people["Cy"], exams["Cy"], "It is sound", 3)
        attempts.submit(people["Ada"], exams["Ada"], at(5))
        attempts.submit(people["Cy"], exams["Cy"], at(5))
        assert regrading.plan_regrade(FIRST.id).versions == ()
        assert regrading.list_outdated() == ()
    with serve(app, SECOND, OTHER):
        outdated = regrading.list_outdated()
        assert [(o.question.id, o.versions, o.answers, o.obstacle) for o in outdated] == [
            ("q-mended", 1, 4, "")
        ]
        plan = regrading.plan_regrade(FIRST.id)
        assert (plan.key, plan.answers, plan.changed) == (SECOND.hash, 4, 3)
        assert [count_shifts(v.shifts) for v in plan.versions] == [[(1, 0, 2), (0, 1, 1)]]
        shown = [
            (r.name, r.open, r.before.credit, r.after.credit, r.before.reached, r.after.reached)
            for r in plan.results
        ]
        assert shown == [("Ada", False, 0, 1, False, True), ("Bo", True, 1, 0, True, False)]
        assert credits(FIRST) == [1, 0, 1, 0]
        assert table.select_history(db.session, FIRST.id) == []
        assert regrading.plan_regrade(FIRST.id) == plan


def test_a_regrade_changes_every_answer_once_and_is_recorded(
    app: Flask, people: dict[str, str]
) -> None:
    with serve(app, FIRST):
        exam = begin(people["Ada"], FIRST, reveal=Reveal.END, line=50)
        for sequence, text in enumerate(("It leans high", None, "It leans low"), 1):
            say(people["Ada"], exam, text, sequence, sequence)
    with serve(app, SECOND):
        for _ in range(2):  # the second time there is nothing left to do
            regrading.regrade(FIRST.id, people["Bo"], key=SECOND.hash, now=at(10))
            assert credits(FIRST) == [0, 0, 1]
            made = table.select_history(db.session, FIRST.id)
            assert [
                (m.from_hash, m.to_hash, m.answers, m.changed, m.by, m.made_at) for m in made
            ] == [(FIRST.hash, SECOND.hash, 3, 2, "Bo", at(10))]
        assert regrading.list_outdated() == ()
        check_credits_follow_from_the_answers(FIRST)
        # The exam is open: what is answered from now on is graded by the mended key.
        say(people["Ada"], exam, "It leans high", 11, 4)
        assert credits(FIRST) == [0, 0, 1, 0]
        assert compute_result(attempts.submit(people["Ada"], exam, at(12))).credit == 0
        undone = regrading.regrade(FIRST.id, None, undo=True, now=at(13))
        assert (undone.answers, undone.changed) == (4, 3)
        assert credits(FIRST) == [1, 0, 0, 1]
        assert [r.after.reached for r in undone.results] == [True]
        made = table.select_history(db.session, FIRST.id)
        assert [(m.from_hash, m.to_hash, m.by) for m in made] == [
            (FIRST.hash, SECOND.hash, "Bo"),
            (FIRST.hash, FIRST.hash, ""),
        ]
        check_credits_follow_from_the_answers(FIRST)


def test_several_versions_go_to_the_newest_key(app: Flask, people: dict[str, str]) -> None:
    sets = []
    for question, person in zip((FIRST, SECOND, THIRD), people.values(), strict=True):
        with serve(app, question):
            attempt_id = begin(person, question)
            say(person, attempt_id, "It leans low", 1)
            sets.append((person, attempt_id))
    with serve(app, SECOND):
        regrading.regrade(FIRST.id, None, now=at(2))
    with serve(app, THIRD):
        plan = regrading.regrade(FIRST.id, None, now=at(3))
        # The third had been asked before the files went back to the second for a while.
        assert {(v.version.hash, v.version.key, v.to) for v in plan.versions} == {
            (FIRST.hash, SECOND.hash, THIRD.hash),
            (SECOND.hash, SECOND.hash, THIRD.hash),
            (THIRD.hash, SECOND.hash, THIRD.hash),
        }
        assert credits(FIRST) == [0, 0, 0]
        check_credits_follow_from_the_answers(FIRST)
        assert {look(*one).items[0].content_hash for one in sets} == {THIRD.hash}


def test_what_reads_otherwise_keeps_its_grade(app: Flask, people: dict[str, str]) -> None:
    with serve(app, FIRST):
        attempt_id = begin(people["Ada"], FIRST)
        say(people["Ada"], attempt_id, "It leans high", 1)
    with serve(app, keyed(1, stem="The errors are small. What should the planner conclude?")):
        (outdated,) = regrading.list_outdated()
        assert outdated.obstacle.startswith("The text changed")
        plan = regrading.regrade(FIRST.id, None)
        assert not plan.useful
        assert credits(FIRST) == [1]
        assert table.select_history(db.session, FIRST.id) == []
    with serve(app, OTHER):
        assert regrading.plan_regrade(FIRST.id).versions == ()
        with pytest.raises(NotFoundError):
            regrading.plan_regrade(OTHER.id)
    with serve(app, SECOND), pytest.raises(RequestError, match="has changed since"):
        regrading.regrade(FIRST.id, None, key=THIRD.hash)


def test_an_order_is_mended_by_moving_its_items(app: Flask, people: dict[str, str]) -> None:
    asked = ordering()
    moved = [{"text": i.text, "why": i.why} for i in (asked.items[k] for k in (1, 0, 2, 3))]
    with serve(app, asked):
        attempt_id = begin(people["Ada"], asked)
        variant = attempts.recall_variant(look(people["Ada"], attempt_id).items[0])
        ids = {option.text: option.id for option in variant.options}
        raw = [ids[item["text"]] for item in moved]
        attempts.answer(people["Ada"], attempt_id, 1, 1, raw, None, at(1))
    with serve(app, ordering(items=moved)):
        before = credits(asked)
        regrading.regrade(asked.id, None, now=at(2))
        assert before < credits(asked) == [1]
        check_credits_follow_from_the_answers(asked)


def test_who_looks_back_learns_that_the_key_was_mended(app: Flask, people: dict[str, str]) -> None:
    with serve(app, FIRST):
        sets = {
            text: begin(person, FIRST) for text, person in zip(TEXTS, people.values(), strict=False)
        }
        persons = dict(zip(TEXTS, people.values(), strict=False))
        for text, attempt_id in sets.items():
            say(persons[text], attempt_id, text, 1)
        open_exam = begin(people["Ada"], FIRST, reveal=Reveal.END, line=50)
        say(people["Ada"], open_exam, "It leans low", 1)
    with serve(app, SECOND):
        regrading.regrade(FIRST.id, None, now=at(10))
        late = begin(people["Bo"], FIRST)
        say(people["Bo"], late, "It leans low", 20)

        def told(person: str, attempt_id: str) -> tuple[Mended, ...]:
            return regrading.find_mended(look(person, attempt_id))

        found = {text: told(persons[text], attempt_id) for text, attempt_id in sets.items()}
        assert found == {
            "It leans high": (Mended(1, at(10), 1, 0),),
            "It leans low": (Mended(1, at(10), 0, 1),),
            "It is sound": (),
        }
        assert [m.effect for some in found.values() for m in some] == [
            "no longer counts",
            "now counts",
        ]
        assert told(people["Bo"], late) == ()
        assert told(people["Ada"], open_exam) == ()
        attempts.submit(people["Ada"], open_exam, at(30))
        assert told(people["Ada"], open_exam) == (Mended(1, at(10), 0, 1),)
        regrading.regrade(FIRST.id, None, undo=True, now=at(40))
        assert told(persons["It leans low"], sets["It leans low"]) == ()
        assert told(people["Bo"], late) == (Mended(1, at(40), 1, 0),)


def test_answers_that_arrive_during_a_regrade_are_graded_by_one_key(
    app: Flask, people: dict[str, str]
) -> None:
    """Starts, answers, hand-ins and three regrades at once: each credit follows from its key."""
    with serve(app, FIRST):
        exams = [begin(person, FIRST, reveal=Reveal.END, line=50) for person in people.values()]
    barrier, failures = Barrier(len(exams) + 3), []

    def run(act: Callable[..., None], *arguments: object) -> None:
        with app.test_request_context():
            barrier.wait()
            try:
                act(*arguments)
            except Exception as error:
                failures.append(error)

    def answer_often(person: str, exam: str) -> None:
        for sequence in range(1, 9):
            say(person, exam, TEXTS[sequence % 3], sequence, sequence)
        attempts.submit(person, exam, at(20))
        again = begin(person, FIRST)
        say(person, again, "It leans low", 21)

    def regrade_twice(undo: bool) -> None:
        for _ in range(2):
            regrading.regrade(FIRST.id, None, undo=undo)

    with serve(app, SECOND):
        threads = [
            Thread(target=run, args=(answer_often, person, exam))
            for person, exam in zip(people.values(), exams, strict=True)
        ]
        threads += [Thread(target=run, args=(regrade_twice, undo)) for undo in (False, True, False)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        assert failures == []
        assert len(credits(FIRST)) == 27
        check_credits_follow_from_the_answers(FIRST)
