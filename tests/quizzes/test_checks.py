"""Every rule fires on a question that breaks it, and on no other."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

import pytest

from kb.model import Library, Problem, Section, Term, Topic
from quizzes.checks import check_bank, check_question
from quizzes.linting.limits import DEFAULTS
from quizzes.linting.rules import RULES
from quizzes.load import make_bank
from quizzes.model import Question
from tests.quizzes.samples import WHYS, choice, matching, multiple, numeric, ordering, table

TOPIC = Topic(
    4, "demand-planning", "Demand planning", "Demand planning", "", (), 1, (), "", "",
    (Section("bias-tracking", "4.1", "Bias", "", ""),), "", (), 0, "sample/topics/04.md",
)  # fmt: skip
TERM = Term("bias", "Bias", "", "", "", (), "", (), "demand-planning", "bias-tracking")
LIBRARY = Library(
    topics=(TOPIC,),
    by_slug=MappingProxyType({TOPIC.slug: TOPIC}),
    by_term=MappingProxyType({TERM.id: TERM}),
)


def options(*changes: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the four usual options, changed one by one."""
    texts = ("It leans high", "It leans low", "It is sound", "It is seasonal", "It is late")
    whole = [
        {"text": text, "why": why, "correct": place == 0}
        for place, (text, why) in enumerate(zip(texts, WHYS, strict=True))
    ]
    kept = whole[: max(4, len(changes))]
    return [
        option | change for option, change in zip(kept, [*changes, {}, {}, {}, {}], strict=False)
    ]


def find(question: Question) -> list[tuple[str, str]]:
    """Return what the quick checks say: field without the id, and message."""
    return [
        (problem.field.removeprefix(f"{question.id}."), problem.message)
        for problem in check_question(question, LIBRARY, DEFAULTS)
    ]


@pytest.mark.parametrize(
    "question",
    [choice(), choice(terms=["bias"]), multiple(), ordering(), matching(), numeric(), table()],
    ids=lambda q: q.kind,
)
def test_sound_questions_pass(question: Question) -> None:
    assert find(question) == []
    assert check_bank(make_bank([question]), LIBRARY) == []


def say(code: str, evidence: str) -> str:
    """Return the message of a finding of the linter."""
    return f"{code}: {evidence} {RULES[code].remedy}"


BLANK = {"id": "x", "value": 1}

