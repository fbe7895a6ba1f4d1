"""``flask people``: accounts from the command line."""

from __future__ import annotations

import click
from flask import current_app
from flask.cli import AppGroup

from db import people as table
from db.engine import db
from db.types import utc_now
from people.model import RefusedError, Role
from people.services import accounts, links
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
