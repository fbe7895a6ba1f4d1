"""Exact numbers, against the decimals of the library."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.numbers import ExpressionError, exact, round_half_up, to_decimal


@given(st.decimals(-(10**9), 10**9, places=4), st.integers(0, 4))
def test_rounding_agrees_with_decimal(number: Decimal, places: int) -> None:
    expected = number.quantize(Decimal(1).scaleb(-places), "ROUND_HALF_UP")
    assert round_half_up(Fraction(number), places) == Fraction(expected)


def test_exact_keeps_decimals_and_refuses_infinity() -> None:
    assert exact([0.1, 2, "pumps", True]) == [Fraction(1, 10), Fraction(2), "pumps", True]
    with pytest.raises(ExpressionError):
        exact(float("inf"))


@pytest.mark.parametrize(
    ("value", "text"),
    [(Fraction(490), "490"), (Fraction(1, 3), "0.333333333333"), (Fraction(-5, 2), "-2.5")],
)
def test_to_decimal(value: Fraction, text: str) -> None:
    assert str(to_decimal(value)) == text
