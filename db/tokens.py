"""SQL about the tokens with which programs act for a person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, func, or_, select, update
from sqlalchemy.orm import Session

from db.tables import ApiToken, User
from people.model import Token


def add_token(session: Session, user_id: str, name: str, secret_hash: str, now: datetime) -> Token:
    """Store a token and return it."""
    token = ApiToken(user_id=user_id, name=name, secret_hash=secret_hash, created_at=now)
    session.add(token)
    session.flush()
    return _as_token(token)


def select_tokens(session: Session, user_id: str) -> Sequence[Token]:
    """Return a person's tokens, the oldest first."""
    own = select(ApiToken).where(ApiToken.user_id == user_id)
    return [_as_token(t) for t in session.scalars(own.order_by(ApiToken.created_at, ApiToken.id))]


def find_token(session: Session, token_id: str, user_id: str) -> Token | None:
    """Return this person's token with this id, or None."""
    token = session.scalar(
        select(ApiToken).where(ApiToken.id == token_id, ApiToken.user_id == user_id)
    )
    return _as_token(token) if token else None


def count_tokens(session: Session, user_id: str) -> int:
    """Return how many tokens a person has; until the transaction ends none can be added.

    The person's row is locked, so that two requests at once don't both find
    room for the last one. SQLite has one writer at a time anyway.
    """
    session.execute(select(User.id).where(User.id == user_id).with_for_update())
    own = select(func.count()).select_from(ApiToken).where(ApiToken.user_id == user_id)
    return session.scalar(own) or 0


def remove_token(session: Session, token_id: str, user_id: str) -> bool:
    """Remove this person's token; False if they have none with this id."""
    removed = session.scalars(
        delete(ApiToken)
        .where(ApiToken.id == token_id, ApiToken.user_id == user_id)
        .returning(ApiToken.id)
    ).all()
    return bool(removed)


def find_owner(session: Session, secret_hash: str) -> tuple[User, datetime | None] | None:
    """Return whose token has this hash and when it was last noted as used, or None."""
    found = session.execute(
        select(User, ApiToken.last_used_at)
        .join(ApiToken, ApiToken.user_id == User.id)
        .where(ApiToken.secret_hash == secret_hash)
    ).one_or_none()
    return found and (found[0], found[1])


def note_use(session: Session, secret_hash: str, now: datetime, before: datetime) -> None:
    """Store ``now`` as the token's last use unless one after ``before`` is stored."""
    session.execute(
        update(ApiToken)
        .where(
            ApiToken.secret_hash == secret_hash,
            or_(ApiToken.last_used_at.is_(None), ApiToken.last_used_at <= before),
        )
        .values(last_used_at=now)
    )


def _as_token(token: ApiToken) -> Token:
    return Token(token.id, token.name, token.created_at, token.last_used_at)
