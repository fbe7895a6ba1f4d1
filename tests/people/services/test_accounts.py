"""Accounts: a guest's history stays, sessions end when they should, somebody stays in charge."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from db import people
from db.engine import write_transaction
from db.tables import Attempt, MaturityAssessment, User
from people.model import NotFoundError, RefusedError, Role
from people.passwords import verify_password
from people.services import accounts
from tests.cast import PASSWORD, add_account

ADDRESS = "new@example.org"


def practise(user_id: str) -> None:
    with write_transaction() as session:
        session.add(Attempt(user_id=user_id, mode="practice", seed=1))
        session.add(MaturityAssessment(user_id=user_id))


def owners(session: Session) -> set[str]:
    session.rollback()
    attempts = session.scalars(select(Attempt.user_id))
    return {*attempts, *session.scalars(select(MaturityAssessment.user_id))}


def test_a_visitor_gets_an_account(db_session: Session) -> None:
    user = accounts.sign_up("", "New", ADDRESS, PASSWORD, "Europe/Lisbon")
    stored = people.find_account(db_session, ADDRESS)
    assert stored is not None
    assert people.as_person(stored) == people.as_person(user)
    assert (user.name, user.role, user.guest, user.time_zone) == (
        "New",
        Role.LEARNER,
        False,
        "Europe/Lisbon",
    )
    assert verify_password(user.password_hash, PASSWORD)


def test_a_guest_s_own_row_becomes_the_account(app: Flask, db_session: Session) -> None:
    guest = add_account(app, "Guest", guest=True)
    practise(guest.id)
    user = accounts.sign_up(guest.id, "New", ADDRESS, PASSWORD, "UTC")
    assert user.id == guest.id
    assert owners(db_session) == {guest.id}
    assert people.count_accounts(db_session) == (1, 0)


def test_an_account_is_not_taken_over_by_signing_up(app: Flask, db_session: Session) -> None:
    person = add_account(app, "Planner")
    user = accounts.sign_up(person.id, "New", ADDRESS, PASSWORD, "UTC")
    assert user.id != person.id
    assert people.count_accounts(db_session) == (2, 0)


def test_an_address_with_an_account_is_refused(app: Flask, db_session: Session) -> None:
    add_account(app, "Planner")
    guest = add_account(app, "Guest", guest=True)
    with pytest.raises(RefusedError) as refused:
        accounts.sign_up(guest.id, "New", "planner@example.org", PASSWORD, "UTC")
    assert (refused.value.field, refused.value.message) == (
        "email",
        "This e-mail address has an account. Sign in, or use another address.",
    )
    assert people.count_accounts(db_session) == (1, 1)


def test_signing_in_brings_the_guest_s_history_along(app: Flask, db_session: Session) -> None:
    person = add_account(app, "Planner")
    guest = add_account(app, "Guest", guest=True)
    practise(person.id)
    practise(guest.id)
    assert accounts.sign_in(guest.id, "planner@example.org", PASSWORD).id == person.id
    assert owners(db_session) == {person.id}
    assert people.find_user(db_session, guest.id) is None


def test_signing_in_takes_nothing_from_another_account(app: Flask, db_session: Session) -> None:
    person, other = add_account(app, "Planner"), add_account(app, "Other")
    practise(other.id)
    assert accounts.sign_in(other.id, "planner@example.org", PASSWORD).id == person.id
    assert owners(db_session) == {other.id}


@pytest.mark.parametrize(
    ("email", "password"),
    [("planner@example.org", "wrong password"), ("nobody@example.org", PASSWORD)],
)
def test_a_wrong_pair_is_refused_without_saying_which(
    app: Flask, db_session: Session, email: str, password: str
) -> None:
    add_account(app, "Planner")
    guest = add_account(app, "Guest", guest=True)
    with pytest.raises(RefusedError) as refused:
        accounts.sign_in(guest.id, email, password)
    assert (refused.value.field, refused.value.message) == (
        "password",
        "E-mail address and password don't fit together. Check both.",
    )
    assert people.count_accounts(db_session) == (1, 1)


def test_an_outdated_hash_is_renewed_at_sign_in(app: Flask, db_session: Session) -> None:
    from argon2 import PasswordHasher

    weak = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1).hash(PASSWORD)
    with write_transaction() as session:
        people.store_account(session, User(name="Old", email=ADDRESS, password_hash=weak))
    user = accounts.sign_in("", ADDRESS, PASSWORD)
    assert user.password_hash != weak
    assert verify_password(user.password_hash, PASSWORD)
    assert accounts.sign_in("", ADDRESS, PASSWORD).password_hash == user.password_hash


def test_a_new_password_ends_every_session(app: Flask, db_session: Session) -> None:
    person = add_account(app, "Planner")
    user = accounts.change_password(person.id, PASSWORD, "a better one 2")
    assert user.session_version == 2
    assert accounts.sign_in("", "planner@example.org", "a better one 2").id == person.id


@pytest.mark.parametrize(
    ("old", "new", "field", "message"),
    [
        ("wrong", "a better one 2", "old_password", "The password does not fit. Type it again."),
        (
            PASSWORD,
            "planner@example.org",
            "new_password",
            "The password is your name or e-mail address. Choose one that others can't guess.",
        ),
    ],
)
def test_a_password_change_is_checked(
    app: Flask, db_session: Session, old: str, new: str, field: str, message: str
) -> None:
    person = add_account(app, "Planner")
    with pytest.raises(RefusedError) as refused:
        accounts.change_password(person.id, old, new)
    assert (refused.value.field, refused.value.message) == (field, message)
    user = people.find_user(db_session, person.id)
    assert user is not None
    assert user.session_version == 1


def test_a_profile_can_be_changed(app: Flask, db_session: Session) -> None:
    person = add_account(app, "Planner")
    accounts.change_profile(person.id, "Řehoř", "Asia/Tokyo")
    changed = accounts.as_person(person.id)
    assert (changed.name, changed.time_zone, changed.email) == (
        "Řehoř",
        "Asia/Tokyo",
        person.email,
    )


def test_deleting_needs_the_password_and_removes_everything(
    app: Flask, db_session: Session
) -> None:
    person = add_account(app, "Planner")
    practise(person.id)
    with pytest.raises(RefusedError, match="does not fit"):
        accounts.delete_account(person.id, "wrong")
    assert owners(db_session) == {person.id}
    accounts.delete_account(person.id, PASSWORD)
    assert owners(db_session) == set()
    with pytest.raises(NotFoundError):
        accounts.as_person(person.id)


def test_there_is_always_an_administrator(app: Flask, db_session: Session) -> None:
    only = add_account(app, "Only", Role.ADMINISTRATOR)
    other = add_account(app, "Other")
    guest = add_account(app, "Guest", guest=True)
    with pytest.raises(RefusedError, match="only administrator"):
        accounts.set_role(only.id, Role.LEARNER)
    with pytest.raises(RefusedError, match="only administrator"):
        accounts.delete_account(only.id, PASSWORD)
    for user_id in (guest.id, "none"):
        with pytest.raises(NotFoundError):
            accounts.set_role(user_id, Role.ADMINISTRATOR)
    accounts.set_role(only.id, Role.ADMINISTRATOR)
    accounts.set_role(other.id, Role.ADMINISTRATOR)
    accounts.set_role(only.id, Role.LEARNER)
    assert people.count_administrators(db_session) == 1
