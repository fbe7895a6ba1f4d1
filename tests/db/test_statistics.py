"""Recorded answers as item analysis reads them, on SQLite and PostgreSQL."""

from __future__ import annotations

import pytest
from flask import Flask

from db import attempts, statistics
from db.engine import db, write_transaction
from db.tables import Attempt, QuestionVersion
from quizzes.model import Question
from quizzes.records import with_hash
from quizzes.sittings import Answer, Asked, Closing, Mode, Reveal, Rules
from quizzes.statistics.firsts import First
from quizzes.statistics.results import Mark, Result
from tests.cast import add_account, add_cohort
from tests.db.practice import A1, A2, B1, answer, at, start
from tests.db.test_progress import count_statements
from tests.quizzes.samples import case, choice


def sit(
    user_id: str, exam: str, minutes: int, credits: list[tuple[Question, float | None, bool]]
) -> str:
    """Sit an exam, leaving open what has no credit, and close it."""
    rules = Rules(Mode.QUIZ, 3, Reveal.END, exam=exam)
    asked = [Asked(question, 20, scored) for question, _, scored in credits]
    with write_transaction() as session:
        attempt_id = attempts.add_attempt(session, user_id, rules, asked, at(minutes))
        for position, (_, credit, _) in enumerate(credits, 1):
            if credit is not None:
                given = Answer(1, "x", None, at(minutes + 1), credit, 33.0)
                attempts.add_event(session, attempt_id, position, given)
        attempts.close_attempt(session, attempt_id, at(minutes + 9), Closing.PERSON)
    return attempt_id


def test_a_first_answer_comes_with_what_was_earned_elsewhere(app: Flask, learner: str) -> None:
    first = start(learner, A1, A2, B1)
    answer(first, 1, 0.5, 1)
    answer(first, 2, 1, 2)
    answer(start(learner, A1, minutes=5), 1, 1, 6)
    sit(learner, "quiz", 10, [(B1, 0.0, True)])
    with count_statements() as statements:
        found = statistics.select_firsts(db.session)
    assert len([s for s in statements if s.startswith("SELECT")]) == 1
    assert found == [
        First(learner, "a1", A1.hash, 10, 0.5, "x", None, 2, 1.0),
        First(learner, "a2", A2.hash, 11, 1.0, "x", None, 2, 0.5),
        First(learner, "b1", B1.hash, 20, 0.0, "x", 33.0, 2, 1.5),
    ]
    assert statistics.select_firsts(db.session, "a2") == found[1:2]
    assert statistics.select_firsts(db.session, "none") == []


def test_an_exam_counts_once_it_is_closed(app: Flask, learner: str) -> None:
    rules = Rules(Mode.QUIZ, 3, Reveal.END, exam="quiz")
    with write_transaction() as session:
        attempt_id = attempts.add_attempt(session, learner, rules, [Asked(A1, 20)], at(0))
    answer(attempt_id, 1, 1, 1)
    assert statistics.select_firsts(db.session) == []
    assert statistics.select_results(db.session) == []
    db.session.rollback()
    with write_transaction() as session:
        attempts.close_attempt(session, attempt_id, at(2), Closing.TIME)
    assert [first.credit for first in statistics.select_firsts(db.session)] == [1]
    assert len(statistics.select_results(db.session)) == 1


def test_a_cohort_s_learners_count_and_its_instructors_do_not(app: Flask, learner: str) -> None:
    instructor, outsider = add_account(app, "Instructor"), add_account(app, "Outsider")
    member = add_account(app, "Member")
    cohort_id = add_cohort(app, "Spring", instructor=instructor, learner=member)
    for person in (instructor.id, outsider.id, member.id):
        answer(start(person, A1), 1, 1, 1)
        sit(person, "quiz", 10, [(B1, 1.0, True)])
    assert {first.learner for first in statistics.select_firsts(db.session)} == {
        instructor.id,
        outsider.id,
        member.id,
    }
    own = statistics.select_firsts(db.session, cohort_id=cohort_id)
    assert [(first.learner, first.question) for first in own] == [
        (member.id, "a1"),
        (member.id, "b1"),
    ]
    assert len(statistics.select_results(db.session, "quiz", cohort_id)) == 1
    assert statistics.select_firsts(db.session, "a1", "no-such-cohort") == []


def test_only_the_newest_events_are_read(learner: str, monkeypatch: pytest.MonkeyPatch) -> None:
    attempt_id = start(learner, A1, A2, B1)
    for position in (1, 2, 3):
        answer(attempt_id, position, 1, position)
    monkeypatch.setattr(statistics, "WINDOW", 2)
    assert [first.question for first in statistics.select_firsts(db.session)] == ["a2", "b1"]


def test_results_are_each_learner_s_first_of_an_exam(
    app: Flask, learner: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = add_account(app, "Other").id
    sit(learner, "quiz", 0, [(A1, 1.0, True), (A2, None, True), (case(), 0.5, False)])
    sit(learner, "quiz", 30, [(A1, 0.0, True)])
    sit(other, "quiz", 20, [(B1, 0.0, True)])
    sit(other, "mock", 40, [(B1, 1.0, True)])
    first = Result(
        "quiz",
        (
            Mark("a1", "alpha", True, 1, 1.0),
            Mark("a2", "alpha", True, 1, None),
            Mark("q-case", "demand-planning", False, 6, 0.5),
        ),
    )
    second = Result("quiz", (Mark("b1", "beta", True, 1, 0.0),))
    mock = Result("mock", (Mark("b1", "beta", True, 1, 1.0),))
    with count_statements() as statements:
        assert statistics.select_results(db.session) == [first, second, mock]
    assert len([s for s in statements if s.startswith("SELECT")]) == 1
    assert statistics.select_results(db.session, "quiz") == [first, second]
    monkeypatch.setattr(statistics, "MOST_RESULTS", 1)
    assert statistics.select_results(db.session, "quiz") == [second]


def test_practice_is_no_exam(learner: str) -> None:
    attempt_id = start(learner, A1)
    answer(attempt_id, 1, 1, 1)
    with write_transaction() as session:
        attempts.close_attempt(session, attempt_id, at(2), Closing.PERSON)
    assert session.get(Attempt, attempt_id) is not None
    assert statistics.select_results(db.session) == []


@pytest.mark.parametrize("mended", [False, True])
def test_versions_come_with_the_key_that_grades_them(learner: str, mended: bool) -> None:
    later = with_hash(choice(id="a1", topic="alpha", difficulty=5))
    start(learner, A1)
    start(learner, later, minutes=5)
    if mended:
        with write_transaction() as session:
            session.get_one(QuestionVersion, A1.hash).graded_by = later.hash
    newest, oldest = statistics.select_versions(db.session, "a1")
    assert (newest[0].hash, newest[0].difficulty, newest[1:]) == (later.hash, 5, (at(5), False))
    difficulty = 5 if mended else A1.difficulty
    assert (oldest[0].hash, oldest[0].difficulty, oldest[1:]) == (
        A1.hash,
        difficulty,
        (at(0), mended),
    )
    assert statistics.select_versions(db.session, "none") == []
