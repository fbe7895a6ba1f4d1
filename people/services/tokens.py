"""Personal tokens: with one, a program does in the API what its owner may do."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from db import people
from db import tokens as tokens_table
from db.engine import db, write_transaction
from people.model import NotFoundError, Person, RefusedError, Token
from people.passwords import hash_secret

PREFIX = "lk_"
MOST = 10
# Noting every use would make each read of a program a write.
NOTED_EVERY = timedelta(hours=1)


def create_token(user_id: str, name: str, now: datetime) -> str:
    """Store a new token and return its secret, which can't be had a second time.

    Raises:
        RefusedError: the person has as many tokens as one may have.
    """
    secret = PREFIX + secrets.token_urlsafe(32)
    with write_transaction() as session:
        if tokens_table.count_tokens(session, user_id) >= MOST:
            message = f"You have {MOST} tokens, as many as one may have. Revoke one first."
            raise RefusedError("token_name", message)
        tokens_table.add_token(session, user_id, name, hash_secret(secret), now)
    return secret


def list_tokens(user_id: str) -> Sequence[Token]:
    """Return a person's tokens, the oldest first."""
    return tokens_table.select_tokens(db.session, user_id)


def find_token(token_id: str, user_id: str) -> Token:
    """Return one's own token.

    Raises:
        NotFoundError: there is none with this id, or it is somebody else's.
    """
    token = tokens_table.find_token(db.session, token_id, user_id)
    if token is None:
        raise NotFoundError
    return token


def revoke_token(token_id: str, user_id: str) -> None:
    """Remove one's own token; programs that have it are refused from now on.

    Raises:
        NotFoundError: there is none with this id, or it is somebody else's.
    """
    with write_transaction() as session:
        if not tokens_table.remove_token(session, token_id, user_id):
            raise NotFoundError


def identify_owner(secret: str, now: datetime) -> Person | None:
    """Return for whom a program with this secret acts, or None; note the use once an hour."""
    secret_hash = hash_secret(secret)
    found = tokens_table.find_owner(db.session, secret_hash)
    if found is None:
        return None
    person, last_used_at = people.as_person(found[0]), found[1]
    before = now - NOTED_EVERY
    if last_used_at is None or last_used_at <= before:
        with write_transaction() as session:
            tokens_table.note_use(session, secret_hash, now, before)
    return person
