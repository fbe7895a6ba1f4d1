"""Agreement on a dimension, and its camps, against values computed by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest

from quizzes.maturity.agreement import Band, find_camps, measure_agreement, name_camps


@pytest.mark.parametrize(
    ("answers", "deviation", "r_wg", "r_star", "band"),
    [
        ((3, 3, 3, 4, 3), "0.2", "0.9", "0.96", Band.GREEN),
        ((2, 3, 3, 4, 3), "0.4", "0.75", "0.9", Band.GREEN),
        ((2, 2, 3, 4, 4), "0.8", "0.5", "0.8", Band.AMBER),
        ((2, 2, 2, 4, 4, 4), "1", "0.4", "0.75", Band.RED),
        ((1, 2, 3, 4, 5), "1.2", "0", "0.5", Band.RED),
        ((1, 1, 1, 5, 5), "1.6", "0", "0.04", Band.RED),
        ((2, 2, 2, 2, 2, 2, 2, 2, 2, 5), "0.3", "0.55", "0.7975", Band.RED),
        ((2, 2, 3, 3), "0.5", "5/6", "15/16", Band.GREEN),
    ],
)
def test_agreement(
    answers: tuple[int, ...], deviation: str, r_wg: str, r_star: str, band: Band
) -> None:
    found = measure_agreement(answers)
    assert found is not None
    assert (found.deviation, found.r_wg, found.r_star, found.band) == (
        Fraction(deviation),
        Fraction(r_wg),
        Fraction(r_star),
        band,
    )


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ((1, 1, 1, 5, 5), "1 ×3 | 5 ×2"),
        ((2, 2, 2, 4, 4, 4), "2 ×3 | 4 ×3"),
        ((1, 2, 4, 4, 2), "1–2 ×3 | 4 ×2"),
        ((1, 2, 3, 4, 5), ""),
        ((1, 3, 3, 3, 3), ""),
        ((1, 1, 3, 3, 3, 3, 3, 3, 3), ""),
        ((1, 1, 3, 3, 5, 5), "1 ×2 | 3 ×2 | 5 ×2"),
        ((3, 3, 3, 3), ""),
    ],
)
def test_splits(answers: tuple[int, ...], words: str) -> None:
    assert name_camps(find_camps(answers)) == words
