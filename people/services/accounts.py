"""Accounts: open, enter, change, close. A guest's history always goes along."""

from __future__ import annotations

from sqlalchemy.orm import Session

from db import people
from db.engine import db, write_transaction
from db.tables import User
from people.model import NotFoundError, Person, RefusedError, Role
from people.passwords import find_weakness, hash_password, is_outdated, verify_password

LAST_ADMINISTRATOR = "This is the only administrator. Make somebody else an administrator first."


def open_account(
    session: Session, user: User, name: str, email: str, password_hash: str, time_zone: str
) -> User:
    """Make a new row or a guest's row an account, inside the caller's transaction.

    Raises:
        RefusedError: the e-mail address has an account already.
    """
    user.name, user.email, user.time_zone = name, email, time_zone
    user.password_hash = password_hash
    user.guest = False
    try:
        return people.store_account(session, user)
    except people.EmailTakenError:
        message = "This e-mail address has an account. Sign in, or use another address."
        raise RefusedError("email", message) from None


def as_person(user_id: str) -> Person:
    """Return the account or guest with this id.

    Raises:
        NotFoundError: there is none.
    """
    user = people.find_user(db.session, user_id)
    if user is None:
        raise NotFoundError
    return people.as_person(user)


def check_strength(user: User, new_password: str) -> None:
    """Raise RefusedError if the password is too easy to guess for this account."""
    weakness = find_weakness(new_password, user.name, user.email or "")
    if weakness:
        raise RefusedError("new_password", weakness)


def _check_password(user: User | None, field: str, password: str) -> User:
    fits = verify_password(user.password_hash if user else None, password)
    if user is None or not fits:
        raise RefusedError(field, "The password does not fit. Type it again.")
    return user


def sign_up(guest_id: str, name: str, email: str, password: str, time_zone: str) -> User:
    """Open an account; a guest's own row becomes it, so that all they did stays theirs.

    ``guest_id`` is empty for a visitor who has done nothing yet.

    Raises:
        RefusedError: the e-mail address has an account already.
    """
    password_hash = hash_password(password)
    with write_transaction() as session:
        guest = people.find_user(session, guest_id)
        user = guest if guest is not None and guest.guest else User()
        return open_account(session, user, name, email, password_hash, time_zone)


def sign_in(guest_id: str, email: str, password: str) -> User:
    """Return the account and move there what was done as a guest.

    Raises:
        RefusedError: e-mail address and password don't fit; which of them is not said.
    """
    user = people.find_account(db.session, email)
    fits = verify_password(user.password_hash if user else None, password)
    if user is None or not fits:
        message = "E-mail address and password don't fit together. Check both."
        raise RefusedError("password", message)
    guest = people.find_user(db.session, guest_id)
    merge = guest is not None and guest.guest
    outdated = is_outdated(user.password_hash or "")
    if not merge and not outdated:
        return user
    user_id, renewed = user.id, hash_password(password) if outdated else user.password_hash
    with write_transaction() as session:
        if merge:
            people.move_history(session, guest_id, user_id)
        account = people.find_user(session, user_id)
        if account is None:
            raise NotFoundError
        account.password_hash = renewed
        return people.store_account(session, account)


def change_profile(user_id: str, name: str, time_zone: str) -> None:
    """Change an account's name and time zone."""
    with write_transaction() as session:
        user = people.find_user(session, user_id)
        if user is None:
            raise NotFoundError
        user.name, user.time_zone = name, time_zone
        people.store_account(session, user)


def change_password(user_id: str, old_password: str, new_password: str) -> User:
    """Change the password; every session that began before ends.

    Raises:
        RefusedError: the old password is wrong or the new one too easy to guess.
    """
    user = _check_password(people.find_user(db.session, user_id), "old_password", old_password)
    check_strength(user, new_password)
    password_hash = hash_password(new_password)
    with write_transaction() as session:
        account = people.find_user(session, user_id)
        if account is None:
            raise NotFoundError
        account.password_hash = password_hash
        account.session_version += 1
        return people.store_account(session, account)


def delete_account(user_id: str, password: str) -> None:
    """Remove one's account with everything it did.

    Raises:
        RefusedError: the password is wrong, or this is the only administrator.
    """
    _check_password(people.find_user(db.session, user_id), "password", password)
    with write_transaction() as session:
        user = people.find_user(session, user_id)
        if user is None:
            raise NotFoundError
        if user.role == Role.ADMINISTRATOR and people.count_administrators(session) == 1:
            raise RefusedError("password", LAST_ADMINISTRATOR)
        people.remove_user(session, user_id)


def set_role(user_id: str, role: Role) -> None:
    """Make an account an administrator or a learner.

    Raises:
        NotFoundError: there is no such account.
        RefusedError: it would leave the installation without an administrator.
    """
    with write_transaction() as session:
        user = people.find_user(session, user_id)
        if user is None or user.guest:
            raise NotFoundError
        demoted = user.role == Role.ADMINISTRATOR and role is not Role.ADMINISTRATOR
        if demoted and people.count_administrators(session) == 1:
            raise RefusedError("role", LAST_ADMINISTRATOR)
        user.role = role
        people.store_account(session, user)
