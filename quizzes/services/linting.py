"""What the linter says about the running application's bank."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from flask import current_app

from kb.services.current import library
from quizzes.linting.report import Report, lint_bank
from quizzes.linting.rules import Finding, Severity
from quizzes.model import Bank
from quizzes.services.current import bank

_KEPT = "linkage.linting"
HEAD = ("Question", "Topic", "Rule", "Severity", "Place", "Evidence", "Remedy", "Accepted because")
Row = tuple[Finding, str, str]


@dataclass(frozen=True)
class Chosen:
    """Findings with topic and reason, how many each rule and topic has, and the report."""

    rows: list[Row]
    by_rule: Mapping[str, int]
    by_topic: Mapping[str, int]
    report: Report


def lint_current() -> Report:
    """Return the linter's report on the bank, made once for each bank."""
    kept: tuple[Bank, Report] | None = current_app.extensions.get(_KEPT)
    asked = bank()
    if kept is None or kept[0] is not asked:
        kept = (asked, lint_bank(asked, library()))
        current_app.extensions[_KEPT] = kept
    return kept[1]


def choose_findings(rule: str, topic: str) -> Chosen:
    """Return the findings of a rule and a topic, all of them for an empty one.

    Notes are left out unless their rule is asked for.
    """
    report, asked = lint_current(), bank().by_id
    found = [(finding, "") for finding in report.findings] + list(report.accepted)
    every = [(finding, asked[finding.question].topic, because) for finding, because in found]
    by_rule = Counter(finding.rule for finding, _, _ in every)
    by_topic = Counter(slug for finding, slug, _ in every if finding.severity is not Severity.NOTE)
    rows = [
        row
        for row in every
        if (row[0].rule == rule or (not rule and row[0].severity is not Severity.NOTE))
        and topic in ("", row[1])
    ]
    rows.sort(key=lambda row: (row[0].rule, row[0].question, row[0].place))
    return Chosen(rows, by_rule, by_topic, report)


def tabulate(rows: list[Row]) -> list[list[str]]:
    """Return the rows of a file to download, in the order of ``HEAD``."""
    return [
        [f.question, topic, f.rule, f.severity, f.place, f.evidence, f.remedy, because]
        for f, topic, because in rows
    ]
