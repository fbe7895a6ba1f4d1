"""Questions as documents: they come back as they were, and edits change the hash."""

from __future__ import annotations

import json

import pytest

from quizzes.model import Question
from quizzes.records import dump_question, load_question
from tests.quizzes.samples import (
    choice,
    fixed_numeric,
    matching,
    multiple,
    numeric,
    ordering,
    table,
)

KINDS = [
    choice(),
    multiple(),
    ordering(),
    matching(),
    numeric(),
    fixed_numeric("5", tolerance=0.5),
    table(),
]


@pytest.mark.parametrize("question", KINDS, ids=lambda q: q.id)
def test_a_question_comes_back_as_it_was(question: Question) -> None:
    document = json.loads(json.dumps(dump_question(question)))
    back = load_question(document)
    assert back.hash == question.hash
    assert dump_question(back) == document
    assert (back.file, back.line) == ("", 0)


def test_the_hash_is_of_the_content_alone() -> None:
    assert len({question.hash for question in KINDS}) == len(KINDS)
    assert choice().hash == choice().hash
    assert choice(difficulty=3).hash != choice().hash
    assert choice(negative=True).hash != choice().hash


def test_the_right_order_is_content() -> None:
    items = [{"text": item.text, "why": item.why} for item in ordering().items]
    assert ordering(items=items).hash == ordering().hash
    assert ordering(items=items[::-1]).hash != ordering().hash


def test_defaults_are_left_out() -> None:
    document = dump_question(choice())
    assert set(document) == {
        "id", "kind", "topic", "section", "domain",
        "level", "difficulty", "terms", "stem", "options",
    }  # fmt: skip
