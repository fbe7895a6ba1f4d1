"""Links that work once: the first administrator's, and those that set a new password."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from db import links, people
from db.engine import db, write_transaction
from db.tables import User
from people.model import NotFoundError, Role
from people.passwords import hash_password, hash_secret
from people.services.accounts import check_strength, open_account

FIRST = "first-administrator"
RESET = "reset-password:"
VALID_FOR = timedelta(hours=24)


def _make(purpose: str, now: datetime) -> str:
    secret = secrets.token_urlsafe(32)
    with write_transaction() as session:
        links.replace_link(session, hash_secret(secret), purpose, now, now + VALID_FOR)
    return secret


def make_first_link(now: datetime) -> str | None:
    """Return the secret of a new link for the first administrator; None if one exists.

    An earlier link stops working.
    """
    if people.count_administrators(db.session):
        return None
    return _make(FIRST, now)


def check_first_link(secret: str, now: datetime) -> None:
    """Raise NotFoundError unless the link can make the first administrator now."""
    if links.find_purpose(db.session, hash_secret(secret), now) != FIRST:
        raise NotFoundError
    if people.count_administrators(db.session):
        raise NotFoundError


def add_first_administrator(
    secret: str, name: str, email: str, password: str, time_zone: str, now: datetime
) -> User:
    """Spend the link on the first administrator's account and return it.

    Raises:
        NotFoundError: the link is unknown, used or out of date.
        RefusedError: the e-mail address has an account already; the link stays unused.
    """
    check_first_link(secret, now)
    password_hash = hash_password(password)
    with write_transaction() as session:
        if not links.spend_link(session, hash_secret(secret), now):
            raise NotFoundError
        user = User(role=Role.ADMINISTRATOR)
        return open_account(session, user, name, email, password_hash, time_zone)


def make_reset_link(user_id: str, now: datetime) -> str:
    """Return the secret of a link with which the account's owner sets a new password.

    Raises:
        NotFoundError: there is no such account.
    """
    user = people.find_user(db.session, user_id)
    if user is None or user.guest:
        raise NotFoundError
    return _make(RESET + user_id, now)


def find_reset_account(secret: str, now: datetime) -> User:
    """Return the account whose password the link may set.

    Raises:
        NotFoundError: the link is unknown, used or out of date.
    """
    purpose = links.find_purpose(db.session, hash_secret(secret), now) or ""
    user = people.find_user(db.session, purpose.removeprefix(RESET))
    if not purpose.startswith(RESET) or user is None:
        raise NotFoundError
    return user


def reset_password(secret: str, new_password: str, now: datetime) -> User:
    """Spend the link on a new password; every session of the account ends.

    Raises:
        NotFoundError: the link is unknown, used or out of date.
        RefusedError: the password is too easy to guess; the link stays unused.
    """
    user_id = find_reset_account(secret, now).id
    password_hash = hash_password(new_password)
    with write_transaction() as session:
        user = people.find_user(session, user_id)
        if user is None or not links.spend_link(session, hash_secret(secret), now):
            raise NotFoundError
        check_strength(user, new_password)
        user.password_hash = password_hash
        user.session_version += 1
        return people.store_account(session, user)
