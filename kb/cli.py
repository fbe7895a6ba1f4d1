"""Commands for authors and operators: ``flask content …`` and ``flask search``."""

from __future__ import annotations

import json
from typing import Any

import click
from flask import current_app
from flask.cli import AppGroup, with_appcontext

from kb.cli_documents import count_content, dump_content
from kb.services import current
from quizzes.checks import check_bank
from quizzes.services import current as practising

content = AppGroup("content", help="Check, count and export the content files.")


@content.command("check")
def check_content() -> None:
    """Print every problem with file, line and field; exit 1 if there is any."""
    library, bank = current.library(), practising.bank()
    problems = [*current.problems(), *check_bank(bank, library)]
    for problem in sorted(problems, key=lambda p: (p.file, p.line or 0, p.field)):
        click.echo(str(problem))
    if problems:
        click.echo(f"{len(problems)} problem{'s' if len(problems) > 1 else ''}.", err=True)
        raise SystemExit(1)
    click.echo(
        f"Sound: {len(library.topics)} topics, {len(library.terms)} terms, "
        f"{len(library.programmes)} programmes, {len(bank.questions)} questions."
    )


@content.command("stats")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def show_stats(as_json: bool) -> None:
    """Print how much content there is, by topic, kind, level and difficulty."""
    counts = count_content(current.library(), practising.bank())
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


@content.command("index")
def build_index() -> None:
    """Build the search index anew; a server that runs keeps its own until it restarts."""
    current_app.extensions["linkage.search"].build(force=True)
    click.echo("The search index is built.")


@click.command("search")
@click.argument("query")
@click.option("--limit", default=10, show_default=True, type=click.IntRange(1, 50))
@with_appcontext
def search(query: str, limit: int) -> None:
    """Print what QUERY finds."""
    result = current_app.extensions["linkage.search"].search(query, limit=limit)
    if result.corrected:
        click.echo(f"Results for {result.corrected}.")
    for hit in result.hits:
        click.echo(f"{hit.score:8.2f}  {hit.kind:<10} {hit.title:<50} {hit.url}")
    click.echo(f"{len(result.hits)} of {result.total}.")


def _print_rows(rows: dict[str, Any]) -> None:
    for name, value in rows.items():
        click.echo(f"{name:<28}{value:>8}")
