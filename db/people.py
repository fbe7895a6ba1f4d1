"""SQL about accounts."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, Select, Table, bindparam, delete, exists, func, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from db import merging
from db.tables import Base, Membership, User
from people.model import Account, Allowance, CohortRole, Person, Role


class EmailTakenError(Exception):
    """Another account has this e-mail address."""


# Almost every request asks this: put together once, and of the table itself.
_users = Base.metadata.tables[User.__tablename__]
_SIGNED_IN = select(_users).where(
    _users.c.id == bindparam("user_id"), _users.c.session_version == bindparam("version")
)


def find_signed_in(session: Session, user_id: str, version: int) -> Person | None:
    """Return whose session this is, or None if it was ended or the account is gone."""
    asked = {"user_id": user_id, "version": version}
    row = session.connection().execute(_SIGNED_IN, asked).one_or_none()
    return as_person(row) if row else None


def as_person(user: User | Row[Any]) -> Person:
    """Return the account as the rest of the product knows it."""
    return Person(
        id=user.id,
        name=user.name,
        email=user.email,
        role=Role(user.role),
        guest=user.guest,
        time_zone=user.time_zone,
        created_at=user.created_at,
    )


def as_allowance(row: Any) -> Allowance:
    """Return what a row with these three columns grants for exams."""
    return Allowance(None if row.untimed else row.extra_percent, row.may_pause)


def find_user(session: Session, user_id: str) -> User | None:
    """Return the account or guest with this id, or None."""
    return session.get(User, user_id)


def find_account(session: Session, email: str) -> User | None:
    """Return the account with this e-mail address, or None."""
    return session.scalar(select(User).where(User.email == email.lower()))


def is_instructor(session: Session, user_id: str) -> bool:
    """Return whether the account is an instructor of any cohort."""
    found = select(
        exists().where(Membership.user_id == user_id, Membership.role == CohortRole.INSTRUCTOR)
    )
    return bool(session.scalar(found))


def add_guest(session: Session, name: str) -> User:
    """Add a guest and return it with its id."""
    user = User(name=name, email=None, password_hash=None, guest=True)
    session.add(user)
    session.flush()
    return user


def store_account(session: Session, user: User) -> User:
    """Write a new or changed account.

    Raises:
        EmailTakenError: the e-mail address belongs to another account.
    """
    session.add(user)
    try:
        session.flush()
    except IntegrityError as error:
        raise EmailTakenError from error
    return user


def _owned_tables() -> list[Table]:
    """Return the tables of what people did: all that refer to a user, but memberships."""
    return [
        table
        for table in Base.metadata.sorted_tables
        if table.name != Membership.__tablename__
        and any(key.column.table is User.__table__ for key in table.foreign_keys)
    ]


def move_history(session: Session, source_id: str, target_id: str) -> None:
    """Give everything one person did to another, and remove the first."""
    merging.drop_doubles(session, source_id, target_id)
    for table in _owned_tables():
        session.execute(update(table).where(table.c.user_id == source_id).values(user_id=target_id))
    remove_user(session, source_id)


def remove_user(session: Session, user_id: str) -> None:
    """Remove an account or guest with all it did."""
    session.execute(delete(User).where(User.id == user_id))
    session.expire_all()


def set_allowance(session: Session, user_id: str, allowance: Allowance) -> bool:
    """Grant an account this in its coming exams; return whether there is one with this id."""
    granted = {
        "extra_percent": allowance.extra_percent or 0,
        "untimed": allowance.extra_percent is None,
        "may_pause": allowance.may_pause,
    }
    account = (User.id == user_id, User.guest.is_(False))
    done: Any = session.execute(update(User).where(*account).values(**granted))
    return bool(done.rowcount)


def count_administrators(session: Session) -> int:
    """Return how many administrators there are."""
    counted = select(func.count()).where(User.role == Role.ADMINISTRATOR, User.guest.is_(False))
    return session.scalar(counted) or 0


def count_accounts(session: Session) -> tuple[int, int]:
    """Return how many accounts and how many guests there are."""
    rows = session.execute(select(User.guest, func.count()).group_by(User.guest))
    counts = {bool(guest): number for guest, number in rows}
    return counts.get(False, 0), counts.get(True, 0)


def select_accounts(session: Session, query: str = "", limit: int = 200) -> list[Account]:
    """Return accounts whose name or e-mail address contains ``query``, by name."""
    found = _select_listed()
    if query:
        found = found.where(
            or_(
                func.lower(User.name).contains(query.lower(), autoescape=True),
                User.email.contains(query.lower(), autoescape=True),
            )
        )
    rows = session.execute(found.order_by(func.lower(User.name), User.id).limit(limit))
    return [_as_account(*row) for row in rows]


def find_as_listed(session: Session, account_id: str) -> Account | None:
    """Return an account as the list shows it, or None."""
    row = session.execute(_select_listed().where(User.id == account_id)).one_or_none()
    return _as_account(*row) if row else None


def _select_listed() -> Select[*tuple[Any, ...]]:
    cohorts = (
        select(func.count()).where(Membership.user_id == User.id).correlate(User).scalar_subquery()
    )
    return select(User, cohorts).where(User.guest.is_(False))


def _as_account(user: User, cohorts: int) -> Account:
    return Account(
        id=user.id,
        name=user.name,
        email=user.email or "",
        role=Role(user.role),
        created_at=user.created_at,
        cohorts=cohorts,
        allowance=as_allowance(user),
    )
