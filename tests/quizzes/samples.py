"""Questions for tests, built like an author's entry is."""

from __future__ import annotations

from typing import Any

from quizzes.load import build_question
from quizzes.model import Question
from quizzes.schemas import QUESTION

COMMON: dict[str, Any] = {
    "section": "bias-tracking",
    "domain": 3,
    "level": "apply",
    "difficulty": 2,
    "terms": [],
}
WHYS = (
    "Right because every month's demand fell short of the forecast by a little.",
    "Tempting because the sign is negative. Wrong since errors are actual minus forecast.",
    "Tempting because each error is small. Wrong since all of them point the same way.",
    "Tempting because errors seem to repeat. Wrong since a season would change their sign.",
    "Tempting because the plan was late. Wrong since timing leaves the total as it was.",
)

ALSO = "Right because nobody has agreed on one number before the meeting starts."


def build(entry: dict[str, Any], topic: str = "demand-planning") -> Question:
    """Return the question of an entry with the common fields filled in."""
    return build_question(topic, dict(QUESTION.load({**COMMON, **entry})), "sample/q.yaml", 3)


def choice(id: str = "q-choice", texts: tuple[str, ...] = (), **more: Any) -> Question:
    """Return a single-choice question whose first option is right."""
    words = texts or ("It leans high", "It leans low", "It is sound", "It is seasonal")
    options = [
        {"text": text, "why": why, "correct": place == 0}
        for place, (text, why) in enumerate(zip(words, WHYS, strict=False))
    ]
    stem = "All six errors are small and negative. What should the planner conclude?"
    entry = {"id": id, "kind": "single-choice", "stem": stem, "options": options}
    topic = more.pop("topic", "demand-planning")
    return build(entry | more, topic)


def multiple(**more: Any) -> Question:
    """Return a multiple-response question whose first two options are right."""
    options = [
        {"text": text, "why": why, "correct": place < 2}
        for place, (text, why) in enumerate(
            zip(("Alpha", "Beta", "Gamma", "Delta"), (WHYS[0], ALSO, *WHYS[1:]), strict=False)
        )
    ]
    stem = "Finance keeps a forecast of its own. Which results follow? Choose two."
    entry = {"id": "q-many", "kind": "multiple-response", "stem": stem, "options": options}
    return build(entry | more)


ITEMS = (
    ("Gather the data", "Nobody can plan from figures that do not fit each other."),
    ("Plan demand", "The request comes first, so that a gap in supply can be seen at all."),
    ("Plan supply", "Resources respond to a request, so this waits until there is one."),
    ("Decide", "What is decided rests on both plans and on what they cost together."),
)
PAIRS = (
    ("Lots are large", "Cycle stock", "What is left of a lot waits until it has been used up."),
    ("Demand varies", "Safety stock", "Variation is what it protects customers against."),
    ("A peak is coming", "Anticipation stock", "Made early for a need that has a date already."),
)
EXTRA = {"text": "Pipeline stock", "why": "Nothing is on its way in any of these three cases."}


def ordering(**more: Any) -> Question:
    """Return an ordering question of four items."""
    items = [{"text": text, "why": why} for text, why in ITEMS]
    stem = "A month of planning begins. Put the four activities in their order."
    entry = {"id": "q-order", "kind": "ordering", "stem": stem, "items": items}
    return build(entry | more)


def matching(**more: Any) -> Question:
    """Return a matching question of three pairs and one extra."""
    pairs = [{"left": left, "right": right, "why": why} for left, right, why in PAIRS]
    stem = "Stock exists for a reason. Match each reason with its stock; one is left over."
    entry = {"id": "q-match", "kind": "matching", "stem": stem, "pairs": pairs, "extras": [EXTRA]}
    return build(entry | more)


def numeric(**more: Any) -> Question:
    """Return a numeric question: units to make over five months, per month."""
    entry = {
        "id": "q-rate",
        "kind": "numeric",
        "stem": "Bookings for five months are {{ bookings }} and {{ opening }} are owed. "
        "What rate?",
        "variables": {
            "opening": {"min": 500, "max": 800, "step": 50},
            "bookings": {"count": 5, "min": 350, "max": 500, "step": 10},
        },
        "derived": {"total": "sum(bookings) + opening", "rate": "total / 5"},
        "constraints": ["total % 5 == 0"],
        "answer": {"value": "rate", "unit": "units a month"},
        "solution": ["Total = {{ total }}", "Rate = {{ total }} ÷ 5 = {{ rate }} units a month"],
        "mistakes": [
            {"value": "total", "why": "That is the total for five months. Divide by 5."},
            {"value": "sum(bookings) / 5", "why": "That leaves out what is already owed."},
        ],
    }
    return build(entry | more)


def fixed_numeric(value: str, **answer: Any) -> Question:
    """Return a numeric question without variables."""
    return numeric(
        variables={},
        derived={},
        constraints=[],
        stem="What is the rate?",
        answer={"value": value, **answer},
        solution=["Look it up."],
        mistakes=[],
    )


