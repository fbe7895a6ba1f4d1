from __future__ import annotations

import pytest

from kb.search.spelling import Speller

SPELLER = Speller(
    {"forecast": 90, "tracking": 9, "governance": 5, "search": 4, "planning": 50, "planting": 50,
     "stock": 30, "stack": 30, "1200": 3, "rccp": 2},
    ["Forecast", "Governance", "Planning", "Stock", "RCCP"],
)  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("forcast", "forecast"),
        ("trackin", "tracking"),
        ("governence", "governance"),
        ("planing", "planning"),
        ("plannning", "planning"),
        ("rcpp", "rccp"),
        ("sotck", "stock"),
        ("stuck", "stock"),
        ("forecast", None),
        ("scratch", None),
        ("plx", None),
        ("forcast1", None),
        ("zzzzzzzz", None),
    ],
)
def test_a_mistyped_word_is_corrected(typed: str, meant: str | None) -> None:
    assert SPELLER.correct(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"), [("goverm", "governance"), ("forcas", "forecast"), ("gov", None)]
)
def test_a_mistyped_beginning_is_completed(typed: str, meant: str | None) -> None:
    assert SPELLER.complete(typed) == meant


def test_beginnings_and_words_are_known() -> None:
    assert (SPELLER.begins("gov"), SPELLER.begins("gox")) == (True, False)
    assert (SPELLER.knows("stock"), SPELLER.knows("1200")) == (True, False)
