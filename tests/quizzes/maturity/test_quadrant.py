"""The quadrant, against places worked out by hand."""

from __future__ import annotations

from fractions import Fraction

from quizzes.maturity.quadrant import Mark, draw_quadrant


def test_quadrant_joins_initiatives_of_one_place() -> None:
    items = [(1, 2, Fraction(4)), (2, 8, Fraction(1)), (3, 2, Fraction(4))]
    quadrant = draw_quadrant(items)
    assert quadrant.marks == (Mark(128.9, 74.0, "1, 3"), Mark(395.6, 260.0, "2"))
