"""Certainty against what came of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.answers import Counted
from quizzes.calibration import (
    CLAIMS,
    Calibration,
    Confidence,
    calibrate,
    judge_share,
    list_confidently_wrong,
)
from quizzes.intervals import wilson_interval
from quizzes.model import Certainty, Kind

NOON = datetime(2027, 1, 4, 12, tzinfo=UTC)
UNSURE, FAIR, CERTAIN = Certainty


def answer(
    certainty: Certainty | None, credit: float = 1, id: str = "q", minutes: int = 0
) -> Counted:
    at = NOON + timedelta(minutes=minutes)
    return Counted(id, "t", Kind.SINGLE_CHOICE, credit, certainty, at)


def test_each_certainty_is_held_against_its_claim() -> None:
    answers = [answer(UNSURE)] * 9 + [answer(UNSURE, 0)]
    answers += [answer(FAIR)] * 3 + [answer(FAIR, 0.5)]
    answers += [answer(CERTAIN)] * 10 + [answer(CERTAIN, 0.9)] * 10
    answers += [answer(None), answer(None, 0)]
    low, high = wilson_interval(9, 10)
    assert low < 0.67 < high  # nine of ten aren't enough yet to call it too modest
    assert calibrate(answers) == (
        Calibration(UNSURE, (0.0, 0.67), 10, 9, 0.9, (low, high), Confidence.AS_CLAIMED),
        Calibration(FAIR, (0.67, 0.8), 4, 3, 0.75, None, None),
        Calibration(CERTAIN, (0.8, 1.0), 20, 10, 0.5, wilson_interval(10, 20), Confidence.OVER),
    )


def test_without_answers_nothing_is_said() -> None:
    assert calibrate([]) == tuple(
        Calibration(certainty, CLAIMS[certainty], 0, 0, None, None, None) for certainty in Certainty
    )


@pytest.mark.parametrize(
    ("interval", "confidence"),
    [
        ((0.2, 0.66), Confidence.OVER),
        ((0.2, 0.67), Confidence.AS_CLAIMED),
        ((0.7, 0.75), Confidence.AS_CLAIMED),
        ((0.8, 0.9), Confidence.AS_CLAIMED),
        ((0.81, 0.9), Confidence.UNDER),
    ],
)
def test_only_an_interval_that_misses_the_claim_speaks(
    interval: tuple[float, float], confidence: Confidence
) -> None:
    assert judge_share(CLAIMS[FAIR], interval) is confidence


def test_the_claims_touch_and_cover_all_shares() -> None:
    assert [CLAIMS[c] for c in Certainty] == [(0.0, 0.67), (0.67, 0.8), (0.8, 1.0)]


@given(st.lists(st.tuples(st.none() | st.sampled_from(Certainty), st.sampled_from([0, 0.5, 1]))))
def test_every_claim_is_counted_once(given: list[tuple[Certainty | None, float]]) -> None:
    found = calibrate(answer(certainty, credit) for certainty, credit in given)
    for each in found:
        credits = [credit for certainty, credit in given if certainty is each.certainty]
        assert (each.n, each.right) == (len(credits), credits.count(1))
    assert found[0].confidence is not Confidence.OVER
    assert found[2].confidence is not Confidence.UNDER


def test_confidently_wrong_are_last_answers_newest_first() -> None:
    answers = [
        answer(CERTAIN, 0, "mended", 1),
        answer(CERTAIN, 0, "old", 2),
        answer(CERTAIN, 0.5, "new", 4),
        answer(CERTAIN, 1, "mended", 5),
        answer(CERTAIN, 0, "doubted", 6),
        answer(FAIR, 0, "doubted", 7),
        answer(CERTAIN, 1, "right", 8),
        answer(CERTAIN, 1, "spoilt", 0),
        answer(CERTAIN, 0, "spoilt", 3),
    ]
    expected = (answers[2], answers[8], answers[1])
    assert list_confidently_wrong(answers) == expected
    assert list_confidently_wrong(reversed(answers)) == expected
