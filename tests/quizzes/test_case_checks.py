"""What a case may not be, and what is said of its parts."""

from __future__ import annotations

from typing import Any

import pytest

from quizzes.checks import check_bank
from quizzes.load import make_bank
from quizzes.model import Question
from tests.quizzes.samples import PARTS, case, case_part, choice, numeric
from tests.quizzes.test_checks import LIBRARY, find, say

EXHIBIT = {"columns": ["Plan", "May"], "rows": [{"label": "Units", "cells": ["open"]}]}


def test_a_sound_case_passes_and_its_parts_take_what_they_lack_from_it() -> None:
    question = case(terms=["bias"])
    assert find(question) == []
    assert check_bank(make_bank([question]), LIBRARY) == []
    load, _, advise, *_ = question.parts
    assert (load.id, load.part_id, load.level, load.terms) == (
        "q-case/load", "load", "apply", ("bias",),
    )  # fmt: skip
    assert (advise.level, advise.section, advise.difficulty) == ("evaluate", "bias-tracking", 2)


CASES: list[tuple[Question, list[tuple[str, str]]]] = [
    (case(parts=[PARTS[0]]), [("parts", "E01: 1 parts; 2 to 6 are needed.")]),
    (case(parts=[]), [("parts", "E01: 0 parts; 2 to 6 are needed.")]),
    (
        case(parts=case_part(1, id="load")),
        [("parts", "load is given twice. Give one a new id.")],
    ),
    (
        case(exhibit=None, minutes=[], chart=None),
        [("exhibit", "A case shows an exhibit, or minutes of a meeting. Add one of the two.")],
    ),
    (
        case(exhibit=None),
        [("chart", "A chart draws the exhibit's rows. Add an exhibit or remove it.")],
    ),
    (
        case(exhibit=EXHIBIT),
        [("chart", "No row of the exhibit has numbers alone. Correct it or remove the chart.")],
    ),
    (
        case(solution=["Look it up."]),
        [("solution", "Write this in a part; the case itself asks nothing.")],
    ),
    (
        case(stem=case().stem.removesuffix(".") + "?"),
        [("stem", say("E08", "A case's stem tells the situation and ends with a full stop."))],
    ),
    (
        case(answer={"value": "1"}),
        [("answer", "A numeric question, and no other, has an answer.")],
    ),
    (choice(chart="lines"), [("chart", "Only a case has chart. Remove it.")]),
    (choice(parts=list(PARTS)), [("parts", "Only a case has parts. Remove it.")]),
    (
        numeric(minutes=[{"who": "Planner", "said": "It is so."}]),
        [("minutes", "Only a case has minutes. Remove it.")],
    ),
    (
        case(parts=case_part(0, mistakes=[])),
        [("parts.load.mistakes", "Name at least two known wrong methods.")],
    ),
    (
        case(parts=case_part(0, solution=["Look it up."])),
        [
            (
                "parts.load.solution",
                "E09: seed 1: the last step, “Look it up.”, lacks the key 380.",
            )
        ],
    ),
    (
        case(parts=case_part(2, section="nowhere")),
        [
            (
                "parts.advise.section",
                "E06: The topic demand-planning has no section 'nowhere'.",
            )
        ],
    ),
    (
        case(parts=case_part(2, options=PARTS[2]["options"][:3])),
        [
            (
                "parts.advise.options",
                say("E01", "3 options with 1 correct; four and one are needed."),
            )
        ],
    ),
    (
        case(parts=case_part(4, items=PARTS[4]["items"][:2])),
        [("parts.steps.items", "E01: 2 items; 3 to 7 are needed.")],
    ),
    (
        case(parts=case_part(0, stem="What is {{ h1 }} in hours of work there?")),
        [("formulas", "E09: in the part load, “h1”: h1 is not known here.")],
    ),
    (
        case(parts=case_part(0, mistakes=[{"value": "june * hours", "why": "Same."}] * 2)),
        [
            (
                "constraints",
                "E09: no usable variant within 50 tries, seed 1: in the part load, "
                "the mistake 320 equals the key.",
            )
        ],
    ),
]


@pytest.mark.parametrize(("question", "said"), CASES)
def test_what_is_wrong_with_a_case(question: Question, said: list[tuple[str, str]]) -> None:
    assert find(question) == said


def test_every_seed_of_every_part_is_tried() -> None:
    parts: list[dict[str, Any]] = case_part(0, solution=["It is 320, 340, 360 or 380 hours"])
    found = check_bank(make_bank([case(parts=parts)]), LIBRARY)
    assert [problem.field for problem in found] == ["q-case.parts.load.solution"]
    assert "lacks the key 300" in found[0].message
