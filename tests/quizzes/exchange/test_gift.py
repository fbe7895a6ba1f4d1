"""GIFT: as gift-pegjs reads ours, and as we read that of others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizzes.exchange import gift, gift_reader
from quizzes.exchange.formats import FORMATS, hold_all
from quizzes.exchange.model import Portable, Remark, Row
from quizzes.exchange.tags import list_tags
from quizzes.model import Bank, Extra, Mistake, NumericAnswer, Option, Pair
from tests.quizzes.exchange.conftest import Parse
from tests.quizzes.exchange.portables import portables

TYPES = {
    "single-choice": "MC",
    "multiple-response": "MC",
    "matching": "Matching",
    "numeric": "Numerical",
}


def see(question: dict[str, Any]) -> tuple[Any, ...]:
    """Return what gift-pegjs understood of a question."""
    feedback = question["globalFeedback"]
    return (
        question["id"],
        question["title"],
        question["type"],
        set(question["tags"] or ()),
        question["stem"]["text"],
        feedback["text"] if feedback else "",
        [see_choice(choice) for choice in question.get("choices", ())],
        [
            (pair["subquestion"]["text"], pair["subanswer"])
            for pair in question.get("matchPairs", ())
        ],
    )


def see_choice(choice: dict[str, Any]) -> tuple[Any, ...]:
    why = choice["feedback"]["text"] if choice["feedback"] else ""
    number = choice["text"].get("number", choice["text"].get("text"))
    return choice["isCorrect"], choice["weight"], number, choice["text"].get("range"), why


def expect(question: Portable) -> tuple[Any, ...]:
    """Return what there is to understand, with what gift-pegjs does to texts.

    It takes the escapes of right texts of pairs for marks of its own and leaves them.
    """
    keys = sum(option.correct for option in question.options)
    choices: list[tuple[Any, ...]] = []
    for option in question.options:
        weight = None if keys == 1 else (1 if option.correct else -1) * round(100 / keys, 5)
        right = option.correct and keys == 1
        choices.append((right, weight, squeeze(option.text), None, squeeze(option.why)))
    if question.answer:
        tolerance = float(question.answer.tolerance)
        choices.append((True, 100, float(question.answer.value), tolerance, ""))
        for mistake in question.mistakes:
            choices.append((True, 0, float(mistake.value), tolerance, squeeze(mistake.why)))
    pairs = [(squeeze(pair.left), mark(pair.right)) for pair in question.pairs]
    return (
        question.id,
        question.id,
        TYPES[question.kind],
        set(list_tags(question, unit=True)),
        squeeze(question.stem),
        "\n".join(map(squeeze, question.solution)),
        choices,
        [*pairs, *(("", mark(extra.text)) for extra in question.extras)],
    )


def squeeze(text: str) -> str:
    return " ".join(text.split())


def mark(text: str) -> str:
    for character in "\\:#={}~":
        text = text.replace(character, f"\x00{ord(character):03d};")
    return squeeze(text).replace("\x00", "&&")


def parse(parse_gift: Parse, questions: list[Portable]) -> list[tuple[Any, ...]]:
    found = parse_gift(gift.write(questions))
    return [see(question) for question in found if question["type"] != "Category"]


def test_gift_pegjs_reads_every_question_that_ships(parse_gift: Parse, bank: Bank) -> None:
    held, _ = hold_all(bank.questions, FORMATS["gift"])
    assert parse(parse_gift, held) == [expect(question) for question in held]


def is_easy(question: Portable) -> bool:
    """Tell whether gift-pegjs reads such a question as Moodle does.

    It squeezes all blanks, drops a byte order mark inside a text, and its marks for escapes
    begin with && and a digit.
    """
    texts = [question.stem, *question.solution]
    texts += [text for part in question.options for text in (part.text, part.why)]
    texts += [text for pair in question.pairs for text in (pair.left, pair.right)]
    texts += [part.text for part in question.extras] + [part.why for part in question.mistakes]
    return all(
        text == squeeze(text) and "\ufeff" not in text and "&&0" not in text for text in texts
    )


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(questions=st.lists(portables(), min_size=10, max_size=30))
def test_gift_pegjs_reads_texts_that_are_hard_to_carry(
    parse_gift: Parse, questions: list[Portable]
) -> None:
    held = [kept for kept, _ in map(gift.hold, questions) if kept and is_easy(kept)]
    if held:
        assert parse(parse_gift, held) == [expect(question) for question in held]


def test_a_question_as_it_is_written() -> None:
    question = Portable(
        id="q-1",
        kind="multiple-response",
        stem="Is {x} = 1 : 2~3 #4?",
        topic="demand-planning",
        domain=3,
        options=(
            Option("[html] a", True, "Since\nso"),
            Option("%5% b", True, ""),
            Option("c", False, "No"),
        ),
        solution=("One", "Two"),
    )
    assert gift.write([question]) == (
        "$CATEGORY: $course$/top/demand-planning\n\n"
        "// [id:q-1] [tag:topic:demand-planning] [tag:domain:3]\n"
        "::q-1::[plain]Is \\{x\\} \\= 1 \\: 2\\~3 \\#4?{\n"
        "\t~%50%[plain][html] a#Since\\nso\n"
        "\t~%50%[plain]%5% b\n"
        "\t~%-50%c#No\n"
        "\t####One\\nTwo\n"
        "}\n"
    )


def test_an_arrow_in_a_left_text_can_not_be_written() -> None:
    question = Portable("q", "matching", "Match.", pairs=(Pair("a -> b", "c", ""),))
    held, losses = gift.hold(question)
    said = "GIFT can't write -> inside a left text; the question is left out."
    assert (held, [loss.message for loss in losses]) == (None, [said])


def read(text: str) -> list[Row]:
    return gift_reader.read(text.encode())


def read_one(text: str) -> Row:
    (row,) = read(text)
    return row


FOREIGN = Path(__file__).parent / "files" / "old-exam.gift.txt"


def test_a_file_of_another_program() -> None:
    category = Remark(
        "topic",
        "The category “$course$/Planning” isn't held. Topics come from tags or defaults.",
    )
    assert gift_reader.read(FOREIGN.read_bytes()) == [
        Row(
            6,
            "Who plans?",
            Portable(
                "who-plans",
                "single-choice",
                "Who plans & decides?",
                options=(
                    Option("The team", True, "Yes"),
                    Option("The planner", True, ""),
                    Option("Nobody", False, "No"),
                ),
                solution=("Ask twice.",),
            ),
            notes=(
                Remark("stem", "A picture can't be held and is left out."),
                Remark("options", "A weight of 50 % isn't held: right options earn the same."),
                category,
            ),
        ),
        Row(
            13,
            "two-plus-two-is-in-whole-numbers",
            Portable(
                "two-plus-two-is-in-whole-numbers",
                "numeric",
                "Two plus two is _____ in whole numbers.",
                answer=NumericAnswer("4", "", "0.5", 0, ""),
            ),
            notes=(category,),
        ),
        Row(
            15,
            "how-many",
            Portable(
                "how-many",
                "numeric",
                "How many?",
                answer=NumericAnswer("2", "", "0.5", 0, ""),
                mistakes=(Mistake("7", "Twice"),),
            ),
            notes=(
                Remark("answer", "Feedback on the right number isn't held. Use the solution."),
                Remark("answer", "Feedback on any other number isn't held."),
                Remark(
                    "mistakes", "Tolerances of wrong numbers aren't held: the key's counts for all."
                ),
                category,
            ),
        ),
        Row(
            21,
            "match",
            Portable(
                "match",
                "matching",
                "Match.",
                pairs=(Pair("A", "1", ""), Pair("B", "2", "")),
                extras=(Extra("3", ""),),
            ),
            notes=(category,),
        ),
        Row(
            23,
            "the-sun-rises-in-the-east",
            Portable(
                "the-sun-rises-in-the-east",
                "single-choice",
                "The sun rises in the east.",
                options=(
                    Option("True", True, "Right."),
                    Option("False", False, "It does not set there."),
                ),
            ),
            notes=(category,),
        ),
    ]


BRACES = "The braces { } don't match. Escape those that belong to a text: \\{ \\}."
SECOND = "A second question begins here. Leave a blank line before."


@pytest.mark.parametrize(
    ("text", "field", "said"),
    [
        ("A text alone", "kind", "This is a description; a question has { answers }."),
        ("Write.{}", "kind", "An essay can't be marked here."),
        ("Who?{=me =you}", "kind", "A short answer can't be marked here. Offer options instead."),
        ("Who?{=me ~you", "", BRACES),
        ("Who?}", "", BRACES),
        ("A?{=b ~c}\n::n::D?{=e ~f}", "", SECOND),
        ("Who?{~me ~you}", "options", "No option is marked right."),
        ("Who?{me ~you =they}", "options", "The first option begins with neither = nor ~."),
        ("How many?{#many}", "answer", "“many” is neither number, number:tolerance nor a..b."),
        ("How many?{#=1 =2}", "answer", "There are several right numbers. Keep one."),
        ("{=a ~b}", "stem", "There is no question text."),
        ("Match.{=a -> b =c}", "pairs[2]", "There is no -> between two texts."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_line(text: str, field: str, said: str) -> None:
    row = read_one(f"\n// first\n\n{text}\n")
    assert (row.line, row.problems[0]) == (4, Remark(field, said))


def test_weights_of_wrong_options_are_named() -> None:
    row = read_one("Which two?{~%50%a ~%50%b ~%-100%c}")
    assert row.question is not None
    assert row.question.kind == "multiple-response"
    said = "Weights of wrong options aren't held: here each takes a right one away."
    assert row.notes == (Remark("options", said),)


def test_unknown_tags_are_named() -> None:
    row = read_one("// [tag:old exam] [tag:level:apply] [tag:domain:x]\nWho?{=me ~you}")
    assert row.question is not None
    assert row.question.level == "apply"
    assert [note.message for note in row.notes] == [
        "The tag “old exam” has no field here.",
        "The tag “domain:x” has no field here.",
    ]
