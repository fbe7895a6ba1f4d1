"""``flask demo``: fill an empty database with a cohort to look at."""

from __future__ import annotations

import click
from flask.cli import with_appcontext

from db import people
from db.engine import db
from db.migrate import upgrade
from db.types import utc_now
from kb.services.current import library
from people.cli import public_address
from quizzes.demo import build_demo
from quizzes.demo_visitors import VISITORS, let_visitors_in
from quizzes.exams.plans import plan_exam
from quizzes.services import current, difficulties
from quizzes.services.plan import list_exams


@click.command("demo")
@click.option("--seed", default=2027, show_default=True, help="The same seed, the same histories.")
@with_appcontext
def demo(seed: int) -> None:
    """Fill the configured database, which must be empty, with a demonstration cohort."""
    upgrade(db.engine)
    if any(people.count_accounts(db.session)):
        raise click.ClickException(
            "The database holds accounts. Set LINKAGE_DATA_DIR to a new folder for the demo."
        )
    if not current.bank().questions:
        raise click.ClickException("There are no questions. Run: flask content check")
    click.echo("Filling the database, which takes some seconds …")
    now, bank = utc_now(), current.bank()
    exams = [plan_exam(each, bank, library()) for each in list_exams(current.blueprints())]
    made = build_demo(bank, current.instrument(), now, seed, exams)
    more = let_visitors_in(bank, current.blueprints(), library(), now, seed)
    difficulties.refresh_difficulties(now)
    difficulties.refresh_rasch()
    click.echo(f"{len(made.emails)} accounts, {VISITORS} guests, {made.answers + more} answers.")
    click.echo(f"The cohort: {public_address(f'/cohorts/{made.cohort_id}')}")
    click.echo("Sign in as:")
    for email in made.emails[:3]:
        click.echo(f"  {email}")
    click.echo(f"  … {made.emails[-1]}")
    click.echo(f"Password of all of them, made for this database only: {made.password}")
