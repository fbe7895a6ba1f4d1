"""The questions that ship keep the linter's rules, and give nothing away by their form."""

from __future__ import annotations

import pytest

from kb.load import load_library
from quizzes.linting.guessing import STRATEGIES, guess
from quizzes.linting.items import read_bank
from quizzes.linting.report import lint_bank
from quizzes.linting.rules import Severity
from quizzes.load import load_bank
from settings import ROOT

LIBRARY, _ = load_library([ROOT / "content"])
BANK, _ = load_bank([ROOT / "content"], LIBRARY)
REPORT = lint_bank(BANK, LIBRARY)


def test_no_error_and_no_warning_is_open() -> None:
    assert [f for f in REPORT.findings if f.severity is not Severity.NOTE] == []


def test_warnings_that_stand_are_few() -> None:
    assert len(REPORT.accepted) < 0.03 * len(BANK.questions)


def test_the_bank_keeps_its_limits_but_for_its_size() -> None:
    assert {figure.name for figure in REPORT.figures if not figure.met} <= {
        "Sections with fewer than 2 questions",
        "Topics with fewer than 40 questions",
    }


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_a_guesser_gains_nothing_by_form(strategy: str) -> None:
    items = read_bank(BANK)
    assert guess(items, STRATEGIES[strategy]) <= BANK.limits.guesser_most
