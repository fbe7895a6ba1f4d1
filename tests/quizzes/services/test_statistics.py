"""Whose statistics somebody may see, and that they are worked out once."""

from __future__ import annotations

import pytest
from flask import Flask

from db.engine import db
from people.model import NotFoundError
from quizzes.exams.model import Blueprint, Grouping, Purpose
from quizzes.services import statistics
from quizzes.services.statistics import KEPT, find_pace, find_scope, open_ledger
from tests.cast import Cast, add_cohort
from tests.db.practice import answer, start


def test_scopes_are_everybody_s_for_administrators_and_own_cohorts_for_instructors(
    app: Flask,
) -> None:
    cast = Cast(app)
    with app.app_context():
        assert find_scope(cast.administrator).cohort is None
        for person in (cast.instructor, cast.administrator):
            assert find_scope(person, cast.cohort_id).cohort_id == cast.cohort_id
        for person, cohort_id in (
            (cast.instructor, ""),
            (cast.instructor, cast.other_cohort_id),
            (cast.learner, cast.cohort_id),
            (cast.learner, ""),
            (cast.administrator, "none"),
        ):
            with pytest.raises(NotFoundError):
                find_scope(person, cohort_id)


def test_figures_are_worked_out_once_until_an_answer_changes(app: Flask) -> None:
    cast = Cast(app)
    question = app.extensions["linkage.bank"].questions[0]
    with app.app_context():
        attempt_id = start(cast.learner.id, question)
        answer(attempt_id, 1, 1, 1)
        first = open_ledger(cast.administrator)
        assert open_ledger(cast.administrator).overview is first.overview
        assert open_ledger(cast.administrator, cast.cohort_id).overview is not first.overview
        answer(attempt_id, 1, 0, 2, sequence=2)
        again = open_ledger(cast.administrator).overview
        assert again is not first.overview
        facilities = [ledger.entries[0].statistics.facility for ledger in (first.overview, again)]
        assert facilities == [1, 0]


def test_only_so_many_overviews_are_kept(app: Flask) -> None:
    cast = Cast(app)
    with app.app_context():
        for number in range(KEPT + 3):
            cohort_id = add_cohort(app, f"Cohort {number}", instructor=cast.instructor)
            db.session.rollback()
            open_ledger(cast.instructor, cohort_id)
        assert len(app.extensions[statistics.CACHE]) == KEPT
        assert cohort_id in app.extensions[statistics.CACHE]


def test_the_pace_is_the_tightest_exam_s() -> None:
    def blueprint(questions: int, minutes: int) -> Blueprint:
        return Blueprint("x", "X", "", Purpose.EXAM, Grouping.TOPIC, questions, minutes=minutes)

    found = {"a": blueprint(80, 112), "b": blueprint(10, 20), "c": blueprint(5, 0)}
    assert find_pace(found) == 84
    assert find_pace({"c": blueprint(5, 0)}) is None
