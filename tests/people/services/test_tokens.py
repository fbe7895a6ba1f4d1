"""Tokens for programs: made once, used, revoked by their owner."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from db.tables import ApiToken
from people.model import NotFoundError, Person, RefusedError
from people.services import accounts, tokens
from tests.cast import PASSWORD, add_account

NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def planner(app: Flask, db_session: Session) -> Person:
    return add_account(app, "Planner")


def test_only_the_hash_is_stored(db_session: Session, planner: Person) -> None:
    secret, second = (tokens.create_token(planner.id, "Script", NOW) for _ in range(2))
    assert re.fullmatch(r"lk_[A-Za-z0-9_-]{43}", secret)
    assert secret != second
    stored = set(db_session.scalars(select(ApiToken.secret_hash)))
    assert stored == {hashlib.sha256(text.encode()).hexdigest() for text in (secret, second)}


def test_a_secret_identifies_its_owner_until_it_is_revoked(app: Flask, planner: Person) -> None:
    other = add_account(app, "Other")
    own, foreign = (tokens.create_token(p.id, "Script", NOW) for p in (planner, other))
    assert tokens.identify_owner(own, NOW) == planner
    assert tokens.identify_owner(foreign, NOW) == other
    assert [tokens.identify_owner(wrong, NOW) for wrong in ("lk_", own[:-1], own[3:])] == [None] * 3
    (token,) = tokens.list_tokens(planner.id)
    tokens.revoke_token(token.id, planner.id)
    assert tokens.identify_owner(own, NOW) is None
    assert tokens.identify_owner(foreign, NOW) == other
    assert list(tokens.list_tokens(planner.id)) == []


def test_use_is_noted_once_an_hour(planner: Person) -> None:
    secret = tokens.create_token(planner.id, "Script", NOW)
    seen = []
    for minutes in (5, 30, 64, 65, 70):
        tokens.identify_owner(secret, NOW + timedelta(minutes=minutes))
        (token,) = tokens.list_tokens(planner.id)
        seen.append(token.last_used_at and (token.last_used_at - NOW).seconds // 60)
    assert seen == [5, 5, 5, 65, 65]


def test_nobody_sees_or_revokes_another_s_token(app: Flask, planner: Person) -> None:
    other = add_account(app, "Other")
    tokens.create_token(planner.id, "Script", NOW)
    (token,) = tokens.list_tokens(planner.id)
    assert tokens.find_token(token.id, planner.id) == token
    for token_id, user_id in ((token.id, other.id), (token.id, ""), ("none", planner.id)):
        with pytest.raises(NotFoundError):
            tokens.find_token(token_id, user_id)
        with pytest.raises(NotFoundError):
            tokens.revoke_token(token_id, user_id)
    assert list(tokens.list_tokens(planner.id)) == [token]


def test_nobody_has_more_than_ten(app: Flask, planner: Person) -> None:
    for number in range(10):
        tokens.create_token(planner.id, f"Script {number}", NOW)
    with pytest.raises(RefusedError) as refusal:
        tokens.create_token(planner.id, "One more", NOW)
    assert refusal.value.field == "token_name"
    assert refusal.value.message.startswith("You have 10 tokens")
    assert len(tokens.list_tokens(planner.id)) == 10
    tokens.create_token(add_account(app, "Other").id, "First", NOW)
    tokens.revoke_token(tokens.list_tokens(planner.id)[0].id, planner.id)
    tokens.create_token(planner.id, "One more", NOW)


def test_tokens_outlive_the_password_but_not_the_account(planner: Person) -> None:
    secret = tokens.create_token(planner.id, "Script", NOW)
    accounts.change_password(planner.id, PASSWORD, "another one 3")
    assert tokens.identify_owner(secret, NOW) == planner
    accounts.delete_account(planner.id, "another one 3")
    assert tokens.identify_owner(secret, NOW) is None
