"""A learner as their recorded answers show them, for every page that says how they stand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from db import counted, evidence
from db.engine import db
from kb.model import Library
from kb.services import current as reading
from quizzes.course import Course
from quizzes.exams.model import Blueprint
from quizzes.learner import Learner
from quizzes.model import Bank
from quizzes.services import current
from quizzes.services.difficulties import read_evidence

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
    """Return the course of this content, the same one until difficulties are worked out anew."""
    learnt_at = evidence.find_state(db.session).computed_at
    known = next((each for each in _courses if each.holds(bank, library, blueprints)), None)
    if known is not None and known.learnt_at == learnt_at:
        return known
    made = known or Course(library, bank, blueprints)
    if made.learnt_at != learnt_at:
        made = made.learn(read_evidence(), learnt_at)
    others = [each for each in _courses if each is not known]
    _courses[:] = [made, *others[: _KEPT - 1]]
    return made
