"""Requests for training: what is asked, what state a request is in, what may follow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Experience(StrEnum):
    """How well the learners know the subject."""

    NONE = "none"
    SOME = "some"
    DAILY = "daily"


class PartOfDay(StrEnum):
    """When on a day somebody has time."""

    ANY = "any time"
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


class State(StrEnum):
    """Where a request stands. The first two wait for something."""

    OPEN = "open"
    ANSWERED = "answered"
    AGREED = "agreed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


WAITING = (State.OPEN, State.ANSWERED)
CLOSED = (State.AGREED, State.DECLINED, State.WITHDRAWN)


class By(StrEnum):
    """On which side somebody acted."""

    REQUESTER = "requester"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True)
class Time:
    """A day and a part of it that would suit."""

    day: date
    part: PartOfDay


@dataclass(frozen=True)
class Subject:
    """What the training is about: ``kind`` is programme or topic."""

    kind: str
    slug: str
    title: str


@dataclass(frozen=True)
class Event:
    """One change of a request; ``name`` is empty where the account is gone or never was."""

    at: datetime
    by: By
    name: str
    state: State
    text: str
    proposed_on: date | None


@dataclass(frozen=True)
class Request:
    """A request for training. ``token`` opens its page to whoever holds it."""

    id: str
    token: str
    subject: Subject
    goal: str
    times: tuple[Time, ...]
    time_zone: str
    experience: Experience
    group_size: int
    name: str
    email: str
    state: State
    created_at: datetime
    events: tuple[Event, ...] = ()

    @property
    def waiting(self) -> bool:
        """Whether the request may still be answered, closed or withdrawn."""
        return self.state in WAITING

    @property
    def answer(self) -> Event | None:
        """The latest answer with a text or a date, or None."""
        said = (e for e in reversed(self.events) if e.by is By.ADMINISTRATOR)
        return next((e for e in said if e.text or e.proposed_on), None)


def find_obstacle(now: State, then: State, by: By) -> str:
    """Return why a request in state ``now`` can't become ``then``, or an empty string."""
    if by is By.REQUESTER and then is not State.WITHDRAWN:
        return "Only the administrator can do that."
    if then is State.OPEN:
        return "" if now in CLOSED else "The request is not closed, so it can't be reopened."
    if now in CLOSED:
        whose = "Reopen it first." if by is By.ADMINISTRATOR else "Send a new one."
        return f"The request is closed: {now}. {whose}"
    return ""
