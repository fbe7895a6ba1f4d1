"""``flask people``: accounts from the command line."""

from __future__ import annotations

import click
from flask import current_app
from flask.cli import AppGroup

from db import people as table
from db.engine import db
from db.types import utc_now
from people.allowances import EXTRAS, make_allowance, name_extra, show_allowance
from people.model import RefusedError, Role
from people.services import accounts, allowances, links
from settings import Settings

people = AppGroup("people", help="List accounts, make administrators, hand out one-time links.")


def public_address(path: str) -> str:
    """Return the address at which people reach this path of the installation."""
    settings: Settings = current_app.extensions["linkage.settings"]
    return (settings.base_url or f"http://{settings.host}:{settings.port}") + path


def _find(email: str) -> str:
    user = table.find_account(db.session, email)
    if user is None:
        raise click.ClickException(f"No account has the e-mail address {email}.")
    return user.id


@people.command("list")
def list_accounts() -> None:
    """List every account: role, e-mail address, name."""
    for account in table.select_accounts(db.session, limit=1_000_000):
        click.echo(f"{account.role:14} {account.email}  {account.name}")
    accounts_, guests = table.count_accounts(db.session)
    click.echo(f"{accounts_} accounts, {guests} guests")


@people.command("add-administrator")
@click.argument("email")
def add_administrator(email: str) -> None:
    """Make the account with this e-mail address an administrator."""
    try:
        accounts.set_role(_find(email), Role.ADMINISTRATOR)
    except RefusedError as refusal:
        raise click.ClickException(refusal.message) from None
    click.echo(f"{email} is an administrator.")


@people.command("allow")
@click.argument("email")
@click.option("--extra", type=click.Choice(list(EXTRAS)), help="Extra time in percent.")
@click.option("--pause/--no-pause", default=None, help="Whether exams may be paused.")
def grant(email: str, extra: str | None, pause: bool | None) -> None:
    """Grant an account extra time or pauses in its coming exams; what isn't named stays."""
    user_id = _find(email)
    present = allowances.find_own(user_id)
    wanted = make_allowance(
        name_extra(present) if extra is None else extra,
        present.may_pause if pause is None else pause,
    )
    allowances.grant_account(user_id, wanted)
    click.echo(f"{email}: {show_allowance(wanted) or 'the time that exams state'}.")


@people.command("first-link")
def first_link() -> None:
    """Print a one-time link that makes the first administrator."""
    secret = links.make_first_link(utc_now())
    if secret is None:
        raise click.ClickException(
            "There is an administrator. Use: flask people add-administrator EMAIL"
        )
    click.echo(public_address(f"/first-administrator/{secret}"))
    click.echo("It works once, within 24 hours.")


@people.command("reset-password")
@click.argument("email")
def reset_password(email: str) -> None:
    """Print a one-time link with which this account sets a new password."""
    secret = links.make_reset_link(_find(email), utc_now())
    click.echo(public_address(f"/reset-password/{secret}"))
    click.echo("It works once, within 24 hours.")
