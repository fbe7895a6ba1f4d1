"""What a minute of study is expected to add."""

from __future__ import annotations

from math import erf, sqrt

import numpy as np
import pytest

from quizzes.plan.gains import QUESTION, find_lesson, foresee, raise_chance
from tests.quizzes.plan.small import EXAM, SYLLABUS, believe


def test_a_known_ability_has_the_chance_of_its_curve() -> None:
    outlook = foresee(SYLLABUS, believe(0.0, 1.0, -1.0, 0.0, error=1e-6))
    expected = [1 / (1 + np.exp(-a)) for a in (0.0, 1.0, -1.0, 0.0)]
    assert outlook.chance == pytest.approx(expected, abs=1e-3)
    assert outlook.score == pytest.approx(np.mean(expected), abs=1e-3)
    slopes = [p * (1 - p) for p in expected]
    assert outlook.slope == pytest.approx(slopes, abs=5e-3)
    # Abilities that are known leave the luck of forty questions.
    variance = np.mean([p * (1 - p) for p in expected]) / 40
    assert outlook.error == pytest.approx(sqrt(variance), rel=1e-3)


def test_what_rests_on_little_sticks_less() -> None:
    outlook = foresee(SYLLABUS, believe(-9.0, 3.0, 0.0, 0.0, error=1e-6))
    # Demand rests on plans, of which nothing is known; supply on demand, which is steady.
    assert outlook.support == pytest.approx([1.0, 0.4 + 0.6 * outlook.chance[0] / 0.6, 1.0, 1.0])


def test_a_weak_base_is_worth_more_than_its_own_questions() -> None:
    outlook = foresee(SYLLABUS, believe(-1.0, -1.0, 0.0, -1.0, error=1e-6))
    at = dict(zip(SYLLABUS.topics, outlook.worth, strict=True))
    assert at["plans"] > at["stock"]
    assert at["stock"] == pytest.approx(0.25 * outlook.slope[3])


def test_lessons_raise_the_outlook() -> None:
    posterior = believe(0.0, 0.0, 0.0, 0.0)
    later = foresee(SYLLABUS, posterior, np.array([1.0, 0.0, 0.0, 0.0]))
    same = foresee(SYLLABUS, believe(1.0, 0.0, 0.0, 0.0))
    assert later.chance == pytest.approx(same.chance)


def test_questions_in_a_row_add_up_more_slowly() -> None:
    assert find_lesson(1.0, 1) == pytest.approx(QUESTION)
    assert find_lesson(0.5, 2) == pytest.approx(0.5 * QUESTION * (1 + 1 - 0.25 * QUESTION))
    assert find_lesson(1.0, 20) < 20 * QUESTION


def test_the_chance_of_the_line_follows_from_score_and_error() -> None:
    outlook = foresee(SYLLABUS, believe(0.5, 0.5, 0.5, 0.5))
    z = (outlook.score - EXAM.line) / outlook.error
    after = (outlook.score + 0.1 - EXAM.line) / outlook.error
    expected = 0.5 * (erf(after / sqrt(2)) - erf(z / sqrt(2)))
    assert raise_chance(outlook, EXAM.line, 0.1) == pytest.approx(expected)
    assert raise_chance(outlook, EXAM.line, 0.0) == 0.0
