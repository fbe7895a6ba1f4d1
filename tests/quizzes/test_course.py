"""What follows from the content alone."""

from __future__ import annotations

from datetime import UTC, datetime
from types import MappingProxyType

import numpy as np
import pytest

from quizzes.ability.curves import draw_curves
from quizzes.ability.exams import Exam, sketch_exam
from quizzes.ability.items import make_items
from quizzes.ability.mastery import find_topic_curves as topic_curves
from quizzes.ability.model import Evidence
from quizzes.course import Course
from quizzes.exams.load import load_blueprints
from quizzes.exams.plans import plan_exam
from settings import ROOT
from tests.loaded import SAMPLE, SHIPPED, open_bank, open_library

AT = datetime(2027, 3, 1, tzinfo=UTC)
LIBRARY, _ = open_library(SAMPLE)
BANK, _ = open_bank(SAMPLE)
BLUEPRINTS, _ = load_blueprints([SAMPLE], LIBRARY)


def make_course() -> Course:
    return Course(LIBRARY, BANK, BLUEPRINTS)


def credits(exam: Exam | None) -> list[list[float]]:
    assert exam is not None
    return [part.credit.tolist() for group in exam.groups for part in group.parts]


def test_topics_stand_by_number() -> None:
    assert make_course().topics == ("role-of-sop", "monthly-cycle", "demand-planning")


def test_readiness_is_measured_by_the_road_map() -> None:
    library, _ = open_library(SHIPPED)
    blueprints, _ = load_blueprints([ROOT / "content"], library)
    assert Course(library, BANK, blueprints).exam_slug == "sop-road-map"
    assert make_course().exam_slug == "whole"  # without it by the first exam
    assert Course(LIBRARY, BANK, MappingProxyType({})).exam_slug == ""


def test_an_exam_is_sketched_once() -> None:
    course = make_course()
    exam = course.exam()
    assert credits(exam) == credits(
        sketch_exam(plan_exam(BLUEPRINTS["whole"], BANK, LIBRARY), BANK, make_items(BANK))
    )
    assert course.exam("whole") is exam
    assert course.exam("domains") is not exam
    assert course.exam("none") is None


def test_a_topic_that_the_exam_does_not_ask_has_the_curve_of_its_questions() -> None:
    course = make_course()
    whole = course.find_curves(None)
    some = [item for item in course.items.values() if item.topic == "role-of-sop"]
    assert whole["role-of-sop"] == pytest.approx(draw_curves(some).mean(axis=0))
    exam = course.exam()
    assert exam is not None
    assert course.find_curves(exam).keys() == whole.keys()
    for topic, curve in topic_curves(exam).items():
        assert np.array_equal(course.find_curves(exam)[topic], curve)


def test_evidence_moves_difficulties_and_not_what_is_asked() -> None:
    course = make_course()
    before = course.exam()
    learnt = course.learn({question.id: Evidence(9.0, 50) for question in BANK.questions}, AT)
    assert {item.difficulty for item in learnt.items.values()} == {9.0}
    assert learnt.learnt_at == AT
    after = learnt.exam()
    assert before is not None
    assert after is not None
    assert [part.share for group in after.groups for part in group.parts] == [
        part.share for group in before.groups for part in group.parts
    ]
    assert credits(after) != credits(before)
    assert course.exam() is before
