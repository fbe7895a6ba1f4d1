"""What is said once an answer counts."""

from __future__ import annotations

from typing import Any

import pytest

from quizzes.model import Certainty, Question
from quizzes.responses import parse_response
from quizzes.tables import describe_grid
from quizzes.variants import make_variant
from quizzes.verdicts import LETTERS, make_feedback, show_key
from tests.quizzes.samples import (
    case,
    choice,
    fixed_numeric,
    matching,
    multiple,
    numeric,
    ordering,
    table,
)


def judge(question: Question, raw: Any, certainty: Certainty | None = None) -> tuple[str, str]:
    variant = make_variant(question, 7)
    verdict = make_feedback(variant, parse_response(variant, raw), certainty).verdict
    return verdict.title, verdict.sentence


CHOICE = make_variant(choice(), 7)
KEY = LETTERS[[option.correct for option in CHOICE.options].index(True)]
RIGHT = next(option.id for option in CHOICE.options if option.correct)
WRONG = next(option.id for option in CHOICE.options if not option.correct)
MANY = make_variant(multiple(), 7)
KEYS = [option.id for option in MANY.options if option.correct]
REST = [option.id for option in MANY.options if not option.correct]
BOTH = " and ".join(
    letter for letter, option in zip(LETTERS, MANY.options, strict=False) if option.correct
)


@pytest.mark.parametrize(
    ("raw", "certainty", "verdict"),
    [
        (RIGHT, None, ("Right", "")),
        (RIGHT, Certainty.FAIR, ("Right", "")),
        (RIGHT, Certainty.CERTAIN, ("Right", "You were certain, with reason.")),
        (RIGHT, Certainty.UNSURE, ("Right, though you were unsure", "Read why before you go on.")),
        (WRONG, None, ("Not this one", f"See {KEY}.")),
        (WRONG, Certainty.UNSURE, ("Not this one", f"You suspected it; see {KEY}.")),
        (
            WRONG,
            Certainty.CERTAIN,
            ("Not this one", f"You were certain. Compare your reason with {KEY}."),
        ),
    ],
)
def test_choice(raw: str, certainty: Certainty | None, verdict: tuple[str, str]) -> None:
    assert judge(choice(), raw, certainty) == verdict


@pytest.mark.parametrize(
    ("raw", "verdict"),
    [
        (KEYS, ("Right", "")),
        (KEYS[:1], ("Partly right", f"The right options are {BOTH}.")),
        (REST, ("Not these", f"The right options are {BOTH}.")),
    ],
)
def test_multiple_response(raw: list[str], verdict: tuple[str, str]) -> None:
    assert judge(multiple(), raw) == verdict


ORDER = list(make_variant(ordering(), 7).order)
NEIGHBOURS = "{} of 3 rows follow the one they should. Below is the right order."


@pytest.mark.parametrize(
    ("raw", "verdict"),
    [
        (ORDER, ("Right", "")),
        ([ORDER[3], *ORDER[:3]], ("Partly right", NEIGHBOURS.format(2))),
        (ORDER[::-1], ("Not this order", NEIGHBOURS.format(0))),
    ],
)
def test_ordering(raw: list[str], verdict: tuple[str, str]) -> None:
    assert judge(ordering(), raw) == verdict


LEFTS = make_variant(matching(), 7).lefts


@pytest.mark.parametrize(
    ("raw", "verdict"),
    [
        ({left.id: left.key for left in LEFTS}, ("Right", "")),
        ({LEFTS[0].id: LEFTS[0].key}, ("Partly right", "1 of 3 pairs are right.")),
        ({LEFTS[0].id: LEFTS[1].key}, ("Not these pairs", "0 of 3 pairs are right.")),
    ],
)
def test_matching(raw: dict[str, str], verdict: tuple[str, str]) -> None:
    assert judge(matching(), raw) == verdict


@pytest.mark.parametrize(
    ("raw", "verdict"),
    [
        ("604", ("Right", "")),
        ("3020", ("Not 3,020", "That is the total for five months. Divide by 5.")),
        ("-7.50", ("Not −7.50", "The answer is 604 units a month.")),
    ],
)
def test_numeric(raw: str, verdict: tuple[str, str]) -> None:
    assert judge(numeric(), raw) == verdict


