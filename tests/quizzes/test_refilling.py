"""Stored answers back in a form's fields, and orders that nobody moved."""

from __future__ import annotations

from typing import Any

import pytest

from quizzes.faces import read_typed
from quizzes.model import Question
from quizzes.refilling import leave_untouched, write_typed
from quizzes.responses import dump_response, parse_response
from quizzes.variant_model import Variant
from quizzes.variants import make_variant
from tests.quizzes.samples import case, choice, matching, multiple, numeric, ordering, table

CASE = make_variant(case(), 1)
ORDER = make_variant(ordering(), 3)
SHOWN = [option.id for option in ORDER.options]


def respond(variant: Variant) -> Any:
    """Return a response in the shape that the API has for this kind of question."""
    question, ids = variant.question, [option.id for option in variant.options]
    if question.parts:
        return {part.question.part_id: respond(part) for part in variant.parts[1:]}
    if variant.lefts:
        return {variant.lefts[0].id: ids[1]}
    if variant.grid:
        return {blank.id: "7" for blank in variant.grid.blanks()}
    return {"single-choice": ids[:1][0] if ids else "", "numeric": "12.5"}.get(
        question.kind.value, ids[:2] if question.kind.value == "multiple-response" else ids[::-1]
    )


@pytest.mark.parametrize(
    "question",
    [choice(), multiple(), ordering(), matching(), numeric(), table(), case()],
    ids=lambda question: question.kind.value,
)
def test_what_was_stored_is_read_again_from_its_fields(question: Question) -> None:
    variant = make_variant(question, 1)
    stored = dump_response(parse_response(variant, respond(variant)), question)
    for prefix in ("", "q12."):
        read = read_typed(question, write_typed(question, stored, prefix), prefix)
        assert dump_response(parse_response(variant, read), question) == stored
        assert all(name.startswith(prefix) for name in write_typed(question, stored, prefix))
    assert write_typed(question, None) == {}


def test_an_order_that_stands_as_it_was_shown_is_left_open_until_it_was_answered() -> None:
    assert leave_untouched(ORDER, SHOWN, None) is None
    assert leave_untouched(ORDER, SHOWN, SHOWN[::-1]) == SHOWN
    assert leave_untouched(ORDER, SHOWN[::-1], None) == SHOWN[::-1]
    assert leave_untouched(make_variant(choice(), 1), "x", None) == "x"


def test_the_orders_of_a_case_are_looked_at_one_by_one() -> None:
    steps = next(part for part in CASE.parts if part.question.part_id == "steps")
    shown = [option.id for option in steps.options]
    raw = {part.question.part_id: "" for part in CASE.parts} | {"load": "4", "steps": shown}
    assert leave_untouched(CASE, raw, None) == raw | {"steps": None}
    assert leave_untouched(CASE, raw, {"load": "3"}) == raw | {"steps": None}
    assert leave_untouched(CASE, raw, {"steps": shown[::-1]}) == raw
