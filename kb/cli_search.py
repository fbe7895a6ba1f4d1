"""Commands for search: ``flask search QUERY`` and ``flask content index``."""

from __future__ import annotations

from html import unescape

import click
from flask.cli import with_appcontext

from kb.search.documents import KINDS
from kb.services import search as service


@click.command("search")
@click.argument("query", nargs=-1, required=True)
@click.option("--kind", type=click.Choice(KINDS), help="Only hits of this kind.")
@click.option("--limit", type=click.IntRange(1, service.MOST), default=10, show_default=True)
@with_appcontext
def search_command(query: tuple[str, ...], kind: str | None, limit: int) -> None:
    """Search the content and print the hits, best first."""
    result = service.find(" ".join(query), kind, limit)
    if result.corrected:
        click.echo(f"Showing results for: {result.corrected}")
    for hit in result.hits:
        click.echo(f"{hit.kind:<10} {hit.number:<5} {hit.title}  {hit.url}")
        plain = hit.snippet.replace("<mark>", "").replace("</mark>", "")
        click.echo(f"{'':<16} {unescape(plain)}")
    click.echo(f"{len(result.hits)} of {result.total}")


@click.command("index")
@with_appcontext
def index_command() -> None:
    """Build the search index anew."""
    service.search_index().build(force=True)
    click.echo("The search index is built.")
