"""Wilson intervals against published values."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.intervals import find_interval, wilson_interval


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),
    [
        (14, 20, 0.481, 0.855),
        (81, 263, 0.2553, 0.3662),  # Newcombe 1998, table I
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (20, 20, 0.8389, 1.0),
    ],
)
def test_known_values(successes: float, n: int, low: float, high: float) -> None:
    assert wilson_interval(successes, n) == pytest.approx((low, high), abs=6e-4)


def test_a_wider_net_for_more_certainty_and_fewer_answers() -> None:
    spans = [wilson_interval(7, 10, z) for z in (1.28, 1.96, 2.58)]
    spans += [wilson_interval(3.5, 5, 2.58)]
    assert all(b[0] < a[0] < a[1] < b[1] for a, b in pairwise(spans))


@given(st.integers(1, 500), st.floats(0, 1))
def test_the_share_lies_inside_and_the_mirror_image_outside_is_the_same(n: int, s: float) -> None:
    low, high = wilson_interval(s * n, n)
    assert 0 <= low <= s + 1e-12
    assert s - 1e-12 <= high <= 1
    assert wilson_interval((1 - s) * n, n) == pytest.approx((1 - high, 1 - low), abs=1e-9)


def test_below_five_answers_there_is_no_interval() -> None:
    assert [find_interval(3, n) for n in (0, 4)] == [None, None]
    assert find_interval(3, 5) == wilson_interval(3, 5)
