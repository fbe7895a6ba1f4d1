"""Lists of numbers, against the statistics of the library."""

from __future__ import annotations

import statistics
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.lists import MAX_ITEMS, as_numbers, measure_spread
from quizzes.numbers import ExpressionError


@given(st.lists(st.integers(-1000, 1000), min_size=2, max_size=20))
def test_spread_agrees_with_the_library(numbers: list[int]) -> None:
    assert float(measure_spread(numbers, 1)) == pytest.approx(statistics.stdev(numbers))
    assert float(measure_spread(numbers)) == pytest.approx(statistics.pstdev(numbers))


def test_lists_are_bounded() -> None:
    assert as_numbers([0] * MAX_ITEMS) == [Fraction(0)] * MAX_ITEMS
    with pytest.raises(ExpressionError, match="a list may have at most 1000 items"):
        as_numbers([0] * (MAX_ITEMS + 1))
