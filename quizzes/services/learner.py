"""A learner as their recorded answers show them, for every page that says how they stand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from db import counted
from db.engine import db
from kb.model import Library
from kb.services import current as reading
from quizzes.course import Course
from quizzes.exams.model import Blueprint
from quizzes.learner import Learner
from quizzes.model import Bank
from quizzes.services import current

_KEPT = 4  # contents: the one that is served, and those before it while requests still run
_courses: list[Course] = []


def load_learner(
    person_id: str,
    bank: Bank,
    library: Library,
    blueprints: Mapping[str, Blueprint],
    time_zone: str,
    now: datetime,
    exam_on: date | None = None,
) -> Learner:
    """Return a person as a learner; an empty id is a visitor without answers."""
    answers = counted.select_counted(db.session, person_id) if person_id else ()
    return Learner(find_course(bank, library, blueprints), answers, time_zone, now, exam_on)


def prepare_course() -> None:
    """Sketch the exam of the content that is served, which otherwise the first learner awaits."""
    find_course(current.bank(), reading.library(), current.blueprints()).exam()


def find_course(bank: Bank, library: Library, blueprints: Mapping[str, Blueprint]) -> Course:
    """Return the course of this content, the same one each time in this process.

    Contents are told apart by identity: comparing two banks takes longer than a page may.
    """
    for course in _courses:
        if course.bank is bank and course.library is library and course.blueprints is blueprints:
            return course
    made = Course(library, bank, blueprints)
    _courses[:] = [made, *_courses[: _KEPT - 1]]
    return made
