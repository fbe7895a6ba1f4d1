"""Rows for a page: open ones hold no key, graded ones name the right place."""

from __future__ import annotations

from quizzes.responses import parse_response
from quizzes.rows import (
    describe_graded_order,
    describe_graded_pairs,
    describe_order,
    describe_pairs,
)
from quizzes.variants import make_variant
from quizzes.verdicts import make_feedback
from tests.quizzes.samples import EXTRA, ITEMS, PAIRS, matching, ordering

ORDER = make_variant(ordering(), 3)
MATCH = make_variant(matching(), 3)
SHOWN = [option.id for option in ORDER.options]


def test_an_open_order_is_as_shuffled_until_something_is_typed() -> None:
    whole = describe_order(ORDER)
    assert [row["id"] for row in whole["rows"]] == SHOWN
    assert (whole["focus"], whole["said"]) == ("", "")
    assert whole["rows"][0] == {
        "id": SHOWN[0],
        "text": ORDER.options[0].text,
        "moves": [
            {"name": "up", "value": f"up {SHOWN[0]}", "end": True},
            {"name": "down", "value": f"down {SHOWN[0]}", "end": False},
        ],
    }
    for broken in (SHOWN[:2], [*SHOWN[:3], "x"], [*SHOWN, SHOWN[0]]):
        assert describe_order(ORDER, broken) == whole


def test_a_move_is_said_and_keeps_the_focus() -> None:
    typed = SHOWN[::-1]
    moved = describe_order(ORDER, typed, f"up {typed[1]}")
    assert [row["id"] for row in moved["rows"]] == typed
    assert moved["focus"] == f"up {typed[1]}"
    assert moved["said"] == f"{ORDER.options[2].text}, position 2 of 4"
    assert describe_order(ORDER, typed, "up x")["said"] == ""


def test_a_graded_order_names_each_place() -> None:
    first, second, third, fourth = ORDER.order
    given = parse_response(ORDER, [fourth, first, second, third])
    rows = describe_graded_order(ORDER, make_feedback(ORDER, given, None).grade)
    assert [(row["place"], row["text"], row["state"], row["said"], row["why"]) for row in rows] == [
        (1, ITEMS[0][0], "wrong", "Your place: 2", ITEMS[0][1]),
        (2, ITEMS[1][0], "wrong", "Your place: 3, rightly after the row above", ITEMS[1][1]),
        (3, ITEMS[2][0], "wrong", "Your place: 4, rightly after the row above", ITEMS[2][1]),
        (4, ITEMS[3][0], "wrong", "Your place: 1", ITEMS[3][1]),
    ]
    right = make_feedback(ORDER, parse_response(ORDER, list(ORDER.order)), None).grade
    assert {(row["state"], row["said"]) for row in describe_graded_order(ORDER, right)} == {
        ("right", "Right place")
    }


def test_open_pairs_hold_what_was_chosen_and_no_key() -> None:
    one, two, three = (left.id for left in MATCH.lefts)
    assert describe_pairs(MATCH, {f"pair-{two}": "z"}, three) == [
        {"name": f"pair-{left.id}", "text": left.text, "value": value, "error": error}
        for left, value, error in zip(MATCH.lefts, ("", "z", ""), (False, False, True), strict=True)
    ]
    assert one not in {two, three}


def test_graded_pairs_name_the_right_one_and_what_belongs_nowhere() -> None:
    lefts = {left.text: left for left in MATCH.lefts}
    lots, varies, peak = (lefts[left] for left, _, _ in PAIRS)
    given = parse_response(MATCH, {lots.id: lots.key, varies.id: peak.key})
    rows = describe_graded_pairs(MATCH, make_feedback(MATCH, given, None).grade)
    found = {row["text"]: (row["key"], row["state"], row["said"], row["why"]) for row in rows}
    assert found == {
        PAIRS[0][0]: (PAIRS[0][1], "right", "Right match", PAIRS[0][2]),
        PAIRS[1][0]: (PAIRS[1][1], "wrong", f"Your match: {PAIRS[2][1]}", PAIRS[1][2]),
        PAIRS[2][0]: (PAIRS[2][1], "wrong", "Left open", PAIRS[2][2]),
        EXTRA["text"]: ("", "other", "Matches none", EXTRA["why"]),
    }
