"""One-time links: for their purpose, once, within a day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from db.tables import OneTimeLink
from people.model import NotFoundError, RefusedError, Role
from people.services import accounts, links
from tests.cast import PASSWORD, add_account

NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)
ACCOUNT = ("Head", "head@example.org", PASSWORD, "UTC")


def first_link() -> str:
    secret = links.make_first_link(NOW)
    assert secret is not None
    return secret


def test_only_the_hash_is_stored(db_session: Session) -> None:
    secret = first_link()
    (stored,) = db_session.scalars(select(OneTimeLink.secret_hash))
    assert len(secret) >= 43
    assert secret not in stored


def test_the_first_administrator_comes_once(db_session: Session) -> None:
    secret = first_link()
    links.check_first_link(secret, NOW)
    user = links.add_first_administrator(secret, *ACCOUNT, now=NOW)
    assert accounts.as_person(user.id).role is Role.ADMINISTRATOR
    assert links.make_first_link(NOW) is None
    with pytest.raises(NotFoundError):
        links.check_first_link(secret, NOW)
    with pytest.raises(NotFoundError):
        links.add_first_administrator(secret, "B", "b@example.org", PASSWORD, "UTC", NOW)


@pytest.mark.parametrize("late", [timedelta(hours=24), timedelta(days=30)])
def test_a_link_ends_after_a_day(db_session: Session, late: timedelta) -> None:
    secret = first_link()
    links.check_first_link(secret, NOW + timedelta(hours=23, minutes=59))
    with pytest.raises(NotFoundError):
        links.add_first_administrator(secret, *ACCOUNT, now=NOW + late)


def test_a_new_first_link_replaces_the_old_one(db_session: Session) -> None:
    old, new = first_link(), first_link()
    with pytest.raises(NotFoundError):
        links.check_first_link(old, NOW)
    links.check_first_link(new, NOW)


def test_a_link_is_of_no_use_once_there_is_an_administrator(
    app: Flask, db_session: Session
) -> None:
    secret = first_link()
    add_account(app, "Head", Role.ADMINISTRATOR)
    with pytest.raises(NotFoundError):
        links.add_first_administrator(secret, *ACCOUNT, now=NOW)


def test_a_refused_account_leaves_the_link_unused(app: Flask, db_session: Session) -> None:
    add_account(app, "Head")
    secret = first_link()
    with pytest.raises(RefusedError, match="has an account"):
        links.add_first_administrator(secret, *ACCOUNT, now=NOW)
    links.check_first_link(secret, NOW)


def test_a_reset_link_sets_one_password(app: Flask, db_session: Session) -> None:
    person, other = add_account(app, "Planner"), add_account(app, "Other")
    secret = links.make_reset_link(person.id, NOW)
    assert links.find_reset_account(secret, NOW).id == person.id
    with pytest.raises(RefusedError, match="name or e-mail address"):
        links.reset_password(secret, "planner@example.org", NOW)
    user = links.reset_password(secret, "a better one 2", NOW)
    assert (user.id, user.session_version) == (person.id, 2)
    assert accounts.sign_in("", "planner@example.org", "a better one 2").id == person.id
    assert accounts.sign_in("", "other@example.org", PASSWORD).id == other.id
    with pytest.raises(NotFoundError):
        links.reset_password(secret, "another one 3", NOW)


def test_links_of_one_purpose_serve_no_other(app: Flask, db_session: Session) -> None:
    person = add_account(app, "Planner")
    first, reset = first_link(), links.make_reset_link(person.id, NOW)
    with pytest.raises(NotFoundError):
        links.find_reset_account(first, NOW)
    with pytest.raises(NotFoundError):
        links.check_first_link(reset, NOW)


def test_nobody_resets_a_guest_s_or_a_missing_password(app: Flask, db_session: Session) -> None:
    guest = add_account(app, "Guest", guest=True)
    for user_id in (guest.id, "none"):
        with pytest.raises(NotFoundError):
            links.make_reset_link(user_id, NOW)
