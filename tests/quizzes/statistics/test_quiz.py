"""Statistics of a whole test."""

from __future__ import annotations

from dataclasses import asdict
from math import fsum

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quizzes.statistics.items import compute_items
from quizzes.statistics.model import QuizStatistics, Sheet
from quizzes.statistics.quiz import compute_quiz, find_consistency, find_kurtosis, find_skewness
from tests.quizzes.statistics.sheets import sheet, sheets
from tests.quizzes.statistics.walkthrough import QUIZ, SHEET


def test_published_test() -> None:
    assert asdict(compute_quiz(SHEET)) == pytest.approx(QUIZ, rel=1e-8)


def test_hand_worked() -> None:
    # Totals 3, 2, 1, 0. Items have variances 1/4, 1/3 and 1/4, the totals 5/3.
    marks = sheet((1, 1, 1), (1, 1, 0), (1, 0, 0), (0, 0, 0))
    assert asdict(compute_quiz(marks)) == pytest.approx(
        {
            "n": 4,
            "positions": 3,
            "maximum": 3,
            "mean": 1.5,
            "median": 1.5,
            "deviation": (5 / 3) ** 0.5,
            "skewness": 0,
            "kurtosis": -1.2,
            "consistency": 75,
            "error_ratio": 50,
            "error": (5 / 3) ** 0.5 / 2,
            "dichotomous": True,
        }
    )


def test_shape_of_a_lopsided_set() -> None:
    # Deviations −1, −1, −1, 3: second moment 3, third 6, fourth 21.
    values = (0.0, 0.0, 0.0, 4.0)
    assert find_skewness(values) == pytest.approx(2)
    assert find_kurtosis(values) == pytest.approx(4)


def test_equal_results_leave_the_rest_undefined() -> None:
    assert compute_quiz(sheet((1, 0), (0, 1), (1, 0), (0, 1))) == QuizStatistics(
        4, 2, 2, 1.0, 1.0, 0.0, None, None, None, None, None, dichotomous=True
    )


def test_too_few_learners() -> None:
    assert compute_quiz(sheet((0.5, 1))) == QuizStatistics(
        1, 2, 2, 1.5, 1.5, None, None, None, None, None, None, dichotomous=False
    )
    assert compute_quiz(Sheet(SHEET.positions, ())) == QuizStatistics(
        0, 7, 7, None, None, None, None, None, None, None, None, dichotomous=False
    )


def test_a_single_position_has_no_consistency() -> None:
    assert find_consistency(sheet((0,), (1,), (1,))) is None


def test_positions_that_agree_leave_no_error() -> None:
    quiz = compute_quiz(sheet((1, 1, 1), (0, 0, 0), (1 / 3, 1 / 3, 1 / 3)))
    assert quiz.consistency == pytest.approx(100)
    assert quiz.error_ratio == pytest.approx(0, abs=1e-5)


@given(sheets(marks=(0.0, 1.0)))
def test_alpha_is_kr20_on_marks_of_0_and_1(marks: Sheet) -> None:
    n, size, totals = len(marks.rows), len(marks.positions), marks.totals
    mean = fsum(totals) / n
    spread = fsum((total - mean) ** 2 for total in totals) / n
    assume(size > 1 and spread > 0)
    right = [fsum(marks.find_column(place)) / n for place in range(size)]
    kr20 = size / (size - 1) * (1 - fsum(p * (1 - p) for p in right) / spread)
    quiz = compute_quiz(marks)
    assert quiz.dichotomous
    assert quiz.consistency == pytest.approx(100 * kr20, rel=1e-9, abs=1e-9)


@given(sheets(), st.data())
def test_the_order_of_learners_changes_nothing(marks: Sheet, data: st.DataObject) -> None:
    rows = tuple(data.draw(st.permutations(marks.rows)))
    assert compute_quiz(Sheet(marks.positions, rows)) == compute_quiz(marks)


@given(sheets())
def test_mean_is_the_sum_of_the_items_means(marks: Sheet) -> None:
    complete = Sheet(
        marks.positions, tuple(tuple(mark or 0.0 for mark in row) for row in marks.rows)
    )
    items = fsum(item.facility or 0 for item in compute_items(complete))
    assert compute_quiz(marks).mean == pytest.approx(items)


@given(sheets())
def test_error_and_consistency_fit_each_other(marks: Sheet) -> None:
    quiz = compute_quiz(marks)
    if quiz.consistency is None or quiz.error_ratio is None:
        assert quiz.consistency is quiz.error_ratio is quiz.error is None
    else:
        assert quiz.error_ratio**2 / 100 == pytest.approx(100 - quiz.consistency, abs=1e-6)
