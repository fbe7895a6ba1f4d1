"""SQL about requests for training."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from db.tables import RequestEvent, TrainingRequest, User
from people.training import By, Event, Experience, PartOfDay, Request, State, Subject, Time


def add_request(session: Session, token: str, details: dict[str, Any], now: datetime) -> str:
    """Add an open request with these columns and its first event; return its id."""
    row = TrainingRequest(**details, token=token, state=State.OPEN, created_at=now)
    session.add(row)
    session.flush()
    add_event(session, row.id, Event(now, By.REQUESTER, "", State.OPEN, "", None), row.user_id)
    return row.id


def add_event(session: Session, request_id: str, event: Event, user_id: str | None) -> None:
    """Record a change and put the request into the event's state."""
    row = session.get(TrainingRequest, request_id)
    if row is not None:
        row.state = event.state
    session.add(
        RequestEvent(
            request_id=request_id,
            user_id=user_id,
            by=event.by,
            state=event.state,
            text=event.text,
            proposed_on=event.proposed_on,
            at=event.at,
        )
    )
    session.flush()


def find_request(session: Session, request_id: str) -> Request | None:
    """Return the request with this id and its events, or None."""
    return _with_events(session, session.get(TrainingRequest, request_id))


def find_by_token(session: Session, token: str) -> Request | None:
    """Return the request that this private link opens, with its events, or None."""
    row = session.scalar(select(TrainingRequest).where(TrainingRequest.token == token))
    return _with_events(session, row)


def lock_request(session: Session, request_id: str) -> State | None:
    """Return a request's state, which nobody else changes until the transaction ends."""
    found = session.scalar(
        select(TrainingRequest.state).where(TrainingRequest.id == request_id).with_for_update()
    )
    return State(found) if found else None


def select_requests(session: Session, state: State | None = None) -> Sequence[Request]:
    """Return requests without their events: open first, then answered; the oldest first."""
    order = case(
        (TrainingRequest.state == State.OPEN, 0),
        (TrainingRequest.state == State.ANSWERED, 1),
        else_=2,
    )
    found = select(TrainingRequest).order_by(order, TrainingRequest.created_at, TrainingRequest.id)
    if state is not None:
        found = found.where(TrainingRequest.state == state)
    return [_as_request(row) for row in session.scalars(found)]


def select_own(session: Session, user_id: str) -> Sequence[Request]:
    """Return a person's requests without their events, the newest first."""
    own = select(TrainingRequest).where(TrainingRequest.user_id == user_id)
    order = (TrainingRequest.created_at.desc(), TrainingRequest.id)
    return [_as_request(row) for row in session.scalars(own.order_by(*order))]


def count_states(session: Session) -> dict[State, int]:
    """Return how many requests are in each state, in the order of the states."""
    counted = select(TrainingRequest.state, func.count()).group_by(TrainingRequest.state)
    counts = {State(state): number for state, number in session.execute(counted)}
    return {state: counts.get(state, 0) for state in State}


def _with_events(session: Session, row: TrainingRequest | None) -> Request | None:
    if row is None:
        return None
    rows = session.execute(
        select(RequestEvent, User.name)
        .join(User, User.id == RequestEvent.user_id, isouter=True)
        .where(RequestEvent.request_id == row.id)
        .order_by(RequestEvent.id)
    )
    events = tuple(
        Event(e.at, By(e.by), name or "", State(e.state), e.text, e.proposed_on) for e, name in rows
    )
    return replace(_as_request(row), events=events)


def _as_request(row: TrainingRequest) -> Request:
    return Request(
        id=row.id,
        token=row.token,
        subject=Subject(row.kind, row.slug, row.title),
        goal=row.goal,
        times=tuple(Time(date.fromisoformat(day), PartOfDay(part)) for day, part in row.times),
        time_zone=row.time_zone,
        experience=Experience(row.experience),
        group_size=row.group_size,
        name=row.name,
        email=row.email,
        state=State(row.state),
        created_at=row.created_at,
    )