@pytest.mark.parametrize(
    ("raw", "verdict"),
    [
        ({"i1": "60", "i2": "40", "i3": "60"}, ("Right", "")),
        ({"i1": "1", "i2": "2", "i3": "3"}, ("Not yet", "0 of 3 cells count.")),
        (
            {"i1": "70", "i2": "50"},
            ("Partly right", "1 of 3 cells count. An error carried forward is marked once."),
        ),
        ({"i1": "40"}, ("Not yet", "0 of 3 cells count. You reversed both signs.")),
    ],
)
def test_table(raw: dict[str, str], verdict: tuple[str, str]) -> None:
    assert judge(table(), raw) == verdict


def test_show_key() -> None:
    shown = make_variant(fixed_numeric("200 / 3", unit="%", decimals=1), 1)
    assert show_key(shown) == "66.7\N{NARROW NO-BREAK SPACE}%"
    assert show_key(CHOICE) == ""


def test_a_table_to_fill_in_holds_what_was_typed_and_no_key() -> None:
    grid = make_variant(table(), 1).grid
    assert grid is not None
    assert describe_grid(grid, typed={"cell-i1": "6O"}, wrong_field="i1") == [
        {"label": "Demand", "cells": [{"text": "90"}, {"text": "120"}, {"text": "80"}]},
        {
            "label": "Ending inventory",
            "cells": [
                {"name": "cell-i1", "value": "6O", "error": True},
                {"name": "cell-i2", "value": "", "error": False},
                {"name": "cell-i3", "value": "", "error": False},
            ],
        },
    ]


def test_a_graded_table_names_carried_errors_and_keys() -> None:
    variant = make_variant(table(), 1)
    assert variant.grid is not None
    feedback = make_feedback(variant, parse_response(variant, {"i1": "70", "i2": "50"}), None)
    assert describe_grid(variant.grid, feedback.grade)[1]["cells"] == [
        {"name": "cell-i1", "value": "70", "state": "wrong", "note": "is 60"},
        {
            "name": "cell-i2",
            "value": "50",
            "state": "right",
            "note": "carried on from an earlier cell; 40 without that error",
        },
        {"name": "cell-i3", "value": "–", "state": "wrong", "note": "is 60"},
    ]


CASE = make_variant(case(), 7)
LOAD, SUMS, ADVISE, FOLLOW, STEPS, STOCKS = CASE.parts
SINGLE = next(o.id for o in ADVISE.options if o.correct)
WHOLE: dict[str, Any] = {
    "load": str(LOAD.key),
    "sums": {c.id: str(c.key) for c in SUMS.grid.blanks()} if SUMS.grid else {},
    "advise": SINGLE,
    "follow": [o.id for o in FOLLOW.options if o.correct],
    "steps": list(STEPS.order),
    "stocks": {left.id: left.key for left in STOCKS.lefts},
}


@pytest.mark.parametrize(
    ("change", "certainty", "verdict"),
    [
        ({}, None, ("Right", "")),
        ({}, Certainty.UNSURE, ("Right, though you were unsure", "Read why before you go on.")),
        ({"load": "1"}, Certainty.FAIR, ("5 of 6 parts right", "Look at part 1 again.")),
        (
            {"load": "1", "stocks": None},
            Certainty.CERTAIN,
            ("4 of 6 parts right", "You were certain. Compare your reasons in parts 1 and 6."),
        ),
        (
            {"load": "", "sums": {"h1": WHOLE["sums"]["h1"]}, "advise": ""},
            None,
            ("3 of 6 parts right, 1 partly", "Look at parts 1, 2 and 3 again."),
        ),
    ],
)
def test_case(
    change: dict[str, Any], certainty: Certainty | None, verdict: tuple[str, str]
) -> None:
    assert judge(case(), WHOLE | change, certainty) == verdict


def test_each_part_has_its_own_verdict_and_open_ones_say_so() -> None:
    raw = {"load": str(CASE.values["june"]), "advise": SINGLE}
    feedback = make_feedback(CASE, parse_response(CASE, raw), Certainty.CERTAIN)
    letters = [
        letter for letter, option in zip(LETTERS, FOLLOW.options, strict=False) if option.correct
    ]
    assert [(part.verdict.title, part.verdict.sentence) for part in feedback.parts] == [
        (f"Not {CASE.values['june']}", "Those are units. Multiply by the hours of one unit."),
        ("Left open", "What belongs there is below."),
        ("Right", ""),
        ("Left open", f"The right options are {' and '.join(letters)}."),
        ("Left open", "Below is the right order."),
        ("Left open", "What belongs there is below."),
    ]
    assert [part.grade for part in feedback.parts] == list(feedback.grade.parts)
