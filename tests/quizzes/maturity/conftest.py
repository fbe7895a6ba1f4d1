"""The instrument that ships, and the team that the figures were worked out for."""

from __future__ import annotations

import pytest

from quizzes.maturity.load import load_instrument
from quizzes.maturity.model import Instrument
from quizzes.maturity.respondents import Respondent
from settings import ROOT

TEAM = {
    "Sales": ("3322213322", "3422223322"),
    "Operations": ("3232222222", "3231212223"),
    "Finance": ("3222112222", "2232122312"),
}


@pytest.fixture(scope="session")
def instrument() -> Instrument:
    """Return the instrument of the content folder."""
    loaded, problems = load_instrument([ROOT / "content"])
    assert problems == []
    assert loaded is not None
    return loaded


@pytest.fixture(scope="session")
def team() -> list[Respondent]:
    """Return six respondents of three functions, in rows of D1 to D10."""
    return [
        Respondent(function, "", {f"D{n}": int(digit) for n, digit in enumerate(row, 1)})
        for function, rows in TEAM.items()
        for row in rows
    ]
