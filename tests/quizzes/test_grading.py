"""What responses earn."""

from __future__ import annotations

from decimal import Decimal
from itertools import chain, combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.grading import grade, matches
from quizzes.model import CellGrade, Grade, Variant
from quizzes.responses import parse_response
from quizzes.typed_numbers import ResponseError
from quizzes.variants import make_variant
from tests.quizzes.samples import choice, fixed_numeric, multiple, numeric, table


def ids(variant: Variant, *texts: str) -> list[str]:
    """Return the opaque ids of options by their texts."""
    return [next(o.id for o in variant.options if o.text == text) for text in texts]


def earn(variant: Variant, raw: Any) -> Grade:
    return grade(variant, parse_response(variant, raw))


@given(st.one_of(st.text(), st.integers(), st.floats(), st.lists(st.text()), st.none()))
def test_anything_is_read_or_refused(raw: Any) -> None:
    for question in (choice(), multiple(), numeric(), table()):
        variant = make_variant(question, 1)
        try:
            credit = earn(variant, raw).credit
        except ResponseError:
            continue
        assert 0 <= credit <= 1


def test_single_choice() -> None:
    variant = make_variant(choice(), 3)
    right, wrong = ids(variant, "It leans high", "It is sound")
    assert earn(variant, right) == Grade(1.0)
    assert earn(variant, wrong) == Grade(0.0)


def test_multiple_response_earns_right_minus_wrong_over_keys() -> None:
    variant = make_variant(multiple(), 3)
    names = ("Alpha", "Beta", "Gamma", "Delta")
    subsets = chain.from_iterable(combinations(names, n) for n in range(1, 5))
    credits = {
        "".join(name[0] for name in some): earn(variant, ids(variant, *some)).credit
        for some in subsets
    }
    assert credits == {
        "A": 0.5, "B": 0.5, "G": 0, "D": 0,
        "AB": 1, "AG": 0, "AD": 0, "BG": 0, "BD": 0, "GD": 0,
        "ABG": 0.5, "ABD": 0.5, "AGD": 0, "BGD": 0, "ABGD": 0,
    }  # fmt: skip


def test_a_pick_given_twice_counts_once() -> None:
    variant = make_variant(multiple(), 3)
    alpha, beta = ids(variant, "Alpha", "Beta")
    assert earn(variant, [alpha, beta, alpha]) == Grade(1.0)


@pytest.mark.parametrize(
    ("given", "key", "tolerance", "decimals", "counts"),
    [
        ("490", "490", "0", 0, True),
        ("491", "490", "0", 0, False),
        ("6.4", "6.3829", "0", 1, True),
        ("6.38", "6.3829", "0", 1, True),
        ("6.383", "6.3829", "0", 1, True),
        ("6.39", "6.3829", "0", 1, False),
        ("6.3", "6.3829", "0", 1, False),
        ("2.6", "3", "0", 0, False),
        ("3.0", "3", "0", 0, True),
        ("6.5", "6.3829", "0.1", 1, True),
        ("6.6", "6.3829", "0.1", 1, False),
    ],
)
def test_what_counts_as_the_key(
    given: str, key: str, tolerance: str, decimals: int, counts: bool
) -> None:
    assert matches(Decimal(given), Decimal(key), Decimal(tolerance), decimals) is counts


def test_numeric_recognises_mistakes() -> None:
    variant = make_variant(numeric(), 7)
    assert earn(variant, "604") == Grade(1.0)
    assert earn(variant, "3,020") == Grade(0.0, "That is the total for five months. Divide by 5.")
    assert earn(variant, "444") == Grade(0.0, "That leaves out what is already owed.")
    assert earn(variant, "500") == Grade(0.0)


def test_numeric_tolerance_is_a_formula() -> None:
    variant = make_variant(fixed_numeric("200", tolerance="200 * 0.01"), 1)
    assert [earn(variant, raw).credit for raw in ("198", "202", "197.9")] == [1, 1, 0]


def cell(id: str, right: bool, carried: bool, key: int, given: int | None) -> CellGrade:
    return CellGrade(id, right, carried, Decimal(key), None if given is None else Decimal(given))


def test_table_counts_cells() -> None:
    variant = make_variant(table(), 1)
    assert earn(variant, {"i1": "60", "i2": "40", "i3": "60"}) == Grade(
        1.0,
        cells=(
            cell("i1", True, False, 60, 60),
            cell("i2", True, False, 40, 40),
            cell("i3", True, False, 60, 60),
        ),
    )


def test_an_error_carried_forward_is_marked_once() -> None:
    variant = make_variant(table(), 1)
    result = earn(variant, {"i1": "70", "i2": "50", "i3": "70"})
    assert result == Grade(
        2 / 3,
        cells=(
            cell("i1", False, False, 60, 70),
            cell("i2", False, True, 40, 50),
            cell("i3", False, True, 60, 70),
        ),
    )


def test_an_empty_cell_is_wrong_and_carries_nothing() -> None:
    variant = make_variant(table(), 1)
    result = earn(variant, {"i1": "", "i2": "40", "i3": "61"})
    assert result == Grade(
        1 / 3,
        cells=(
            cell("i1", False, False, 60, None),
            cell("i2", True, False, 40, 40),
            cell("i3", False, False, 60, 61),
        ),
    )
