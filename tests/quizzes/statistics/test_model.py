"""Sheets of marks."""

from __future__ import annotations

import pytest

from quizzes.statistics.model import Position, Sheet
from tests.quizzes.statistics.sheets import sheet


def test_a_place_not_reached_earns_nothing() -> None:
    marks = sheet((1, 0.5, None), (0, 1, 1))
    assert marks.totals == (1.5, 2.0)
    assert marks.find_column(2) == (0.0, 1)


def test_rows_are_as_long_as_the_test() -> None:
    with pytest.raises(ValueError, match="every row needs 2 marks"):
        Sheet((Position("a"), Position("b")), ((1.0, 0.0), (1.0,)))
