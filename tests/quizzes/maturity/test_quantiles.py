"""Quartiles of answers."""

from __future__ import annotations

from fractions import Fraction

from quizzes.maturity.agreement import measure_agreement
from quizzes.maturity.quantiles import Spread, measure_spread


def test_two_answers_have_neither_agreement_nor_spread() -> None:
    assert (measure_agreement((2, 3)), measure_spread((2, 3))) == (None, None)


def test_quartiles_interpolate_linearly() -> None:
    assert measure_spread((4, 1, 2, 2)) == Spread(4, 1, 4, Fraction(7, 4), Fraction(5, 2))
