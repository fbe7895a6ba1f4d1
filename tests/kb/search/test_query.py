from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.search.query import MAX_LENGTH, MAX_WORDS, clean, parse


def test_words_phrases_and_exclusions() -> None:
    query = parse('"tracking signal" -bias -"running sum" errors')
    assert [token.word for token in query.words] == ["tracking", "signal", "errors"]
    assert query.phrases == (("track", "signal"),)
    assert query.excluded == (("bias",), ("run", "sum"))
    assert query.prefix


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("what is safety stock", ["safety", "stock"]),
        ("What happens in the demand review?", ["demand", "review"]),
        ("who is it", ["who", "is", "it"]),
        ("explain", ["explain"]),
        ("how do they differ", ["differ"]),
    ],
)
def test_question_words_are_dropped_unless_nothing_else_is_left(
    text: str, words: list[str]
) -> None:
    assert [token.word for token in parse(text).words] == words


@pytest.mark.parametrize(
    ("text", "prefix"),
    [("track", True), ("track ", False), ('"track"', False), ("track?", False), ("", False)],
)
def test_only_a_last_word_without_an_end_is_unfinished(text: str, prefix: bool) -> None:
    assert parse(text).prefix is prefix


def test_curly_and_open_quotes_count() -> None:
    assert parse("“tracking signal”").phrases == (("track", "signal"),)
    assert parse('"tracking signal').phrases == (("track", "signal"),)


def test_a_hyphen_inside_a_word_excludes_nothing() -> None:
    assert parse("rough-cut").excluded == ()


def test_length_and_number_of_words_are_capped() -> None:
    query = parse("word " * 5000)
    assert len(query.text) <= MAX_LENGTH
    assert len(query.tokens) == MAX_WORDS


def test_control_characters_become_spaces() -> None:
    assert clean("\x00a\nb\u2028c") == "a b c"


@given(st.text(max_size=300))
def test_any_text_is_a_query(text: str) -> None:
    query = parse(text)
    assert set(query.words) <= set(query.tokens)
