"""Krippendorff's alpha, against textbook data."""

from __future__ import annotations

import pytest

from quizzes.maturity.alpha import compute_alpha, may_show_alpha
from quizzes.maturity.model import Instrument
from quizzes.maturity.respondents import (
    Respondent,
)
from quizzes.maturity.scoring import (
    format_score,
)
from tests.quizzes.maturity.sheets import ask

TEXTBOOK = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")


def test_alpha_of_the_team_collapses_although_it_agrees(
    instrument: Instrument, team: list[Respondent]
) -> None:
    alpha = compute_alpha(team, [d.id for d in instrument.dimensions])
    assert alpha is not None
    assert format_score(alpha, 3) == "0.346"


def test_alpha_reproduces_the_textbook_data() -> None:
    raters = [
        Respondent("", "", {f"D{n}": None if c == "." else int(c) for n, c in enumerate(row)})
        for row in TEXTBOOK
    ]
    alpha = compute_alpha(raters, [f"D{n}" for n in range(12)])
    assert alpha is not None
    assert format_score(alpha, 3) == "0.815"


def test_alpha_of_one_dimension_with_a_dissenter_is_zero() -> None:
    assert compute_alpha(ask("", 3, 3, 3, 3, 2), ["D1"]) == 0


def test_alpha_needs_something_that_varies() -> None:
    assert compute_alpha(ask("", 3, 3, 3), ["D1"]) is None
    assert compute_alpha(ask("", 3), ["D1"]) is None


@pytest.mark.parametrize(
    ("respondents", "dimensions", "shown"), [(4, 8, True), (3, 8, False), (4, 7, False)]
)
def test_alpha_is_shown_only_when_it_says_enough(
    respondents: int, dimensions: int, shown: bool
) -> None:
    assert may_show_alpha(respondents, dimensions) is shown
