"""The rules in words, and the same rules in the authoring guide."""

from __future__ import annotations

import re

from quizzes.linting.rules import RULES, Severity
from settings import ROOT

GUIDE = (ROOT / "docs" / "authoring.md").read_text(encoding="utf-8")


def test_codes_say_how_grave_a_finding_is() -> None:
    grave = {code: rule.severity for code, rule in RULES.items()}
    assert len(grave) == 36
    assert {code[0] for code, severity in grave.items() if severity is Severity.WARNING} == {"W"}
    assert {code[0] for code, severity in grave.items() if severity is Severity.NOTE} == {"I"}


def test_the_guide_lists_every_rule_as_the_linter_has_it() -> None:
    rows = re.findall(r"^\| ([EWIS]\d\d?) \| (.*?) \| (.*?) \|$", GUIDE, re.M)
    assert rows == [(rule.code, rule.asks, rule.remedy) for rule in RULES.values()]
