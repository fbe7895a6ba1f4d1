"""What may follow which state of a request."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from people.training import (
    By,
    Event,
    Experience,
    Request,
    State,
    Subject,
    find_obstacle,
)

NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)
ASKED = Request(
    "id", "token", Subject("topic", "role-of-sop", "Role"), "Goal", (), "UTC", Experience.NONE, 1,
    "Name", "a@example.org", State.OPEN, NOW,
)  # fmt: skip


def test_each_side_may_do_exactly_its_moves() -> None:
    allowed = {
        by: {
            (now.value, then.value)
            for now in State
            for then in State
            if not find_obstacle(now, then, by)
        }
        for by in By
    }
    closings = {
        (now, then)
        for now in ("open", "answered")
        for then in ("answered", "agreed", "declined", "withdrawn")
    }
    reopenings = {(now, "open") for now in ("agreed", "declined", "withdrawn")}
    assert allowed[By.ADMINISTRATOR] == closings | reopenings
    assert allowed[By.REQUESTER] == {("open", "withdrawn"), ("answered", "withdrawn")}


def test_what_stands_in_the_way_is_said() -> None:
    assert find_obstacle(State.AGREED, State.ANSWERED, By.ADMINISTRATOR) == (
        "The request is closed: agreed. Reopen it first."
    )
    assert find_obstacle(State.DECLINED, State.WITHDRAWN, By.REQUESTER) == (
        "The request is closed: declined. Send a new one."
    )
    assert find_obstacle(State.ANSWERED, State.OPEN, By.ADMINISTRATOR) == (
        "The request is not closed, so it can't be reopened."
    )
    assert find_obstacle(State.OPEN, State.AGREED, By.REQUESTER) == (
        "Only the administrator can do that."
    )


def test_the_answer_is_the_latest_that_says_something() -> None:
    sent = Event(NOW, By.REQUESTER, "", State.OPEN, "", None)
    first = Event(NOW, By.ADMINISTRATOR, "A", State.ANSWERED, "Yes", None)
    second = Event(NOW, By.ADMINISTRATOR, "A", State.ANSWERED, "", date(2027, 4, 1))
    closed = Event(NOW, By.ADMINISTRATOR, "A", State.AGREED, "", None)
    assert ASKED.answer is None
    assert replace(ASKED, events=(sent,)).answer is None
    assert replace(ASKED, events=(sent, first, closed)).answer is first
    assert replace(ASKED, events=(sent, first, second, closed)).answer is second


def test_a_request_waits_until_it_is_closed() -> None:
    assert {state.value: replace(ASKED, state=state).waiting for state in State} == {
        "open": True, "answered": True, "agreed": False, "declined": False, "withdrawn": False,
    }  # fmt: skip
