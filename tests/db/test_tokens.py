"""Tokens for programs: each found for its owner only."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from db import people, tokens
from db.engine import write_transaction
from db.tables import ApiToken
from people.model import Token
from tests.cast import add_account

NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def add(user_id: str, secret_hash: str, now: datetime = NOW) -> Token:
    with write_transaction() as session:
        return tokens.add_token(session, user_id, f"Program {secret_hash}", secret_hash, now)


def used_at(session: Session, secret_hash: str) -> datetime | None:
    session.expire_all()
    return session.scalars(
        select(ApiToken.last_used_at).where(ApiToken.secret_hash == secret_hash)
    ).one()


def test_tokens_are_their_owner_s(app: Flask, db_session: Session, learner: str) -> None:
    other = add_account(app, "Other").id
    late, early = add(learner, "a", NOW + HOUR), add(learner, "b")
    foreign = add(other, "c")
    assert late == Token(late.id, "Program a", NOW + HOUR, None)
    assert tokens.select_tokens(db_session, learner) == [early, late]
    assert tokens.select_tokens(db_session, other) == [foreign]
    assert tokens.find_token(db_session, late.id, learner) == late
    assert tokens.find_token(db_session, late.id, other) is None
    assert tokens.find_token(db_session, "none", learner) is None
    with write_transaction() as session:
        assert tokens.count_tokens(session, learner) == 2
        assert tokens.count_tokens(session, "none") == 0
        assert not tokens.remove_token(session, foreign.id, learner)
        assert tokens.remove_token(session, early.id, learner)
        assert not tokens.remove_token(session, early.id, learner)
    assert tokens.select_tokens(db_session, learner) == [late]
    assert tokens.select_tokens(db_session, other) == [foreign]


def test_the_owner_is_found_by_the_hash(app: Flask, db_session: Session, learner: str) -> None:
    add(learner, "a")
    found = tokens.find_owner(db_session, "a")
    assert found is not None
    assert (found[0].id, found[1]) == (learner, None)
    assert tokens.find_owner(db_session, "b") is None
    with write_transaction() as session:
        people.remove_user(session, learner)
    assert tokens.find_owner(db_session, "a") is None
    assert db_session.scalars(select(ApiToken.id)).all() == []


def test_a_use_is_noted_unless_a_recent_one_is(db_session: Session, learner: str) -> None:
    add(learner, "a")
    add(learner, "b")
    noted = []
    for minutes in (0, 59, 60):
        now = NOW + timedelta(minutes=minutes)
        with write_transaction() as session:
            tokens.note_use(session, "a", now, now - HOUR)
        noted.append(used_at(db_session, "a"))
    assert noted == [NOW, NOW, NOW + HOUR]
    assert used_at(db_session, "b") is None


def test_of_many_at_once_only_one_finds_room(app: Flask, learner: str) -> None:
    def take_the_only_place(number: int) -> None:
        with app.app_context(), write_transaction() as session:
            if tokens.count_tokens(session, learner) == 0:
                tokens.add_token(session, learner, "Program", str(number), NOW)

    threads = [threading.Thread(target=take_the_only_place, args=(n,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with app.app_context(), write_transaction() as session:
        assert tokens.count_tokens(session, learner) == 1
