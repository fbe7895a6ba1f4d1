from __future__ import annotations

from fractions import Fraction

import pytest

from quizzes.maturity.assessment import assess_sheet
from quizzes.maturity.model import Instrument
from quizzes.maturity.report import (
    HEAD,
    describe_limits,
    explain_stage,
    name_stage,
    show_change,
    show_score,
    tabulate,
)
from tests.quizzes.maturity.sheets import fill


@pytest.mark.parametrize(
    ("row", "title", "ending"),
    [
        ("2222222222", "Stage 2, Anticipating", "Four dimensions keep you from stage 3, and any "
         "three of six."),
        ("3333333331", "Stage 2, Anticipating", "One dimension keeps you from stage 3."),
        ("5555555555", "Stage 5, Leading", "It replans on events and learns from its own "
         "decisions."),
        ("4444333433", "Stage 3, Collaborating", "One dimension keeps you from stage 4, and any "
         "one of four."),
        ("4443334333", "Stage 3, Collaborating", "Stage 4 waits for any three of six."),
        ("333-333333", "Stage 2–3, provisional", "One dimension keeps you from stage 3."),
        ("3333------", "Not enough answers for a stage", "4 of 10 dimensions have an answer. A "
         "stage needs at least 7, and every core dimension among them."),
    ],
)  # fmt: skip
def test_finding_and_sentence(instrument: Instrument, row: str, title: str, ending: str) -> None:
    found = assess_sheet(instrument, fill(row))
    assert name_stage(instrument, found) == title
    assert explain_stage(instrument, found).endswith(ending)


def test_numbers_in_words() -> None:
    assert [show_score(s) for s in (None, Fraction(3), Fraction(5, 2), Fraction(11, 4))] == [
        "–",
        "3.0",
        "2.5",
        "2.75",
    ]
    assert [
        show_change(3, 2),
        show_change(Fraction(5, 2), Fraction(3)),
        show_change(2, 2),
        show_change(None, 2),
    ] == ["+1", "−0.5", "0", "–"]


def test_limits_in_words(instrument: Instrument) -> None:
    found = assess_sheet(instrument, fill("3333333333", F4=False, F7=False))
    assert describe_limits(found.row("D2")) == "capped from 3.0 by F4, F7"
    assert describe_limits(found.row("D1")) == ""


def test_table_has_every_part_and_one_width(instrument: Instrument) -> None:
    found = assess_sheet(instrument, fill("22222242-2", F1=12))
    rows = list(tabulate(instrument, found))
    assert {len(row) for row in rows} == {len(HEAD)}
    assert found.road_map is not None
    assert [row[0] for row in rows].count("Initiative") == len(found.road_map.entries)
    assert rows[3][:5] == ("Dimension", "D1", "Process and cadence", 2.0, 3)
    assert rows[11][3:5] == (None, 3)
    assert ("Flag", "C4", "D7, D10", None, "open") in [tuple(row[:5]) for row in rows]
