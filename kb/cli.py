"""Commands for authors and operators: ``flask content …`` and ``flask search``."""

from __future__ import annotations

import json
from typing import Any

import click
from flask.cli import AppGroup

from kb.cli_documents import count_content, dump_content
from kb.cli_lint import print_warnings, summarise_warnings
from kb.cli_new import new
from kb.cli_preview import preview_content
from kb.cli_schemas import write_schemas
from kb.cli_search import index_command, search_command
from kb.editorial import load_editorial
from kb.services import current
from kb.services.editing import find_editing_problems
from quizzes.checks import check_bank
from quizzes.cli_exchange import export, import_questions
from quizzes.linting.report import lint_bank
from quizzes.services import current as practising

content = AppGroup("content", help="Check, count and export the content files.")
content.add_command(export)
content.add_command(import_questions)
content.add_command(index_command)
content.add_command(new)
content.add_command(preview_content)
content.add_command(write_schemas)
search = search_command


@content.command("check")
@click.option("--warnings", is_flag=True, help="List the linter's warnings and figures too.")
def check_content(warnings: bool) -> None:
    """Print every problem with file, line and field; exit 1 if there is any."""
    library, bank = current.library(), practising.bank()
    asked = {term for question in bank.questions for term in question.every_term}
    editing = find_editing_problems(library, asked, current.folders())
    report = lint_bank(bank, library)
    found = check_bank(bank, library, report=report)
    problems = [*current.problems(), *found, *editing]
    for problem in sorted(problems, key=lambda p: (p.file, p.line or 0, p.field)):
        click.echo(str(problem))
    if warnings:
        print_warnings(bank, report)
    if problems:
        click.echo(f"{len(problems)} problem{'s' if len(problems) > 1 else ''}.", err=True)
        raise SystemExit(1)
    click.echo(
        f"Sound: {len(library.topics)} topics, {len(library.terms)} terms, "
        f"{len(library.programmes)} programmes, {len(bank.questions)} questions"
        f"{summarise_warnings(report)}."
    )


@content.command("stats")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def show_stats(as_json: bool) -> None:
    """Print how much content there is, by topic, section, kind, level and difficulty."""
    lists = load_editorial(current.folders()).coverage.values()
    points = sum(len(coverage.points) for coverage, _, _ in lists)
    counts = count_content(current.library(), practising.bank(), points)
    if as_json:
        click.echo(json.dumps(counts, indent=2))
        return
    for name, value in counts.items():
        if isinstance(value, dict):
            click.echo(f"\n{name.replace('_', ' ')}")
            _print_rows(value)
        else:
            _print_rows({name: value})


@content.command("dump")
def dump() -> None:
    """Print everything as one JSON document, keys included."""
    click.echo(json.dumps(dump_content(current.library(), practising.bank()), ensure_ascii=False))


def _print_rows(rows: dict[str, Any]) -> None:
    width = max(28, *(len(name) + 2 for name in rows), 0)
    for name, value in rows.items():
        click.echo(f"{name:<{width}}{value:>8}")
