"""The functions formulas may call, against values computed by hand or by the library."""

from __future__ import annotations

from fractions import Fraction

import pytest

from quizzes.expressions import Scope
from quizzes.functions import FUNCTIONS
from quizzes.numbers import ExpressionError

CASES = [
    ("abs(-3)", Fraction(3)),
    ("ceil(2.1)", Fraction(3)),
    ("floor(-2.1)", Fraction(-3)),
    ("round(2.5)", Fraction(3)),
    ("round(-2.5)", Fraction(-3)),
    ("round(1234.5678, 2)", Fraction("1234.57")),
    ("round(1250, -2)", Fraction(1300)),
    ("sqrt(144 / 49)", Fraction(12, 7)),
    ("exp(0)", Fraction(1)),
    ("log(1)", Fraction(0)),
    ("log(8, 2)", Fraction(3)),
    ("min(3, 1, 2)", Fraction(1)),
    ("max([3, 1, 2])", Fraction(3)),
    ("sum([0.1, 0.2])", Fraction("0.3")),
    ("mean([1, 2])", Fraction("1.5")),
    ("len([4, 5])", Fraction(2)),
    ("cumsum([1, 2, 3])", [Fraction(1), Fraction(3), Fraction(6)]),
    ("stdev([1, 5])", Fraction("2.8284271247461903")),
    ("pstdev([1, 5])", Fraction(2)),
    ("mad([-8, -5, 3])", Fraction(16, 3)),
    ("mad([92, 95], [100, 100])", Fraction("6.5")),
    ("product([2, 3, 4])", Fraction(24)),
    ("sorted([3, 1])", [Fraction(1), Fraction(3)]),
    ("round(normal_loss(0), 4)", Fraction("0.3989")),
    ("round(normal_loss(1.5), 4)", Fraction("0.0293")),
    ("round(z_value(0.95), 3)", Fraction("1.645")),
    ("[a * b for a, b in zip([1, 2], [3, 4])]", [Fraction(3), Fraction(8)]),
    ("range(1, 4)", [Fraction(1), Fraction(2), Fraction(3)]),
]


@pytest.mark.parametrize(("formula", "value"), CASES)
def test_function(formula: str, value: object) -> None:
    assert Scope().evaluate(formula) == value


def test_every_function_has_a_case() -> None:
    tested = {name for name in FUNCTIONS for formula, _ in CASES if f"{name}(" in formula}
    assert tested == set(FUNCTIONS)


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("sqrt(-1)", "the square root of a negative number"),
        ("log(0)", "the logarithm of a number that is not positive"),
        ("log(5, 1)", "a logarithm's base is positive and not 1"),
        ("z_value(1)", "z_value takes a share between 0 and 1"),
        ("stdev([1])", "a list of at least 2 numbers is needed here"),
        ("mad([1], [1, 2])", "mad needs two lists of the same length"),
        ("sum(3)", "a list of numbers is needed here"),
        ("len(3)", "a list is needed here"),
        ("range(5000)", "range may have at most 1000 items"),
        ("range(0.5)", "0.5 is not a whole number"),
        ("exp(100)", "the result is too large"),
        ("abs('a')", "'a' is not a number"),
        ("round(1, 99)", "round takes at most 12 places"),
    ],
)
def test_refusal(formula: str, said: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        Scope().evaluate(formula)
    assert str(caught.value) == f"“{formula}”: {said}"
