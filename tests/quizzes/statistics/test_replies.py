"""What recorded responses chose, in any variant."""

from __future__ import annotations

import random
from typing import Any

import pytest

from quizzes.demo import respond
from quizzes.grading import grade
from quizzes.model import Question
from quizzes.responses import dump_response, parse_response
from quizzes.statistics.choices import OTHER, list_offers
from quizzes.statistics.replies import needs_variant, read_choices
from quizzes.variants import make_variant
from tests.quizzes.samples import case, choice, matching, multiple, numeric, ordering, table

SIMPLE = [choice(), multiple(), ordering(), matching(), numeric(), table()]


def record(question: Question, seed: int, right: bool, rng: random.Random) -> tuple[Any, float]:
    """Return a response as it is kept, and its credit."""
    variant = make_variant(question, seed)
    response = parse_response(variant, respond(variant, right, rng))
    return dump_response(response, question), grade(variant, response).credit


@pytest.mark.parametrize("question", SIMPLE, ids=lambda question: question.kind)
def test_what_was_chosen_adds_up_to_the_credit(question: Question) -> None:
    rng, (offer,) = random.Random(4), list_offers(question)
    credits = {named.choice.id: named.choice.credit for named in offer.named}
    for seed in range(40):
        raw, credit = record(question, seed, seed % 3 == 0, rng)
        chosen = read_choices(question, seed, raw)[""]
        earned = sum(credits.get(id, 0) for id in chosen)
        assert max(0, earned) == pytest.approx(credit)
        assert chosen <= {*credits, OTHER}
        assert chosen


def test_a_pick_has_the_same_name_in_every_variant() -> None:
    question = choice()
    for seed in range(20):
        variant = make_variant(question, seed)
        for option in variant.options:
            (name,) = read_choices(question, seed, option.id)[""]
            place = int(name.removeprefix("option-"))
            assert question.options[place].text == option.text


def test_numbers_are_recognised_against_their_variant() -> None:
    question = numeric()
    variant = make_variant(question, 9)
    total, average = (str(mistake.value) for mistake in variant.mistakes)
    given = [str(variant.key), total, average, "7"]
    found = [read_choices(question, 9, raw)[""] for raw in given]
    assert found == [{"right"}, {"mistake-1"}, {"mistake-2"}, {OTHER}]


def test_a_carried_error_counts_as_right_and_a_wrong_method_is_named() -> None:
    found = read_choices(table(), 1, {"i1": "40", "i2": "20", "i3": "41"})[""]
    # 40 reverses both signs, 20 follows from it, and 41 from nothing.
    assert found == {"mistake-1", "cell-i2"}
    assert read_choices(table(), 1, {"i3": "1"})[""] == {OTHER}


def test_nothing_right_is_no_open_answer() -> None:
    variant = make_variant(ordering(), 2)
    assert read_choices(ordering(), 2, list(variant.order)[::-1])[""] == {OTHER}
    variant = make_variant(matching(), 2)
    wrong = {
        left.id: next(o.id for o in variant.options if o.id != left.key) for left in variant.lefts
    }
    assert read_choices(matching(), 2, wrong)[""] == {OTHER}


def test_a_case_is_read_part_by_part() -> None:
    question, rng = case(), random.Random(2)
    raw, _ = record(question, 6, True, rng)
    found = read_choices(question, 6, {**raw, "advise": None, "steps": []})
    assert {part: set(chosen) for part, chosen in found.items()} == {
        "load": {"right"},
        "sums": {"cell-h1", "cell-h2"},
        "advise": set(),
        "follow": {"option-0", "option-1"},
        "steps": set(),
        "stocks": {"place-1", "place-2", "place-3"},
    }
    assert read_choices(question, 6, None)["load"] == set()


def test_only_numbers_need_the_variant() -> None:
    assert [needs_variant(question) for question in (*SIMPLE, case())] == [
        False, False, False, False, True, True, True,
    ]  # fmt: skip
