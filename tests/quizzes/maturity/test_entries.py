from __future__ import annotations

import pytest

from quizzes.maturity.entries import check_fact, parse_facts, parse_level, parse_wishes
from quizzes.maturity.model import Instrument
from quizzes.maturity.plan import Wishes


@pytest.mark.parametrize(("text", "level"), [("1", 1), ("5", 5), ("unknown", None)])
def test_levels(text: str, level: int | None) -> None:
    assert parse_level(text) == level


@pytest.mark.parametrize("text", ["0", "6", "", "x", "３", "2.5"])
def test_refused_levels(text: str) -> None:
    with pytest.raises(ValueError, match="Choose one of the statements"):
        parse_level(text)


def test_facts(instrument: Instrument) -> None:
    typed = {"F1": " 18 ", "F2": "0", "F3": "", "F4": "yes", "F5": "no", "F6": ""}
    assert parse_facts(typed, instrument) == (
        {
            "F1": 18,
            "F2": 0,
            "F3": None,
            "F4": True,
            "F5": False,
            "F6": None,
            "F7": None,
            "F8": None,
        },
        {},
    )


def test_refused_facts_name_themselves(instrument: Instrument) -> None:
    _, errors = parse_facts({"F1": "49O", "F2": "7", "F3": "-1", "F4": "maybe"}, instrument)
    assert errors == {
        "F1": "F1: “49O” is not a whole number. Write it in digits.",
        "F2": "F2: give a number from 0 to 6.",
        "F3": "F3: “-1” is not a whole number. Write it in digits.",
        "F4": "F4: answer yes or no, or leave it open.",
    }


@pytest.mark.parametrize(
    ("code", "value", "message"),
    [
        ("F1", True, "F1: give a whole number or null."),
        ("F1", "18", "F1: give a whole number or null."),
        ("F1", 18.5, "F1: give a whole number or null."),
        ("F2", 7, "F2: give a number from 0 to 6."),
        ("F4", 1, "F4: give true, false or null."),
    ],
)
def test_refused_facts_from_programs(
    instrument: Instrument, code: str, value: object, message: str
) -> None:
    fact = next(fact for fact in instrument.facts if fact.id == code)
    with pytest.raises(ValueError, match=message):
        check_fact(fact, value)


def test_wishes(instrument: Instrument) -> None:
    even = {"service": 1, "cost": 1, "cash": 1, "growth": 1, "risk": 1}
    assert parse_wishes({}, instrument) == (Wishes(weights=even), {})
    typed = {"to_D1": "4", "for_cash": "3", "budget": "10", "inherit": "1"}
    assert parse_wishes(typed, instrument) == (
        Wishes({"D1": 4}, even | {"cash": 3}, 10, True),
        {},
    )
    _, errors = parse_wishes({"to_D1": "6", "for_cash": "x", "budget": "0"}, instrument)
    assert errors == {
        "to_D1": "Process and cadence: give a number from 1 to 5.",
        "for_cash": "Cash: give a number from 0 to 3.",
        "budget": "Effort points per wave: give a number from 1 to 40.",
    }
