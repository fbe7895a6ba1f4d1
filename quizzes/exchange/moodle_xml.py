"""Questions as Moodle XML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from quizzes.exchange.categories import name_category
from quizzes.exchange.losses import drop_misconceptions, drop_whys_of_pairs, refuse_kind, share
from quizzes.exchange.model import Held, Portable
from quizzes.exchange.portable import KINDS
from quizzes.exchange.tags import hold_tags, list_tags
from quizzes.model import Kind

NAME = "Moodle XML"
TYPES = {
    Kind.SINGLE_CHOICE: "multichoice",
    Kind.MULTIPLE_RESPONSE: "multichoice",
    Kind.ORDERING: "ordering",
    Kind.MATCHING: "matching",
    Kind.NUMERIC: "numerical",
}
PLAIN = "plain_text"


def hold(question: Portable) -> Held:
    """Return what Moodle XML holds of the question, and what it doesn't."""
    if question.kind not in KINDS:
        return None, [refuse_kind(question, NAME)]
    question, misconceptions = drop_misconceptions(question)
    question, whys = drop_whys_of_pairs(question)
    question, tags = hold_tags(question, unit=False)
    return question, [*misconceptions, *whys, *tags]


def write(questions: Sequence[Portable]) -> str:
    """Return held questions as one XML file, with a category for each topic."""
    lines, topic = ['<?xml version="1.0" encoding="UTF-8"?>', "<quiz>"], ""
    for question in questions:
        if question.topic != topic:
            topic = question.topic
            place = _text(name_category(topic))
            lines.append(f'<question type="category"><category>{place}</category></question>')
        lines += _write_question(question)
    return "\n".join([*lines, "</quiz>", ""])


def _write_question(question: Portable) -> Iterator[str]:
    kind = Kind(question.kind)
    yield f'<question type="{TYPES[kind]}">'
    yield f"<name>{_text(question.id)}</name>"
    yield _say("questiontext", question.stem)
    yield _say("generalfeedback", "\n".join(question.solution))
    yield "<defaultgrade>1</defaultgrade><penalty>0</penalty><hidden>0</hidden>"
    yield f"<idnumber>{escape(question.id)}</idnumber>"
    if question.options:
        single = "true" if kind is Kind.SINGLE_CHOICE else "false"
        yield f"<single>{single}</single><shuffleanswers>true</shuffleanswers>"
        yield "<answernumbering>ABCD</answernumbering>"
    yield from _write_answers(question, kind)
    tags = "".join(f"<tag>{_text(tag)}</tag>" for tag in list_tags(question, unit=False))
    yield f"<tags>{tags}</tags>"
    yield "</question>"


def _write_answers(question: Portable, kind: Kind) -> Iterator[str]:
    for option in question.options:
        part = 1 if option.correct else (0 if kind is Kind.SINGLE_CHOICE else -1)
        yield _answer(share(question, part), option.text, option.why)
    if kind is Kind.ORDERING:
        # The grading that counts each step from one item to the next, as the site does.
        yield "<layouttype>VERTICAL</layouttype><selecttype>ALL</selecttype>"
        yield "<selectcount>0</selectcount><gradingtype>RELATIVE_NEXT_EXCLUDE_LAST</gradingtype>"
        yield "<showgrading>SHOW</showgrading><numberingstyle>none</numberingstyle>"
    for place, item in enumerate(question.items, 1):
        yield _answer(f"{place}.0000000", item.text, item.why)
    if kind is Kind.MATCHING:
        yield "<shuffleanswers>true</shuffleanswers>"
    for left, right in (
        *((pair.left, pair.right) for pair in question.pairs),
        *(("", extra.text) for extra in question.extras),
    ):
        answer = f"<answer>{_text(right)}</answer>"
        yield f'<subquestion format="{PLAIN}">{_text(left)}{answer}</subquestion>'
    if question.answer:
        tolerance = question.answer.tolerance
        yield _answer("100", question.answer.value, "", tolerance)
        for mistake in question.mistakes:
            yield _answer("0", mistake.value, mistake.why, tolerance)
        yield from _write_unit(question.answer.unit)


def _write_unit(unit: str) -> Iterator[str]:
    """Yield a unit that may be written behind the number, and needn't be."""
    if unit:
        name = f"<unit_name>{escape(unit)}</unit_name>"
        yield f"<units><unit><multiplier>1</multiplier>{name}</unit></units>"
        yield "<unitgradingtype>0</unitgradingtype><unitpenalty>0</unitpenalty>"
        yield "<showunits>0</showunits><unitsleft>0</unitsleft>"


def _answer(fraction: str, text: str, why: str, tolerance: str = "") -> str:
    more = f"<tolerance>{tolerance}</tolerance>" if tolerance else ""
    said = f"{_text(text)}{_say('feedback', why)}{more}"
    return f'<answer fraction="{fraction}" format="{PLAIN}">{said}</answer>'


def _say(tag: str, text: str) -> str:
    return f'<{tag} format="{PLAIN}">{_text(text)}</{tag}>'


def _text(text: str) -> str:
    return f"<text>{escape(text)}</text>"
