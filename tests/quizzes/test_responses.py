"""Reading responses of every kind."""

from __future__ import annotations

import json
from typing import Any

import pytest

from quizzes.responses import dump_response, parse_response
from quizzes.typed_numbers import ResponseError
from quizzes.variant_model import Variant
from quizzes.variants import make_variant
from tests.quizzes.samples import case, choice, matching, multiple, numeric, ordering, table


@pytest.mark.parametrize("raw", ["", None, 3, ["x"]])
def test_single_choice_asks_for_a_pick(raw: Any) -> None:
    with pytest.raises(ResponseError, match=r"^Pick one option\.$"):
        parse_response(make_variant(choice(), 3), raw)


def test_another_variant_s_option_is_refused() -> None:
    stale = make_variant(choice(), 4).options[0].id
    with pytest.raises(ResponseError, match="not one of this question's"):
        parse_response(make_variant(choice(), 3), stale)


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


IDS = [option.id for option in make_variant(ordering(), 1).options]
LEFT = make_variant(matching(), 1).lefts[0].id
STALE = "This option is not one of this question's. Load the page again."


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (None, "Put all rows in order."),
        ([], "Put all rows in order."),
        ("".join(IDS), "Put all rows in order."),
        (IDS[:3], "Give every row once, in your order."),
        ([*IDS, IDS[0]], "Give every row once, in your order."),
        ([*IDS[:3], IDS[0]], "Give every row once, in your order."),
        ([*IDS[:3], "x"], STALE),
        ([*IDS[:3], ["x"]], STALE),
    ],
)
def test_an_order_that_cannot_be_read(raw: Any, sentence: str) -> None:
    with pytest.raises(ResponseError) as caught:
        parse_response(make_variant(ordering(), 1), raw)
    assert str(caught.value) == sentence


@pytest.mark.parametrize(
    ("raw", "sentence", "field"),
    [
        ([LEFT], "Match the rows.", ""),
        ({}, "Match at least one row.", ""),
        ({LEFT: ""}, "Match at least one row.", ""),
        ({LEFT: "x"}, STALE, LEFT),
        ({LEFT: ["x"]}, STALE, LEFT),
        ({"x": "y"}, "There is no row “x” in this question.", "x"),
    ],
)
def test_pairs_that_cannot_be_read(raw: Any, sentence: str, field: str) -> None:
    with pytest.raises(ResponseError) as caught:
        parse_response(make_variant(matching(), 1), raw)
    assert (str(caught.value), caught.value.field) == (sentence, field)


def test_a_stored_response_reads_as_itself() -> None:
    responses: list[tuple[Variant, Any]] = []
    for question in (choice(), multiple(), ordering(), matching(), numeric(), table()):
        variant = make_variant(question, 2)
        raw = {
            "single-choice": variant.options[0].id if variant.options else "",
            "multiple-response": [option.id for option in variant.options],
            "ordering": [option.id for option in variant.options],
            "matching": {left.id: left.key for left in variant.lefts[:2]},
            "numeric": "1,200.50",
            "table": {"i1": "60", "i3": "−4"},
        }[question.kind]
        responses.append((variant, raw))
    for variant, raw in responses:
        response = parse_response(variant, raw)
        stored = json.loads(json.dumps(dump_response(response, variant.question)))
        assert parse_response(variant, stored) == response


CASE = make_variant(case(), 1)
PART = {part.question.part_id: part for part in CASE.parts}
ADVICE = PART["advise"].options[0].id


def test_parts_left_open_are_left_out_and_the_others_come_back() -> None:
    raw: dict[str, Any] = {
        "load": "1,200",
        "sums": {"h1": " ", "h2": "3"},
        "advise": None,
        "follow": [],
        "stocks": {PART["stocks"].lefts[0].id: ""},
        "steps": list(PART["steps"].order),
    }
    response = parse_response(CASE, raw)
    assert set(response.parts) == {"load", "sums", "steps"}
    stored = json.loads(json.dumps(dump_response(response, CASE.question)))
    assert stored == {"load": "1200", "sums": {"h2": "3"}, "steps": list(PART["steps"].order)}
    assert parse_response(CASE, stored) == response


@pytest.mark.parametrize(
    ("raw", "sentence", "field"),
    [
        (None, "Answer at least one part.", ""),
        ([], "Answer at least one part.", ""),
        ({}, "Answer at least one part.", ""),
        ({"load": " ", "sums": {"h1": ""}}, "Answer at least one part.", ""),
        ({"else": "1"}, "There is no part “else” in this case.", "else"),
        ({"load": "4O"}, "Part 1: “4O” is not a number. Did you mean 40?", "load"),
        (
            {"sums": {"h2": "4O"}},
            "Part 2: “4O” is not a number. Did you mean 40?",
            "sums.h2",
        ),
        ({"advise": "x"}, f"Part 3: {STALE}", "advise"),
        ({"advise": ADVICE, "steps": ["x"]}, f"Part 5: {STALE}", "steps"),
    ],
)
def test_a_case_that_cannot_be_read(raw: Any, sentence: str, field: str) -> None:
    with pytest.raises(ResponseError) as caught:
        parse_response(CASE, raw)
    assert (str(caught.value), caught.value.field) == (sentence, field)
