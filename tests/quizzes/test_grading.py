"""Reading responses, and what they earn."""

from __future__ import annotations

import json
from decimal import Decimal
from itertools import chain, combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.grading import (
    ResponseError,
    dump_response,
    grade,
    matches,
    parse_number,
    parse_response,
)
from quizzes.model import CellGrade, Grade, Variant
from quizzes.variants import make_variant
from tests.quizzes.samples import choice, fixed_numeric, multiple, numeric, table


def ids(variant: Variant, *texts: str) -> list[str]:
    """Return the opaque ids of options by their texts."""
    return [next(o.id for o in variant.options if o.text == text) for text in texts]


def earn(variant: Variant, raw: Any) -> Grade:
    return grade(variant, parse_response(variant, raw))


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("490", "490"),
        (" 1,200 ", "1200"),
        ("1,234,567.5", "1234567.5"),
        ("−2.5", "-2.5"),
        ("–7", "-7"),
        ("+3.", "3"),
        (".5", "0.5"),
        ("1 200", "1200"),
        ("1\N{NARROW NO-BREAK SPACE}200", "1200"),
        (490, "490"),
        (0.1, "0.1"),
        ("00490", "490"),
    ],
)
def test_a_number_is_read(typed: Any, number: str) -> None:
    assert parse_number(typed) == Decimal(number)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("49O", "“49O” is not a number. Did you mean 490?"),
        ("l2S", "“l2S” is not a number. Did you mean 125?"),
        ("490 units", "Type the number alone, without “units”: 490."),
        ("-1,200 units a month", "Type the number alone, without “units a month”: −1,200."),
        ("96 %", "Type the number alone, without “%”: 96."),
        ("1,2", "“1,2” is not clear. Write a decimal point: 1.2."),
        ("-0,25", "“-0,25” is not clear. Write a decimal point: −0.25."),
        ("abc", "“abc” is not a number. Type digits, such as 490 or −2.5."),
        ("1e5", "Type the number alone, without “e5”: 1."),
        ("NaN", "“NaN” is not a number. Type digits, such as 490 or −2.5."),
        ("", "Type a number."),
        ("  ", "Type a number."),
        (None, "Type a number."),
        (True, "Type a number."),
        ([490], "Type a number."),
        (float("inf"), "“inf” is not a number. Type digits, such as 490 or −2.5."),
        ("9" * 16, f"“{'9' * 16}” is too large. Check the number of zeros."),
        ("1" * 41, f"“{'1' * 40} …” is too long. Type a number of at most 15 digits."),
    ],
)
def test_what_is_not_a_number_is_answered_with_a_sentence(typed: Any, sentence: str) -> None:
    with pytest.raises(ResponseError) as caught:
        parse_number(typed)
    assert (str(caught.value), caught.value.field) == (sentence, "")


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


@pytest.mark.parametrize("raw", ["", None, 3, ["x"]])
def test_single_choice_asks_for_a_pick(raw: Any) -> None:
    with pytest.raises(ResponseError, match=r"^Pick one option\.$"):
        parse_response(make_variant(choice(), 3), raw)


def test_another_variant_s_option_is_refused() -> None:
    stale = make_variant(choice(), 4).options[0].id
    with pytest.raises(ResponseError, match="not one of this question's"):
        parse_response(make_variant(choice(), 3), stale)


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


@pytest.mark.parametrize(
    ("raw", "sentence", "field"),
    [
        ("60", "Fill in the table.", ""),
        ({}, "Fill in at least one cell.", ""),
        ({"i1": " "}, "Fill in at least one cell.", ""),
        ({"i2": "4O"}, "“4O” is not a number. Did you mean 40?", "i2"),
        ({"x": "1"}, "There is no cell “x” in this table.", "x"),
    ],
)
def test_a_table_that_cannot_be_read(raw: Any, sentence: str, field: str) -> None:
    with pytest.raises(ResponseError) as caught:
        parse_response(make_variant(table(), 1), raw)
    assert (str(caught.value), caught.value.field) == (sentence, field)


def test_a_stored_response_reads_as_itself() -> None:
    responses: list[tuple[Variant, Any]] = []
    for question in (choice(), multiple(), numeric(), table()):
        variant = make_variant(question, 2)
        raw = {
            "single-choice": variant.options[0].id if variant.options else "",
            "multiple-response": [option.id for option in variant.options],
            "numeric": "1,200.50",
            "table": {"i1": "60", "i3": "−4"},
        }[question.kind]
        responses.append((variant, raw))
    for variant, raw in responses:
        response = parse_response(variant, raw)
        stored = json.loads(json.dumps(dump_response(response, variant.question.kind)))
        assert parse_response(variant, stored) == response
