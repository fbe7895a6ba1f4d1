"""Numbers and names as text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.charts.lettering import measure, spread, wrap, write_number


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (1234567, None, "1,234,567"),
        (-1080, None, "−1,080"),
        (0.1 + 0.2, None, "0.3"),
        (2.5, 0, "3"),
        (-2.5, 0, "−3"),
        (-0.4, 0, "0"),
        (12, 2, "12.00"),
        (1e-9, None, "0"),
    ],
)
def test_numbers_have_commas_and_a_true_minus(
    value: float, decimals: int | None, text: str
) -> None:
    assert write_number(value, decimals) == text


def test_names_break_between_words_and_are_cut_at_last() -> None:
    assert wrap("Cumulative demand of the year", 100) == ["Cumulative", "demand of the", "year"]
    assert wrap("one two three four five six", 40, 2) == ["one", "two…"]
    assert wrap("Incomprehensibilities", 60) == ["Incompr…"]


@given(st.lists(st.floats(0, 300), min_size=1, max_size=8))
def test_labels_never_overlap(places: list[float]) -> None:
    heights = [15.0] * len(places)
    moved = sorted(spread(places, heights, 0, 300))

    assert all(b - a >= 14.999 for a, b in pairwise(moved))
    assert moved[0] >= 7.499
    assert moved[-1] <= 292.501


def test_labels_that_have_room_stay() -> None:
    assert spread([200, 20, 100], [15, 15, 15], 0, 300) == [200, 20, 100]


def test_wide_letters_take_more_room_than_narrow_ones() -> None:
    assert measure("iii") < measure("nnn") < measure("NNN") < measure("MMM")
