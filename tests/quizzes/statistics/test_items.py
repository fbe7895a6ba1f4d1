"""Statistics of single items."""

from __future__ import annotations

from dataclasses import asdict
from math import fsum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.statistics.items import compute_item, compute_items, weigh_effectively
from quizzes.statistics.model import ItemStatistics, Pair, Position, Sheet
from tests.quizzes.statistics.sheets import sheet, sheets
from tests.quizzes.statistics.walkthrough import ITEMS, ROWS, SHEET


@pytest.mark.parametrize(("place", "published"), list(enumerate(ITEMS)))
def test_published_items(place: int, published: tuple[float, ...]) -> None:
    item = compute_items(SHEET)[place]
    assert (item.id, item.n, item.guess) == (str(place + 1), 25, None)
    assert item.intended_weight == pytest.approx(100 / 7)
    assert (
        item.facility,
        item.deviation,
        item.effective_weight,
        item.discrimination,
        item.efficiency,
    ) == pytest.approx(published, rel=1e-6)


def test_hand_worked() -> None:
    marks = Sheet(
        (Position("a", 1, guess=0.25), Position("b", 3)), ((0.0, 0.0), (0.0, 3.0), (1.0, 3.0))
    )
    # Rests of a are 0, 3, 3: covariance 0.5, variances 1/3 and 3, and they are sorted.
    # Totals are 0, 3, 4; covariances with them are 5/6 and 3.5.
    first, second = compute_items(marks)
    roots = (5 / 6) ** 0.5, 3.5**0.5
    assert asdict(first) == pytest.approx(
        {
            "id": "a",
            "n": 3,
            "facility": 1 / 3,
            "deviation": (1 / 3) ** 0.5,
            "guess": 0.25,
            "intended_weight": 25,
            "effective_weight": 100 * roots[0] / sum(roots),
            "discrimination": 50,
            "efficiency": 100,
        }
    )
    assert asdict(second) == pytest.approx(
        {
            "id": "b",
            "n": 3,
            "facility": 2 / 3,
            "deviation": 3**0.5,
            "guess": None,
            "intended_weight": 75,
            "effective_weight": 100 * roots[1] / sum(roots),
            "discrimination": 50,
            "efficiency": 100,
        }
    )


def test_equal_marks_leave_discrimination_undefined() -> None:
    first, _ = compute_items(sheet((1, 0), (1, 1)))
    assert first == ItemStatistics("1", 2, 1.0, 0.0, None, 50, 0.0, None, None)


def test_one_learner_has_a_facility_and_no_more() -> None:
    (only,) = compute_items(sheet((0.5,)))
    assert only == ItemStatistics("1", 1, 0.5, None, None, 100, None, None, None)


def test_nobody_at_all() -> None:
    assert compute_item(Position("a"), []) == ItemStatistics(
        "a", 0, None, None, None, None, None, None, None
    )
    assert compute_items(Sheet((), ())) == ()


def test_without_marks_to_earn_nothing_is_a_share_of_them() -> None:
    (only,) = compute_items(sheet((0,), (0,), maxima=(0,)))
    assert (only.facility, only.intended_weight, only.effective_weight) == (None, None, None)


def test_an_item_against_the_trend_has_no_weight_and_a_negative_discrimination() -> None:
    # Totals 3, 2, 1, 1 against 0, 0, 1, 1; the rests are 3, 2, 0, 0.
    first, *others = compute_items(sheet((0, 1, 1, 1), (0, 1, 1, 0), (1, 0, 0, 0), (1, 0, 0, 0)))
    assert first.effective_weight is None
    assert first.discrimination == pytest.approx(-100 * (5 / 6) / (1 / 3 * 2.25) ** 0.5)
    assert fsum(item.effective_weight or 0 for item in others) == pytest.approx(100)


def test_who_did_not_reach_an_item_is_left_out_of_it() -> None:
    rows = ((1, 1, 1), (0, 1, 0), (1, 0, None), (0, 0, None))
    *_, last = compute_items(sheet(*rows))
    assert (last.n, last.facility) == (2, 0.5)
    assert last.discrimination == pytest.approx(100)


def test_a_variant_is_computed_from_its_own_learners() -> None:
    # Variant 8 of the second position was answered by learners 12, 13, 19, 21 and 25.
    totals = SHEET.totals
    pairs = [Pair(ROWS[n - 1][1], totals[n - 1] - ROWS[n - 1][1]) for n in (12, 13, 19, 21, 25)]
    item = compute_item(Position("2"), pairs)
    # Marks 1, 0, 0, 1, 0; rests 4.5, 5, 4, 10/3, 5: covariance −0.225, or 0.225 at the most.
    assert item.n == 5
    assert item.facility == 0.4
    assert item.deviation == pytest.approx(0.3**0.5)
    assert item.discrimination == pytest.approx(-100 * 0.225 / (0.3 * 0.505555556) ** 0.5)
    assert item.efficiency == pytest.approx(-100 * 0.225 / 0.316666667)


@given(sheets())
def test_weights_add_up(marks: Sheet) -> None:
    items = compute_items(marks)
    assert fsum(item.intended_weight or 0 for item in items) == pytest.approx(100)
    weights = [weight for weight in weigh_effectively(marks) if weight is not None]
    assert fsum(weights) == pytest.approx(100 if weights else 0)


@given(sheets(), st.data())
def test_the_order_of_learners_changes_nothing(marks: Sheet, data: st.DataObject) -> None:
    rows = tuple(data.draw(st.permutations(marks.rows)))
    assert compute_items(Sheet(marks.positions, rows)) == compute_items(marks)


@given(sheets())
def test_discrimination_stays_within_its_bounds(marks: Sheet) -> None:
    for item in compute_items(marks):
        if item.discrimination is None or item.efficiency is None:
            assert item.discrimination is item.efficiency is None
        else:
            assert abs(item.discrimination) <= abs(item.efficiency) + 1e-6
            assert -100.000001 <= item.discrimination <= 100.000001
            assert item.efficiency <= 100.000001


def test_without_a_rest_an_answer_counts_in_the_facility_alone() -> None:
    known = [Pair(1, 0.9), Pair(0, 0.2), Pair(1, 0.6), Pair(0, 0.5)]
    with_more = compute_item(Position("q"), [*known, Pair(1, None), Pair(1, None)])
    alone = compute_item(Position("q"), known)
    assert with_more.n == 6
    assert with_more.facility == pytest.approx(4 / 6)
    assert with_more.discrimination == alone.discrimination
    assert with_more.efficiency == alone.efficiency
    none = compute_item(Position("q"), [Pair(1, None), Pair(0, None)])
    assert (none.facility, none.discrimination, none.efficiency) == (0.5, None, None)
