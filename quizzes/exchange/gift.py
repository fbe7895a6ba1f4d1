"""Questions as GIFT, the text format of Moodle."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quizzes.exchange.categories import name_category
from quizzes.exchange.losses import drop_misconceptions, drop_whys_of_pairs, refuse_kind, share
from quizzes.exchange.model import Held, Loss, Portable
from quizzes.exchange.tags import hold_tags, list_tags
from quizzes.model import Kind

NAME = "GIFT"
_KINDS = frozenset({Kind.SINGLE_CHOICE, Kind.MULTIPLE_RESPONSE, Kind.MATCHING, Kind.NUMERIC})
_ESCAPES = str.maketrans({character: f"\\{character}" for character in "\\~=#{}:"} | {"\n": "\\n"})
ARROW = "->"


def hold(question: Portable) -> Held:
    """Return what GIFT holds of the question, and what it doesn't."""
    if question.kind not in _KINDS:
        return None, [refuse_kind(question, NAME)]
    if any(ARROW in pair.left for pair in question.pairs):
        said = f"GIFT can't write {ARROW} inside a left text; the question is left out."
        return None, [Loss(question.id, "pairs.left", said)]
    question, misconceptions = drop_misconceptions(question)
    question, whys = drop_whys_of_pairs(question)
    question, tags = hold_tags(question, unit=True)
    return question, [*misconceptions, *whys, *tags]


def write(questions: Sequence[Portable]) -> str:
    """Return held questions as one GIFT file, with a category for each topic."""
    parts, topic = [], ""
    for question in questions:
        if question.topic != topic:
            topic = question.topic
            parts.append(f"$CATEGORY: {name_category(topic)}\n")
        parts.append("".join(_write_question(question)))
    return "\n".join(parts)


def _write_question(question: Portable) -> Iterator[str]:
    tags = "".join(f" [tag:{tag}]" for tag in list_tags(question, unit=True))
    yield f"// [id:{question.id}]{tags}\n"
    stem = question.stem.translate(_ESCAPES)
    mark = "#" if question.kind == Kind.NUMERIC else ""
    yield f"::{question.id}::[plain]{stem}{{{mark}\n"
    for line in _list_answers(question):
        yield f"\t{line}\n"
    if question.solution:
        yield f"\t####{_write_text(chr(10).join(question.solution))}\n"
    yield "}\n"


def _list_answers(question: Portable) -> Iterator[str]:
    for option in question.options:
        if question.kind == Kind.SINGLE_CHOICE:
            mark = "=" if option.correct else "~"
        else:
            mark = f"~%{share(question, 1 if option.correct else -1)}%"
        yield f"{mark}{_write_text(option.text)}{_write_feedback(option.why)}"
    for pair in question.pairs:
        yield f"={_write_text(pair.left)} {ARROW} {pair.right.translate(_ESCAPES)}"
    for extra in question.extras:
        yield f"= {ARROW} {extra.text.translate(_ESCAPES)}"
    if question.answer:
        tolerance = question.answer.tolerance
        yield f"=%100%{question.answer.value}:{tolerance}"
        for mistake in question.mistakes:
            yield f"=%0%{mistake.value}:{tolerance}{_write_feedback(mistake.why)}"


def _write_feedback(why: str) -> str:
    return f"#{_write_text(why)}" if why else ""


def _write_text(text: str) -> str:
    """Return a text with escapes; one that begins like a format or a weight names its format."""
    mark = "[plain]" if re.match(r"[\[%]", text) else ""
    return f"{mark}{text.translate(_ESCAPES)}"
