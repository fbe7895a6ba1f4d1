"""``flask statistics``: what is worked out from everybody's answers."""

from __future__ import annotations

import click
from flask.cli import AppGroup, with_appcontext

from db.types import utc_now
from quizzes.services import difficulties

statistics = AppGroup("statistics", help="What everybody's answers show of the questions.")


@statistics.command("refresh")
@with_appcontext
def refresh() -> None:
    """Work out again how hard each question is, from all first answers."""
    answers = difficulties.refresh_difficulties(utc_now())
    known = len(difficulties.read_evidence())
    rasch = difficulties.refresh_rasch()
    click.echo(
        f"{answers} first answers to {known} questions. "
        f"Rasch difficulties of {rasch}, which have {difficulties.RASCH_ANSWERS} and more."
    )
