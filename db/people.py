"""SQL about accounts."""

from __future__ import annotations

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from db.tables import Membership, User
from people.model import CohortRole, Person, Role


def as_person(user: User) -> Person:
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


def find_user(session: Session, user_id: str) -> User | None:
    """Return the account with this id, or None."""
    return session.get(User, user_id)


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
