"""Questions as documents: they come back as they were, and edits change the hash."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.model import Question
from quizzes.records import dump_question, load_question
from tests.quizzes.samples import (
    PARTS,
    case,
    case_part,
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
    case(),
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


@given(st.permutations(range(len(PARTS))), st.integers(2, len(PARTS)), st.data())
def test_a_case_comes_back_with_all_its_parts(
    order: list[int], count: int, data: st.DataObject
) -> None:
    texts = st.text(min_size=1, max_size=40).filter(str.strip)
    parts = [dict(PARTS[place]) for place in order[:count]]
    minutes = data.draw(st.lists(st.fixed_dictionaries({"who": texts, "said": texts}), max_size=3))
    heads = data.draw(st.none() | st.lists(texts, min_size=2, max_size=4))
    exhibit = heads and {"columns": heads, "rows": [{"label": heads[0], "cells": heads[1:]}]}
    question = case(parts=parts, minutes=minutes_of(minutes), exhibit=exhibit)
    back = load_question(json.loads(json.dumps(dump_question(question))))
    assert back == replace(question, file="", line=0)
    assert [part.hash for part in back.parts] == [part.hash for part in question.parts]


def minutes_of(drawn: list[dict[str, str]]) -> list[dict[str, str]]:
    """Return remarks that fit on one line where they have to."""
    return [{"who": " ".join(d["who"].split()), "said": d["said"]} for d in drawn]


def test_the_hash_of_a_case_covers_its_parts_and_theirs_follow_from_it() -> None:
    known = {case().hash, *(part.hash for part in case().parts)}
    assert len(known) == 1 + len(PARTS)
    changed = case(parts=case_part(2, difficulty=5))
    assert changed.hash not in known
    assert known.isdisjoint(part.hash for part in changed.parts)
    accepted = [{"rule": "W20", "because": "The form is the point."}]
    assert case(parts=case_part(2, accept=accepted)).hash == case().hash
