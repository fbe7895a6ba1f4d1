"""Strips and the needle, against places worked out by hand."""

from __future__ import annotations

from fractions import Fraction

from quizzes.maturity.strips import Strip, draw_strip, place_needle


def test_strip_runs_from_one_to_five() -> None:
    assert draw_strip(Fraction(5, 2), 3) == Strip(208, (12.0, 58.0, 104.0, 150.0, 196.0), 81.0, 104)
    assert draw_strip(None, None) == Strip(208, (12.0, 58.0, 104.0, 150.0, 196.0), None, None)


def test_needle_stands_in_its_segment() -> None:
    assert [place_needle(Fraction(n)) for n in ("1", "2.15", "5")] == [0.0, 23.0, 80.0]