def table(**more: Any) -> Question:
    """Return a table of ending inventories, each built on the one before."""
    entry = {
        "id": "q-table",
        "kind": "table",
        "stem": "Fill in the ending inventory of all three months.",
        "derived": {"opening": "50", "p": "100", "d": "[90, 120, 80]"},
        "table": {
            "columns": ["Month", 1, 2, 3],
            "rows": [
                {"label": "Demand", "cells": ["{{ d[0] }}", "{{ d[1] }}", "{{ d[2] }}"]},
                {
                    "label": "Ending inventory",
                    "cells": [
                        {"id": "i1", "value": "opening + p - d[0]"},
                        {"id": "i2", "value": "i1 + p - d[1]"},
                        {"id": "i3", "value": "i2 + p - d[2]"},
                    ],
                },
            ],
        },
        "solution": ["Month 3 ends with {{ i3 }}"],
        "mistakes": [
            {"cell": "i1", "value": "opening - p + d[0]", "why": "You reversed both signs."},
            {"cell": "i2", "value": "p - d[1]", "why": "You left out the opening inventory."},
        ],
    }
    return build(entry | more)


PARTS: tuple[dict[str, Any], ...] = (
    {
        "id": "load",
        "kind": "numeric",
        "stem": "What is the load of assembly in June in hours?",
        "answer": {"value": "june * hours", "unit": "hours"},
        "solution": ["Load = {{ june }} × {{ hours }} = {{ june * hours }} hours"],
        "mistakes": [
            {"value": "may * hours", "why": "That is the load of May. Take June's units."},
            {"value": "june", "why": "Those are units. Multiply by the hours of one unit."},
        ],
    },
    {
        "id": "sums",
        "kind": "table",
        "stem": "Fill in the hours of assembly in both months.",
        "table": {
            "columns": ["Month", "May", "June"],
            "rows": [
                {
                    "label": "Hours",
                    "cells": [
                        {"id": "h1", "value": "may * hours"},
                        {"id": "h2", "value": "june * hours"},
                    ],
                }
            ],
        },
        "solution": ["June takes {{ h2 }} hours"],
        "mistakes": [
            {"cell": "h1", "value": "may / hours", "why": "You divided. Multiply units by hours."},
            {"cell": "h2", "value": "june", "why": "Those are units. Multiply them by hours."},
        ],
    },
    {
        "id": "advise",
        "kind": "single-choice",
        "level": "evaluate",
        "stem": "Which course should the supply planner recommend for June?",
        "options": [
            {"text": text, "why": why, "correct": place == 0}
            for place, (text, why) in enumerate(
                zip(
                    ("Release overtime", "Hire a crew", "Drop the order", "Wait a month"),
                    WHYS,
                    strict=False,
                )
            )
        ],
    },
    {
        "id": "follow",
        "kind": "multiple-response",
        "stem": "Which results follow from overtime in June? Choose two.",
        "options": [
            {"text": text, "why": why, "correct": place < 2}
            for place, (text, why) in enumerate(
                zip(
                    ("Cost", "Fatigue", "Surplus", "Delay"),
                    (WHYS[0], ALSO, *WHYS[1:]),
                    strict=False,
                )
            )
        ],
    },
    {
        "id": "steps",
        "kind": "ordering",
        "stem": "Put the four activities of the month in their order.",
        "items": [{"text": text, "why": why} for text, why in ITEMS],
    },
    {
        "id": "stocks",
        "kind": "matching",
        "stem": "Match each reason with its stock; one is left over.",
        "pairs": [{"left": left, "right": right, "why": why} for left, right, why in PAIRS],
        "extras": [EXTRA],
    },
)


def case(**more: Any) -> Question:
    """Return a case with a part of each kind, all of them about the same drawn numbers.

    A field of None is left out.
    """
    entry = {
        "id": "q-case",
        "kind": "case",
        "stem": "A supply planner prepares the review of assembly, which works for one family. "
        "Each unit takes {{ hours }} hours, and the plan for May and June is known to all. "
        "The meeting has to say what happens next.",
        "variables": {
            "may": {"min": 100, "max": 140, "step": 10},
            "june": {"min": 150, "max": 190, "step": 10},
        },
        "derived": {"hours": "2"},
        "exhibit": {
            "columns": ["Plan", "May", "June"],
            "rows": [{"label": "Units", "cells": ["{{ may }}", "{{ june }}"]}],
        },
        "chart": "columns",
        "minutes": [{"who": "Supply planner", "said": "June needs {{ june - may }} units more."}],
        "parts": [dict(part) for part in PARTS],
    }
    kept = {name: value for name, value in (entry | more).items() if value is not None}
    return build(kept)


def case_part(place: int, **changes: Any) -> list[dict[str, Any]]:
    """Return the parts of ``case`` with one of them changed."""
    return [part | changes if at == place else dict(part) for at, part in enumerate(PARTS)]
