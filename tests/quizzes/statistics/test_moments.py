"""Means, variances and covariances."""

from __future__ import annotations

import pytest

from quizzes.statistics.moments import (
    find_correlation,
    find_covariance,
    find_deviation,
    find_mean,
    find_moment,
    find_variance,
    varies,
)
from tests.quizzes.statistics.walkthrough import MOMENTS, SHEET


def test_hand_worked() -> None:
    values = (2.0, 4.0, 4.0, 6.0)
    assert find_mean(values) == 4
    assert find_variance(values) == pytest.approx(8 / 3)
    assert find_deviation(values) == pytest.approx((8 / 3) ** 0.5)
    assert find_moment(values, 4) == 8
    assert find_covariance((1, 2, 3), (2, 4, 9)) == 3.5
    assert find_correlation((1, 2, 3), (6, 4, 2)) == pytest.approx(-1)


def test_undefined_below_their_number() -> None:
    assert find_mean(()) is None
    assert find_variance((1.0,)) is None
    assert find_deviation(()) is None
    assert find_correlation((1.0,), (2.0,)) is None
    assert find_correlation((1.0, 1.0), (2.0, 3.0)) is None


def test_what_differs_by_rounding_only_does_not_differ() -> None:
    values = (0.1 + 0.2, 0.3, 0.3)
    assert len(set(values)) == 2
    assert not varies(values)
    assert not varies(())
    assert find_variance(values) == 0
    assert find_covariance(values, (1, 2, 3)) == 0


def test_a_covariance_of_rounding_only_is_none_at_all() -> None:
    assert find_covariance((0.1, 0.2, 0.3), (1.1, 1.7, 1.1)) == 0


@pytest.mark.parametrize(("place", "moments"), list(enumerate(MOMENTS)))
def test_published_moments(place: int, moments: tuple[float, ...]) -> None:
    marks = SHEET.find_column(place)
    rests = [total - mark for total, mark in zip(SHEET.totals, marks, strict=True)]
    assert (
        find_covariance(marks, rests),
        find_variance(marks),
        find_variance(rests),
        find_covariance(sorted(marks), sorted(rests)),
    ) == pytest.approx(moments, rel=1e-6)
