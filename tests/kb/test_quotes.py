"""Quotes are found again: where they stand, and after an edit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.quotes import CONTEXT, find_quote, read_context, squeeze

TEXT = (
    "Bias is the direction of the errors. A forecast may be accurate and still lean.\n"
    "Bias is measured by the running sum. A tracking signal divides it by the typical miss."
)
WORDS = st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=60)


def found(text: str, quote: str, prefix: str = "", suffix: str = "") -> str | None:
    place = find_quote(text, quote, prefix, suffix)
    return text[slice(*place)] if place else None


@given(WORDS, WORDS, WORDS)
def test_a_passage_is_found_where_it_was_taken(before: str, quote: str, after: str) -> None:
    text = before + quote + after
    prefix, suffix = read_context(text, len(before), len(before) + len(quote))
    place = find_quote(text, quote, prefix, suffix)
    wanted = squeeze(quote)[0]
    if not wanted:
        assert place is None
        return
    assert place is not None
    start, end = place
    assert squeeze(text[start:end])[0] == wanted
    if len(before) <= CONTEXT and len(after) <= CONTEXT:
        # Nothing around it is cut off, so it is this one, however often it occurs.
        assert squeeze(text[:start])[0] == squeeze(before)[0]


@given(st.lists(WORDS, min_size=1, max_size=6), st.integers(0, 5))
def test_white_space_and_quotation_marks_count_for_nothing(parts: list[str], at: int) -> None:
    quote = parts[at % len(parts)]
    typed = quote.replace("’", "'").replace("“", '"').replace(" ", "\n ")
    text = "\t".join(parts)
    assert (find_quote(text, typed) is None) == (not squeeze(quote)[0])


@given(WORDS, WORDS, WORDS, WORDS)
def test_whatever_is_found_lies_inside_the_text(
    text: str, quote: str, prefix: str, suffix: str
) -> None:
    place = find_quote(text, quote, prefix, suffix)
    assert place is None or 0 <= place[0] < place[1] <= len(text)


@pytest.mark.parametrize(
    ("prefix", "suffix", "start"),
    [
        ("", "the direction", 0),
        ("still lean.", "measured by", TEXT.index("Bias is measured")),
        ("still lean.", "", TEXT.index("Bias is measured")),
        ("", "", 0),
    ],
)
def test_what_surrounds_it_chooses_between_several(prefix: str, suffix: str, start: int) -> None:
    assert find_quote(TEXT, "Bias is", prefix, suffix) == (start, start + len("Bias is"))


def test_an_edited_passage_is_found_between_what_surrounds_it() -> None:
    quote = "A forecast can be accurate and nevertheless lean."
    surroundings = ("direction of the errors.", "Bias is measured")
    assert found(TEXT, quote, *surroundings) == "A forecast may be accurate and still lean."
    assert found(TEXT, quote) is None


def test_the_beginning_and_the_end_of_the_text_surround_too() -> None:
    assert found(TEXT, "Bias means the direction of errors.", "", "A forecast may be") == (
        "Bias is the direction of the errors."
    )
    last = "A tracking signal divides it by the usual miss."
    assert found(TEXT, last, "the running sum.", "") == (
        "A tracking signal divides it by the typical miss."
    )


@pytest.mark.parametrize(
    "quote", ["Something else stood here, about capacity and crews.", "x", "", "  "]
)
def test_a_passage_that_became_another_one_is_not_found(quote: str) -> None:
    assert find_quote(TEXT, quote, "direction of the errors.", "Bias is measured") is None
