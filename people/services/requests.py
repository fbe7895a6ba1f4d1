"""Requests for training: send, answer, close, withdraw and reopen them."""

from __future__ import annotations

import secrets
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from db import requests
from db.engine import db, write_transaction
from people.model import NotFoundError, RefusedError
from people.training import By, Event, Request, State, Subject, Time, find_obstacle


def send_request(
    user_id: str, subject: Subject, times: list[Time], details: dict[str, Any], now: datetime
) -> str:
    """Store a request and return the token of its private link.

    ``user_id`` is empty for a visitor; ``details`` are the request's other columns.

    Raises:
        RefusedError: a preferred day is over already.
    """
    today = now.astimezone(ZoneInfo(details["time_zone"])).date()
    for at, time in enumerate(times, start=1):
        if time.day < today:
            raise RefusedError(f"day_{at}", "This day is over. Give a day from today on.")
    token = secrets.token_urlsafe(32)
    columns = {
        **details,
        "user_id": user_id or None,
        "kind": subject.kind,
        "slug": subject.slug,
        "title": subject.title,
        "times": [[time.day.isoformat(), time.part.value] for time in times],
    }
    with write_transaction() as session:
        requests.add_request(session, token, columns, now)
    return token


def open_request(token: str) -> Request:
    """Return the request that a private link opens.

    Raises:
        NotFoundError: there is none, or it was removed with an account.
    """
    return _require(requests.find_by_token(db.session, token))


def find_request(request_id: str) -> Request:
    """Return a request for the administrator.

    Raises:
        NotFoundError: there is none with this id.
    """
    return _require(requests.find_request(db.session, request_id))


def withdraw_request(token: str, user_id: str, now: datetime) -> None:
    """Withdraw a request through its private link.

    Raises:
        RefusedError: it is closed already.
    """
    request = open_request(token)
    _record(request.id, Event(now, By.REQUESTER, "", State.WITHDRAWN, "", None), user_id)


def answer_request(
    request_id: str, administrator_id: str, text: str, proposed_on: date | None, now: datetime
) -> None:
    """Answer a request with a text and, where it is known, a date.

    Raises:
        RefusedError: the request is closed, or the proposed date is over.
    """
    if proposed_on is not None and proposed_on < now.date():
        raise RefusedError("proposed_on", "This day is over. Propose a day from today on.")
    event = Event(now, By.ADMINISTRATOR, "", State.ANSWERED, text, proposed_on)
    _record(request_id, event, administrator_id)


def move_request(request_id: str, administrator_id: str, state: State, now: datetime) -> None:
    """Close a request as agreed, declined or withdrawn, or reopen it.

    Raises:
        RefusedError: that can't follow the state it is in.
    """
    _record(request_id, Event(now, By.ADMINISTRATOR, "", state, "", None), administrator_id)


def _record(request_id: str, event: Event, user_id: str) -> None:
    with write_transaction() as session:
        state = requests.lock_request(session, request_id)
        if state is None:
            raise NotFoundError
        obstacle = find_obstacle(state, event.state, event.by)
        if obstacle:
            raise RefusedError("text", obstacle)
        requests.add_event(session, request_id, event, user_id or None)


def _require(request: Request | None) -> Request:
    if request is None:
        raise NotFoundError
    return request
