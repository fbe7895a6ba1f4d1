"""Finding a place in Markdown."""

from __future__ import annotations

import re

import pytest

from kb.places import find_use, find_words, list_words

MARKDOWN = """Lead with [one *word*](topic:other#one).

## MAD here {#mad}

Table: MAD by month

A [MAD](term:mad) at last: one
plan for all."""


def test_words_have_no_case_and_no_punctuation() -> None:
    assert list_words("One-set, of NUMBERS’ 1,100.") == ["one", "set", "of", "numbers", "1", "100"]


@pytest.mark.parametrize(
    ("words", "line"),
    [("one word", 0), ("last one plan for", 6), ("plan for all", 7), ("topic other", None)],
)
def test_a_run_of_words_is_found_where_it_begins(words: str, line: int | None) -> None:
    assert find_words(MARKDOWN, words.split()) == line


def test_a_use_is_found_in_running_text_only() -> None:
    assert find_use(MARKDOWN, re.compile("MAD")) == 6
    assert find_use(MARKDOWN, re.compile("mad")) is None
