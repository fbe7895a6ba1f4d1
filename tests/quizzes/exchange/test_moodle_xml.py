"""Moodle XML: as moodle-xml-parser reads ours, and as we read that of others."""

from __future__ import annotations

import html
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from moodle_xml_parser.parser import parse_string

from quizzes.exchange import moodle_xml, moodle_xml_reader
from quizzes.exchange.formats import FORMATS, hold_all
from quizzes.exchange.model import Portable, Remark, Row, UnreadableError
from quizzes.model import Bank, Extra, Mistake, NumericAnswer, Option, OrderedItem, Pair
from tests.quizzes.exchange.portables import portables

Seen = tuple[object, ...]


def parse(questions: list[Portable]) -> list[Seen]:
    """Return what moodle-xml-parser understands; it passes over all types but this one."""
    text = moodle_xml.write(questions)
    found = parse_string(text.removeprefix('<?xml version="1.0" encoding="UTF-8"?>\n'))
    return [
        (q.name, q.text_pre_parse, q.single, q.shuffle_answers, q.general_feedback,
         [(o.answer, round(Decimal(o.score_fraction), 5), o.feedback) for o in q.options])
        for q in found["multichoice"]
    ]  # fmt: skip


def expect(question: Portable) -> Seen:
    keys = sum(option.correct for option in question.options)
    single = question.kind == "single-choice"
    options = []
    for option in question.options:
        share = Decimal(1 if option.correct else 0 if single else -1) * 100 / keys
        options.append((soften(option.text), round(share, 5), soften(option.why)))
    solution = soften("\n".join(question.solution))
    return question.id, soften(question.stem), single, True, solution, options


def soften(text: str) -> str:
    """Return a text as moodle-xml-parser gives it: marks of CDATA go, entities are resolved."""
    return html.unescape(text.replace("<![CDATA[", "").replace("]]>", ""))


def test_the_parser_reads_every_choice_question_that_ships(bank: Bank) -> None:
    held, _ = hold_all(bank.questions, FORMATS["moodle-xml"])
    choices = [question for question in held if question.options]
    assert len(choices) > 100
    assert parse(held) == [expect(question) for question in choices]


@given(portables())
def test_the_parser_reads_texts_that_are_hard_to_carry(question: Portable) -> None:
    held, _ = moodle_xml.hold(question)
    assert held is not None
    assert parse([held]) == ([expect(held)] if held.options else [])


def read(body: str) -> list[Row]:
    return moodle_xml_reader.read(f"<quiz>{body}</quiz>".encode())


FOREIGN = Path(__file__).parent / "files" / "old-exam.xml"


def test_a_file_of_another_program() -> None:
    category = Remark(
        "topic",
        "The category “$course$/top/Old exam” isn't held. Topics come from tags or defaults.",
    )
    assert moodle_xml_reader.read(FOREIGN.read_bytes()) == [
        Row(
            3,
            "Even numbers",
            Portable(
                "even-numbers",
                "multiple-response",
                "Which are even?\nTwo & more",
                options=(Option("1", False, ""), Option("2", True, "Right"), Option("4", True, "")),
                solution=("They are divisible by 2.", "Always."),
            ),
            notes=(
                Remark("stem", "An attached file can't be held and is left out."),
                Remark(
                    "options",
                    "Weights of wrong options aren't held: here each takes a right one away.",
                ),
                Remark("hint", "Hints aren't held."),
                Remark("feedback", "Feedback on the answer as a whole isn't held."),
                Remark("tags", "The tag “maths” has no field here."),
                category,
            ),
        ),
        Row(
            16,
            "True",
            Portable(
                "true",
                "single-choice",
                "Is it *true*?",
                options=(Option("True", False, "No"), Option("False", True, "")),
            ),
            notes=(category,),
        ),
        Row(
            22,
            "Order",
            Portable(
                "order",
                "ordering",
                "Order a < b",
                items=(OrderedItem("one", "first"), OrderedItem("two", "")),
            ),
            notes=(category,),
        ),
        Row(
            28,
            "Match",
            Portable(
                "match", "matching", "Match", pairs=(Pair("A", "a", ""),), extras=(Extra("b", ""),)
            ),
            notes=(category,),
        ),
        Row(
            33,
            "Sum",
            Portable(
                "sum",
                "numeric",
                "What is 1 + 1.5?",
                answer=NumericAnswer("2.5", "kg", "0.1", 1, ""),
                mistakes=(Mistake("1", "Add both"),),
            ),
            notes=(
                Remark("answer", "Feedback on the right number isn't held. Use the solution."),
                Remark("answer", "Feedback on any other number isn't held."),
                Remark("answer.unit", "Further units and their factors aren't held."),
                category,
            ),
        ),
    ]


@pytest.mark.parametrize(
    ("body", "field", "said"),
    [
        ('<question type="essay"/>', "kind", "An essay can't be marked here."),
        ('<question type="cloze"/>', "kind", "A cloze can't be marked here."),
        ('<question type="x"/>', "kind", "A question of type “x” can't be marked here."),
        ("<quest/>", "", "There is no field <quest> in a quiz."),
        ('<question type="multichoice"/>', "options", "No option is marked right."),
        ('<question type="numerical"/>', "answer", "No right number is given."),
        ('<question type="ordering"><answer><text>a</text></answer></question>', "items[1]",
         "The fraction “” is no number."),
        ('<question type="numerical"><answer fraction="100"><text>two</text></answer></question>',
         "answer[1]", "“two” with its tolerance is no number."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_line(body: str, field: str, said: str) -> None:
    (row,) = read(f"\n\n{body}")
    assert (row.line, row.question, row.problems[0]) == (3, None, Remark(field, said))


LAUGHS = '<!DOCTYPE q [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>\n<quiz>&b;</quiz>'
KLINGON = b'<?xml version="1.0" encoding="klingon"?><quiz/>'
DEEP = b"<quiz>" + b"<a>" * 50 + b"</a>" * 50 + b"</quiz>"
DISK = b'<?xml version="1.0"?>\n<!DOCTYPE q [<!ENTITY a SYSTEM "file:///etc/passwd">]><q>&a;</q>'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (LAUGHS.encode(), "Line 1: a document type (<!DOCTYPE) is not allowed. Remove it."),
        (DISK, "Line 2: a document type (<!DOCTYPE) is not allowed. Remove it."),
        (b"<quiz>&nbsp;</quiz>", "Line 1: not valid XML (undefined entity)."),
        (b"<quiz>\n<question></quiz>", "Line 2: not valid XML (mismatched tag)."),
        (b"<quiz>\n\n\xe9</quiz>", "Line 3: not valid XML (not well-formed (invalid token))."),
        (KLINGON, "Line 1: the encoding can't be read (unknown encoding: klingon)."),
        (b"<html><p/></html>", "Line 1: this is no Moodle XML; <quiz> was expected."),
        (b"<quiz></quiz>", "Line 1: the file holds no question."),
        (DEEP, "Line 1: elements are nested too deeply."),
    ],
)  # fmt: skip
def test_a_file_that_could_do_harm_or_is_none_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableError) as refusal:
        moodle_xml_reader.read(data)
    assert str(refusal.value) == said


def test_other_encodings_are_read_as_they_are_declared() -> None:
    question = '<question type="truefalse"><name><text>é</text></name></question>'
    text = f'<?xml version="1.0" encoding="ISO-8859-1"?><quiz>{question}</quiz>'
    (row,) = moodle_xml_reader.read(text.encode("latin-1"))
    assert row.name == "é"