CASES: list[tuple[Question, list[tuple[str, str]]]] = [
    (choice(topic="nowhere"), [("topic", "E06: There is no topic 'nowhere'.")]),
    (
        choice(section="nowhere"),
        [("section", "E06: The topic demand-planning has no section 'nowhere'.")],
    ),
    (choice(terms=["mad"]), [("terms", "E06: 'mad' is not in the glossary.")]),
    (
        choice(options=options()[:3]),
        [("options", say("E01", "3 options with 1 correct; four and one are needed."))],
    ),
    (
        choice(options=options({"correct": False})),
        [
            ("options", say("E01", "4 options with 0 correct; four and one are needed.")),
            ("options[1].why", say("E04", "A distractor's why begins with Right.")),
        ],
    ),
    (
        choice(options=options({}, {"text": "it leans  HIGH."})),
        [("options", say("E02", "Two options read “It leans high”."))],
    ),
    (
        choice(options=options({}, {}, {"text": "All of the above"})),
        [("options[3]", say("E03", "“All of the above”."))],
    ),
    (
        choice(options=options({}, {"why": "Tempting because short."})),
        [("options[2].why", say("E04", "23 characters; at least 40."))],
    ),
    (
        choice(options=options({}, {"why": WHYS[2] + " Yes"})),
        [("options[3].why", say("E04", "Too much like an earlier why."))],
    ),
    (
        choice(options=options({}, {"why": "Right because it tempts, and option B is not far."})),
        [
            ("options[2].why", say("E04", "A distractor's why begins with Right.")),
            ("options[2].why", say("E05", "“option B”.")),
        ],
    ),
    (
        choice(stem="The second option leans high in all six months. What follows?"),
        [("stem", say("E05", "“second option”."))],
    ),
    (
        choice(stem="The planner looks at six errors that are small and negative."),
        [("stem", say("E08", "It ends “… six errors that are small and negative.”."))],
    ),
    (
        choice(stem="The forecast ____ leans high in all of the six months?"),
        [("stem", say("E08", "A blank stands before the end."))],
    ),
    (
        multiple(stem="Which results follow from two forecasts? Choose three."),
        [("stem", "Say how many to choose: 2 are correct.")],
    ),
    (
        numeric(mistakes=[{"value": "total", "why": "Divide by 5."}]),
        [("mistakes", "Name at least two known wrong methods.")],
    ),
    (
        table(mistakes=[{"value": "40", "why": "You reversed both signs."}]),
        [
            ("mistakes", "Name at least two known wrong methods."),
            ("mistakes[1].cell", "Name the cell: i1, i2, i3."),
        ],
    ),
    (
        choice(options=options({"misconception": "{{ 1 }}"})),
        [
            (
                "options[1].misconception",
                "It names a mistake, the same in every variant. Write it without {{.",
            )
        ],
    ),
    (
        numeric(mistakes=[{"value": n, "cell": "a", "why": "Divide by 5."} for n in "12"]),
        [(f"mistakes[{n}].cell", "Only a table has cells. Remove it.") for n in (1, 2)],
    ),
    (numeric(solution=[]), [("solution", "Show the steps with this variant's numbers.")]),
    (numeric(options=options()), [("options", "Only choice questions have options. Remove them.")]),
    (
        choice(answer={"value": "1"}),
        [("answer", "A numeric question, and no other, has an answer.")],
    ),
    (
        numeric(variables={"opening": {"min": 5, "max": 5}, "bookings": {"choices": [1]}}),
        [("variables.opening", "Give min below max and a step above 0, or choices.")],
    ),
    (
        numeric(derived={"opening": "3", "total": "1", "rate": "1"}),
        [("derived", "opening is given twice. Keep one of the two.")],
    ),
    (
        table(table={"columns": ["M", "1"], "rows": [{"label": "a", "cells": [1, 2]}]}),
        [
            ("table", "The row 'a' has 2 cells; its columns ask for 1."),
            ("table", "Give at least one cell an id and a value."),
        ],
    ),
    (
        choice(exhibit={"columns": ["M", "1"], "rows": [{"label": "a", "cells": [BLANK]}]}),
        [("exhibit", "An exhibit has no blanks. Use table for cells to fill in.")],
    ),
    (
        numeric(derived={"total": "sum(booking)", "rate": "total / 5"}),
        [("formulas", "E09: “sum(booking)”: booking is not known here.")],
    ),
    (
        numeric(solution=["Rate = {{ total }} ÷ 5"]),
        [("solution", "E09: seed 1: the last step, “Rate = 2,770 ÷ 5”, lacks the key 554.")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("question", "findings"), CASES, ids=range(len(CASES)))
def test_finding(question: Question, findings: list[tuple[str, str]]) -> None:
    assert find(question) == findings


def test_an_unknown_enemy_and_a_twin_are_reported() -> None:
    lonely = choice(enemies=["q-gone"])
    assert [p.message for p in check_bank(make_bank([lonely]), LIBRARY)] == [
        "There is no question 'q-gone'. Correct the id or remove it."
    ]
    twins = make_bank([choice(), choice(id="q-twin")])
    assert [str(p) for p in check_bank(twins, LIBRARY)] == [
        f"sample/q.yaml:3: q-twin.stem: {say('E11', 'Like q-choice by 1.00.')}"
    ]


def test_the_long_check_finds_what_one_seed_does_not() -> None:
    rare = numeric(
        variables={
            "opening": {"min": 1, "max": 60, "step": 1},
            "bookings": {"choices": [100], "count": 5},
        },
        constraints=[],
        mistakes=[
            {"value": "total", "why": "That is the total for five months. Divide by 5."},
            {"value": "rate if opening == 17 else 0", "why": "This equals the key now and then."},
        ],
        solution=["Rate = {{ 0 if opening == 20 else rate | 2 }}"],
        answer={"value": "rate", "decimals": 2},
    )
    assert find(rare) == []
    problems = check_bank(make_bank([rare]), LIBRARY)
    assert [(p.file, p.line, p.field) for p in problems] == [
        ("sample/q.yaml", 3, "q-rate.solution")
    ]
    assert "lacks the key 104.00" in problems[0].message


def test_a_question_that_finds_no_variant_is_reported() -> None:
    hopeless = numeric(constraints=["opening > 900"])
    assert find(hopeless) == [
        (
            "constraints",
            "E09: no usable variant within 50 tries, seed 1: "
            "the constraint “opening > 900” is broken.",
        )
    ]


def test_a_topic_without_questions_is_reported() -> None:
    bank = make_bank([choice()])
    other = make_bank([])
    assert check_bank(bank, Library(topics=())) == []
    assert check_bank(other, LIBRARY) == [
        Problem(
            "sample/topics/04.md",
            None,
            "questions",
            "demand-planning has no question. Add a file questions/04-….yaml.",
        )
    ]
