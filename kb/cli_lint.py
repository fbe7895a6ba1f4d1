"""What ``flask content check`` prints of the linter's warnings and figures."""

from __future__ import annotations

import click

from quizzes.linting.report import Report
from quizzes.linting.rules import Finding, Severity
from quizzes.model import Bank


def summarise_warnings(report: Report) -> str:
    """Return how many warnings there are, for the end of a sentence, or nothing."""
    open_, accepted = len(report.of(Severity.WARNING)), len(report.accepted)
    parts = []
    if open_:
        parts.append(f"{open_} warning{'' if open_ == 1 else 's'} (see --warnings)")
    if accepted:
        parts.append(f"{accepted} accepted warning{'' if accepted == 1 else 's'}")
    return "".join(f", {part}" for part in parts)


def print_warnings(bank: Bank, report: Report) -> None:
    """Print each open warning, each accepted one with its reason, and the figures."""
    for finding in report.of(Severity.WARNING):
        click.echo(f"{_place(bank, finding)} {finding.remedy}")
    for finding, because in report.accepted:
        click.echo(f"{_place(bank, finding)} Accepted: {because}")
    for figure in report.figures:
        mark = "" if figure.met else "  missed"
        click.echo(f"{figure.rule}  {figure.name:<42}{figure.value:>8}  {figure.limit}{mark}")


def _place(bank: Bank, finding: Finding) -> str:
    question = bank.by_id[finding.question]
    where = ".".join(part for part in (question.id, finding.place) if part)
    return f"{question.file}:{question.line}: {where}: {finding.rule}: {finding.evidence}"
