"""From ability to credit."""

from __future__ import annotations

from math import exp

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.ability.curves import GRID, draw_curves, find_credit, find_variance
from quizzes.ability.model import Item
from tests.quizzes.ability.small import chance, integrate


def credit(ability: float, difficulty: float, error: float, guess: float) -> float:
    figures = (np.full(1, figure) for figure in (ability, difficulty, error, guess))
    return float(find_credit(*figures)[0])


@given(st.floats(-6, 6), st.floats(-4, 4), st.floats(0, 0.5))
def test_the_formula_as_it_is_written(ability: float, difficulty: float, guess: float) -> None:
    expected = chance(ability, difficulty, guess)
    assert credit(ability, difficulty, 0.0, guess) == pytest.approx(expected)


@pytest.mark.parametrize("ability", [-2.5, -1.0, 0.0, 0.7, 3.0])
@pytest.mark.parametrize("error", [0.3, 0.7, 1.2])
def test_an_uncertain_difficulty_flattens_the_curve(ability: float, error: float) -> None:
    def normal(x: float) -> float:
        return exp(-0.5 * (x / error) ** 2)

    exact = integrate(lambda x: normal(x) * chance(ability, x, 0.25))[0] / integrate(normal)[0]
    assert credit(ability, 0.0, error, 0.25) == pytest.approx(exact, abs=0.006)


def test_each_item_has_a_row() -> None:
    items = [Item("a", "t", 1.0, 0.5, 0.25), Item("b", "t", -1.0)]
    found = draw_curves(items, np.array([0.0, 2.0]))
    assert found.tolist() == [
        [credit(0, 1, 0.5, 0.25), credit(2, 1, 0.5, 0.25)],
        [credit(0, -1, 0, 0), credit(2, -1, 0, 0)],
    ]
    assert draw_curves([]).shape == (0, GRID.size)


def test_credit_in_steps_varies_less_than_all_or_nothing() -> None:
    found = find_variance(np.array([0.5, 0.5, 0.2]), np.array([1.0, 3.0, 1.0]))
    assert found == pytest.approx(np.array([0.25, 0.25 * 1.8 / 3, 0.16]))
