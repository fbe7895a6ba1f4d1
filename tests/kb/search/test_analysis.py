from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.search.analysis import fold, read_tokens, stem_all


@pytest.mark.parametrize(
    "written", ["S&OP", "S & OP", "s&op", "s & op", "S and OP", "SOP", "sop", "S&amp;OP", "S&OP's"]
)
def test_sop_is_one_token_however_it_is_written(written: str) -> None:
    tokens = list(read_tokens(written))
    assert [(t.stem, t.word, t.start, t.end) for t in tokens] == [("sop", "sop", 0, len(written))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("pre-S&OP meeting", ["pre", "sop", "meeting"]),
        ("sales & operations", ["sales", "operations"]),
        ("R&D and P & L", ["rd", "and", "pl"]),
        ("Café São ﬁt", ["cafe", "sao", "fit"]),
        ("cafe\u0301", ["cafe"]),
        ("1,200 units in 4.6.", ["1200", "units", "in", "4.6"]),
        ("don't O’Brien's", ["dont", "obrien"]),
        ("_ - & '", []),
        ("", []),
    ],
)
def test_words_are_folded(text: str, words: list[str]) -> None:
    assert [token.word for token in read_tokens(text)] == words


def test_offsets_are_those_of_the_original_text() -> None:
    text = "Straße ﬁrst cafe\u0301 S & OP"
    assert [text[t.start : t.end] for t in read_tokens(text)] == [
        "Straße", "ﬁrst", "cafe\u0301", "S & OP",
    ]  # fmt: skip


def test_inflections_share_a_stem() -> None:
    assert stem_all("plan plans planned planning") == ("plan",) * 4


@given(st.text(max_size=60))
def test_any_text_gives_ordered_tokens_inside_it(text: str) -> None:
    place = 0
    for token in read_tokens(text):
        assert place <= token.start < token.end <= len(text)
        assert token.word == fold(unicodedata.normalize("NFKD", token.word))
        place = token.end
