"""Mastery in five steps."""

from __future__ import annotations

from math import exp

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzes.ability.curves import draw_curves
from quizzes.ability.exams import Exam, make_group
from quizzes.ability.mastery import find_topic_curves, measure_mastery
from quizzes.ability.model import Item
from tests.quizzes.ability.small import believe, chance, integrate

PLAIN = Item("a", "plans", 0.0)
CURVES = find_topic_curves(Exam((make_group(4, [(PLAIN, 1)]),), 0.7))


@pytest.mark.parametrize(
    ("ability", "word"),
    [(-0.5, "begun"), (0.0, "shaky"), (0.8, "steady"), (1.45, "strong")],
)
def test_steps_follow_from_the_chance(ability: float, word: str) -> None:
    (found,) = measure_mastery(believe([ability], [[1e-10]], [3]), CURVES)
    assert found.word == word
    assert found.chance == pytest.approx(chance(ability, 0, 0), abs=1e-3)
    assert found.interval == pytest.approx((found.chance, found.chance), abs=1e-4)
    assert (found.topic, found.n, found.ability) == ("plans", 3, ability)


def test_a_topic_without_answers_is_not_started_whatever_is_foreseen() -> None:
    (found,) = measure_mastery(believe([2.0], [[0.1]], [0]), CURVES)
    assert (found.step, found.word) == (0, "not started")
    assert found.chance > 0.8


@given(st.floats(-3, 3), st.floats(0.1, 1.2))
@settings(max_examples=15, deadline=None)
def test_chance_and_interval_by_numerical_integration(ability: float, error: float) -> None:
    (found,) = measure_mastery(believe([ability], [[error**2]], [5]), CURVES)

    def normal(x: float) -> float:
        return exp(-0.5 * ((x - ability) / error) ** 2)

    exact = integrate(lambda x: normal(x) * chance(x, 0, 0))[0] / integrate(normal)[0]
    assert found.chance == pytest.approx(exact, abs=1e-3)
    ends = (chance(ability + side * 1.28155 * error, 0, 0) for side in (-1, 1))
    assert found.interval == pytest.approx(tuple(ends), abs=1e-3)
    assert found.error == pytest.approx(error)


def test_curves_average_over_groups_as_the_exam_asks() -> None:
    hard = Item("b", "plans", 1.0)
    exam = Exam((make_group(1, [(PLAIN, 1)]), make_group(3, [(hard, 1)])), 0.7)
    one, other = draw_curves([PLAIN, hard])
    assert find_topic_curves(exam)["plans"] == pytest.approx((one + 3 * other) / 4)


def test_topics_that_no_exam_asks_about_are_left_out() -> None:
    posterior = believe([0.0, 0.0], np.eye(2).tolist(), [1, 1])
    assert [found.topic for found in measure_mastery(posterior, CURVES)] == ["plans"]
