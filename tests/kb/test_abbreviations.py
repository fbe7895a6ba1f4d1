"""Abbreviations at their first use."""

from __future__ import annotations

import pytest

from kb.abbreviations import find_undefined, know_abbreviations, pattern_of
from kb.model import Term
from kb.prose import Run

MAD = Term("mad", "Mean absolute deviation", "", "", "MAD", ("typical miss",), "", (), "", "")
SOP = Term("sop", "Sales and operations planning", "", "", "S&OP", ("SOP",), "", (), "", "")
KNOWN = know_abbreviations([MAD, SOP], {"USD"})


def undefined(*texts: str) -> list[str]:
    return [short for short, _ in find_undefined([Run("s", text) for text in texts], KNOWN)]


@pytest.mark.parametrize(
    "text",
    [
        "the mean absolute deviation (MAD) is",
        "MAD, the typical miss, is",
        "MAD (mean absolute deviations)",
        "sales and operations planning, or S&OP, is",
        "“S&OP” means sales and operations planning",
        "rough-cut capacity planning (RCCP)",
        "RCCP (rough-cut capacity planning)",
        "expected value of perfect information (EVPI)",
        "available to promise (ATP) and make-to-order (MTO)",
        "stock-keeping units (SKUs)",
        "USD 5 and A, B1, P1, Q4, WC1, iPad, McDonald",
        "",
    ],
)
def test_what_is_explained_or_no_abbreviation_passes(text: str) -> None:
    assert undefined(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The S&OE, P&L and R&D", ["S&OE", "P&L", "R&D"]),
        ("KPIs and the KPI", ["KPI"]),
        ("pre-S&OP", ["S&OP"]),
        ("capacity planning (RCCP)", ["RCCP"]),
        ("the mean deviation: MAD", ["MAD"]),
        ("RRP, then resource requirements planning far away in another clause", ["RRP"]),
        ("MPS is odd. MPS (master production schedule)", ["MPS"]),
    ],
)
def test_what_is_not_explained_is_found_once(text: str, found: list[str]) -> None:
    assert undefined(text) == found


def test_a_link_to_the_term_explains_and_later_uses_are_free() -> None:
    linked = Run("s", "MAD at last", [(0, 3)])

    assert [*find_undefined([linked, Run("t", "MAD")], KNOWN)] == []
    first = Run("r", "so MAD")
    assert [*find_undefined([first, linked], KNOWN)] == [("MAD", first)]


def test_the_pattern_matches_whole_words() -> None:
    pattern = pattern_of("S&OP")

    assert [bool(pattern.search(text)) for text in ("pre-S&OP.", "S&OPs", "RS&OP", "S&OPX")] == [
        True,
        True,
        False,
        False,
    ]
