"""Ranges and ticks of axes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.charts.scale import Scale, find_range, find_ticks, name_ticks


@pytest.mark.parametrize(
    ("values", "zero", "expected"),
    [
        ([900, 1300], False, (900, 1300)),
        ([900, 1300], True, (0, 1300)),
        ([100, 1300], False, (0, 1300)),
        ([-3, 5], False, (-3, 5)),
        ([-7, -7], False, (-7, 0)),
        ([5, 5], False, (0, 5)),
        ([0, 0], False, (0, 1)),
        ([], False, (0, 1)),
        ([0, 5e-324], False, (0, 1)),
    ],
)
def test_an_axis_shows_zero_unless_all_values_lie_far_from_it(
    values: list[float], zero: bool, expected: tuple[float, float]
) -> None:
    assert find_range(values, zero=zero) == expected


def test_ticks_are_round_and_hold_the_range() -> None:
    assert find_ticks(0, 1300, 5) == [0, 500, 1000, 1500]
    assert find_ticks(900, 1300, 4) == [900, 1000, 1100, 1200, 1300]
    assert name_ticks(find_ticks(-3, 6, 4)) == ["−5.0", "−2.5", "0.0", "2.5", "5.0", "7.5"]
    assert name_ticks([0, 500, 1000]) == ["0", "500", "1,000"]


@given(st.floats(-1e9, 1e9), st.floats(0.001, 1e9), st.integers(2, 8))
def test_any_range_lies_between_its_ticks(low: float, span: float, count: int) -> None:
    ticks = find_ticks(low, low + span, count)

    slack = 1e-6 * (abs(low) + span)
    assert ticks[0] <= low + slack
    assert ticks[-1] >= low + span - slack
    assert 2 <= len(ticks) <= 2 * count + 2


def test_a_scale_maps_values_to_pixels() -> None:
    scale = Scale(0, 10, 200, 100)
    assert [scale(0), scale(5), scale(10)] == [200, 150, 100]
