"""How difficulties move with answers."""

from __future__ import annotations

from math import exp, pi, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.ability.difficulty import (
    find_error,
    find_step,
    move_difficulty,
    start_difficulty,
)
from quizzes.ability.model import Evidence
from tests.quizzes.ability.small import integrate


def test_ratings_are_four_fifths_of_a_logit_apart() -> None:
    found = [start_difficulty(rating) for rating in range(1, 6)]
    assert [evidence.difficulty for evidence in found] == pytest.approx([-1.6, -0.8, 0, 0.8, 1.6])
    assert {evidence.n for evidence in found} == {0}


def test_steps_shrink_and_the_error_with_them() -> None:
    assert [find_step(n) for n in (0, 20, 60)] == pytest.approx([1.0, 0.5, 0.25])
    assert [find_error(n) for n in (0, 20, 60)] == pytest.approx([0.7, 0.7 / sqrt(2), 0.35])


def test_an_answer_of_a_well_known_learner_by_hand() -> None:
    """Without guessing the slope of the log-likelihood is f·(expected − credit)."""
    flat = 1 / sqrt(1 + pi / 8 * 0.49)
    expected = 1 / (1 + exp(-flat * 1.0))
    found = move_difficulty(Evidence(0.0, 0), 0.0, 1.0, 0.0, 0.0)
    assert found.n == 1
    assert found.difficulty == pytest.approx(0.49 * flat * expected)


def test_an_answer_of_a_learner_in_doubt_by_numerical_integration() -> None:
    flat = 1 / sqrt(1 + pi / 8 * 0.49 / 2)

    def foresee(shift: float) -> float:
        def density(x: float) -> float:
            known = 1 / (1 + exp(-flat * (x - 0.3 - shift)))
            return exp(-0.5 * ((x - 1) / 0.8) ** 2) * (0.25 + 0.75 * known)

        return integrate(density)[0] / integrate(lambda x: exp(-0.5 * ((x - 1) / 0.8) ** 2))[0]

    p, slope = foresee(0.0), (foresee(-1e-4) - foresee(1e-4)) / 2e-4
    expected = 0.3 + 0.49 / 2 * slope * (p - 1.0) / (p * (1 - p))
    found = move_difficulty(Evidence(0.3, 20), 0.25, 1.0, 0.8, 1.0)
    assert found.n == 21
    assert found.difficulty == pytest.approx(expected, abs=1e-4)


@given(st.floats(-3, 3), st.integers(0, 500), st.floats(0, 0.5), st.floats(-4, 4), st.floats(0, 2))
def test_right_answers_make_easier_and_wrong_ones_harder(
    difficulty: float, n: int, guess: float, ability: float, error: float
) -> None:
    before = Evidence(difficulty, n)
    right, half, wrong = (
        move_difficulty(before, guess, ability, error, credit).difficulty
        for credit in (1.0, 0.5, 0.0)
    )
    assert right < difficulty < wrong
    assert right < half < wrong
    # No single answer is worth more than a step of an author's rating.
    assert wrong - right < 0.8
