"""Which mended questions may grade earlier answers, and that what was seen stays."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from quizzes.grading import grade
from quizzes.mending import adopt, differs, find_obstacle
from quizzes.model import Question
from quizzes.responses import parse_response
from quizzes.variants import make_variant
from tests.quizzes.samples import (
    EXTRA,
    ITEMS,
    PAIRS,
    WHYS,
    build,
    choice,
    matching,
    multiple,
    numeric,
    ordering,
)

SEEDS = range(40)
TEXTS = ("It leans high", "It leans low", "It is sound", "It is seasonal")


def options(right: int, order: tuple[int, ...] = (0, 1, 2, 3)) -> list[dict[str, Any]]:
    """Return entries of options in another order of the file, of which one is right."""
    written = [
        {"text": text, "why": WHYS[1 if place != right else 0], "correct": place == right}
        for place, text in enumerate(TEXTS)
    ]
    return [written[place] for place in order]


def items(*order: int) -> list[dict[str, str]]:
    return [{"text": ITEMS[i][0], "why": f"{ITEMS[i][1]} So it is."} for i in order]


def pairs(*rights: str) -> list[dict[str, str]]:
    return [
        {"left": left, "right": right, "why": f"{right}: {why}"}
        for (left, _, why), right in zip(PAIRS, rights, strict=True)
    ]


CYCLE, SAFETY, EARLY = (right for _, right, _ in PAIRS)
PIPELINE = EXTRA["text"]
MENDED = {
    "another option is right": (choice(), choice(options=options(2))),
    "the options moved too": (choice(), choice(options=options(1, (3, 1, 0, 2)))),
    "a known mistake more": (
        numeric(),
        numeric(
            mistakes=[{"value": "opening", "why": "That is what is owed. Add what is booked."}]
        ),
    ),
    "another formula": (
        numeric(),
        numeric(
            derived={"total": "sum(bookings)", "rate": "total / 5"},
            constraints=["(total + opening) % 5 == 0"],
            mistakes=[],
        ),
    ),
    "another order": (ordering(), ordering(items=items(1, 0, 2, 3))),
    "other pairs": (
        matching(),
        matching(pairs=pairs(SAFETY, CYCLE, EARLY)),
    ),
    "the text left over belongs to one": (
        matching(),
        matching(pairs=pairs(CYCLE, PIPELINE, EARLY), extras=[{**EXTRA, "text": SAFETY}]),
    ),
}
CHANGED = {
    "The text changed": (choice(), choice(stem="What should the planner conclude from this?")),
    "What there is to choose from changed": (
        choice(),
        choice(texts=("It leans high", "It leans low", "It is sound", "It is cyclical")),
    ),
    "The number of right options changed": (
        multiple(),
        multiple(
            options=[
                {"text": t, "why": WHYS[1], "correct": t != "Delta"}
                for t in ("Alpha", "Beta", "Gamma", "Delta")
            ]
        ),
    ),
    "The unit changed": (numeric(), numeric(answer={"value": "rate", "unit": "tons a month"})),
    "The question is of another kind now": (choice(), ordering(id="q-choice")),
    "The rows to match changed": (
        matching(),
        matching(
            pairs=[{**pair, "left": f"{pair['left']} now"} for pair in pairs(CYCLE, SAFETY, EARLY)]
        ),
    ),
}


@pytest.mark.parametrize("what", MENDED)
def test_a_mended_key_shows_the_same_question(what: str) -> None:
    asked, present = MENDED[what]
    mended = adopt(asked, present)
    assert differs(asked, present)
    assert find_obstacle(asked, mended, SEEDS) == ""
    assert mended.hash == asked.hash != present.hash
    for seed in SEEDS:
        before, after = make_variant(asked, seed), make_variant(mended, seed)
        assert [(o.id, o.text) for o in before.options] == [(o.id, o.text) for o in after.options]
        assert [(o.id, o.text) for o in before.lefts] == [(o.id, o.text) for o in after.lefts]


@pytest.mark.parametrize("what", MENDED)
def test_a_mended_key_grades_by_what_the_texts_say(what: str) -> None:
    """A right answer to the present version, said in the same words, is right by the mended key."""
    asked, present = MENDED[what]
    mended = adopt(asked, present)
    for seed in SEEDS:
        before = make_variant(asked, seed)
        answer = say_right(present, seed)
        raw = unsay(before, answer)
        credit = grade(make_variant(mended, seed), parse_response(before, raw)).credit
        assert credit == 1
    if what not in {"a known mistake more"}:
        assert grade(before, parse_response(before, raw)).credit < 1


def say_right(question: Question, seed: int) -> Any:
    """Return the right answer in words: a text, texts in order, pairs of texts, or a number."""
    variant = make_variant(question, seed)
    texts = {option.id: option.text for option in variant.options}
    if variant.order:
        return [texts[id] for id in variant.order]
    if variant.lefts:
        return {left.text: texts[left.key] for left in variant.lefts}
    if variant.options:
        return next(option.text for option in variant.options if option.correct)
    return str(variant.key)


def unsay(variant: Any, answer: Any) -> Any:
    """Return an answer in words by the ids of a variant."""
    ids = {option.text: option.id for option in variant.options}
    lefts = {left.text: left.id for left in variant.lefts}
    if isinstance(answer, list):
        return [ids[text] for text in answer]
    if isinstance(answer, dict):
        return {lefts[left]: ids[right] for left, right in answer.items()}
    return ids.get(answer, answer)


def test_whys_go_with_their_texts() -> None:
    asked, present = MENDED["the text left over belongs to one"]
    variant = make_variant(adopt(asked, present), 7)
    whys = {option.text: option.why for option in variant.options}
    assert {text: why.split(":")[0] for text, why in whys.items() if text != SAFETY} == {
        text: text for text in (CYCLE, PIPELINE, EARLY)
    }
    assert whys[SAFETY] == EXTRA["why"]
    assert {option.text: option.correct for option in variant.options} == {
        CYCLE: True, PIPELINE: True, EARLY: True, SAFETY: False,
    }  # fmt: skip
    by_left = {left.text: left.why.split(":")[0] for left in variant.lefts}
    assert by_left == dict(
        zip((left for left, _, _ in PAIRS), (CYCLE, PIPELINE, EARLY), strict=True)
    )


@pytest.mark.parametrize("what", CHANGED)
def test_what_reads_otherwise_keeps_its_grade(what: str) -> None:
    asked, present = CHANGED[what]
    said = find_obstacle(asked, adopt(asked, present), SEEDS)
    assert said == f"{what}, so answers to this version keep their grade."


def test_numbers_are_compared_in_the_variants_that_were_asked() -> None:
    """A wider range draws the same in some variants and not in others."""
    asked = numeric()
    ranges = {
        "opening": {"min": 500, "max": 850, "step": 50},
        "bookings": {"count": 5, "min": 350, "max": 500, "step": 10},
    }
    mended = adopt(asked, numeric(variables=ranges))
    alike = [s for s in SEEDS if make_variant(asked, s).stem == make_variant(mended, s).stem]
    assert 0 < len(alike) < len(SEEDS)
    assert find_obstacle(asked, mended, alike) == ""
    assert find_obstacle(asked, mended, SEEDS).startswith("The text changed")


def test_a_mended_question_without_a_key_for_the_numbers_asked_grades_nothing() -> None:
    asked = numeric()
    broken = adopt(asked, numeric(constraints=["total < 0"]))
    assert find_obstacle(asked, broken, [1]) == (
        "With the numbers that were asked the mended question has no key, "
        "so answers to this version keep their grade."
    )


def test_a_part_of_a_case_is_mended_and_named() -> None:
    def case(stem: str, right: int) -> Question:
        parts = [
            {"id": "lean", "kind": "single-choice", "stem": stem, "options": options(right)},
            {
                "id": "order",
                "kind": "ordering",
                "stem": "In which order?",
                "items": items(right, 3),
            },
        ]
        stem = "Six months of errors are on the table, and the plan is due on Friday."
        return build({"id": "q-case", "kind": "case", "stem": stem, "parts": parts})

    asked, mended, other = (
        case("How does it lean?", 0),
        case("How does it lean?", 1),
        case("And?", 1),
    )
    assert [p.hash for p in adopt(asked, mended).parts] == [p.hash for p in asked.parts]
    assert find_obstacle(asked, adopt(asked, other), SEEDS).startswith(
        "In the part lean, the text changed, so"
    )
    # Its second part has another item, so only the first one's key could be mended.
    assert find_obstacle(asked, adopt(asked, mended), SEEDS).startswith(
        "In the part order, what there is to choose from changed, so"
    )


def test_what_a_question_is_filed_under_is_no_mended_key() -> None:
    asked = choice()
    filed = choice(difficulty=5, level="analyse", topic="supply-planning", terms=["bias"])
    assert filed.hash != asked.hash
    assert not differs(asked, filed)
    assert differs(asked, choice(options=options(0)))
    assert not differs(asked, replace(asked, file="elsewhere.yaml", line=9))
