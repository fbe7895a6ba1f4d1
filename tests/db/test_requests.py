"""SQL about requests for training, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from flask import Flask
from sqlalchemy.orm import Session

from db import people, requests
from db.engine import write_transaction
from people.training import (
    By,
    Event,
    Experience,
    PartOfDay,
    Request,
    State,
    Subject,
    Time,
)
from tests.cast import add_account

NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)
DETAILS = {
    "kind": "programme", "slug": "planning-in-a-month", "title": "Planning in a month",
    "goal": "Run it", "times": [["2027-04-01", "evening"]], "time_zone": "Asia/Tokyo",
    "experience": "daily", "group_size": 3, "name": "Planner", "email": "planner@example.org",
}  # fmt: skip


def add(user_id: str | None, token: str, now: datetime = NOW) -> str:
    with write_transaction() as session:
        return requests.add_request(session, token, DETAILS | {"user_id": user_id}, now)


def test_a_request_is_found_by_id_and_by_token(app: Flask, db_session: Session) -> None:
    id_ = add(None, "t1")
    sent = Event(NOW, By.REQUESTER, "", State.OPEN, "", None)
    expected = Request(
        id=id_,
        token="t1",
        subject=Subject("programme", "planning-in-a-month", "Planning in a month"),
        goal="Run it",
        times=(Time(date(2027, 4, 1), PartOfDay.EVENING),),
        time_zone="Asia/Tokyo",
        experience=Experience.DAILY,
        group_size=3,
        name="Planner",
        email="planner@example.org",
        state=State.OPEN,
        created_at=NOW,
        events=(sent,),
    )
    assert requests.find_request(db_session, id_) == expected
    assert requests.find_by_token(db_session, "t1") == expected
    assert list(requests.select_requests(db_session)) == [replace(expected, events=())]
    assert requests.find_request(db_session, "none") is None
    assert requests.find_by_token(db_session, "") is None


def test_an_event_changes_the_state_and_names_its_author(app: Flask, db_session: Session) -> None:
    id_, chief = add(None, "t1"), add_account(app, "Chief")
    answer = Event(NOW, By.ADMINISTRATOR, "", State.ANSWERED, "Yes", date(2027, 4, 1))
    with write_transaction() as session:
        assert requests.lock_request(session, id_) is State.OPEN
        requests.add_event(session, id_, answer, chief.id)
    found = requests.find_request(db_session, id_)
    assert found is not None
    assert found.state is State.ANSWERED
    assert found.events[1:] == (replace(answer, name="Chief"),)


def test_open_requests_come_first_and_the_oldest_of_them(app: Flask, db_session: Session) -> None:
    later, closed, answered = NOW + timedelta(1), NOW - timedelta(2), NOW - timedelta(1)
    young, old = add(None, "young", later), add(None, "old")
    ids = {State.AGREED: add(None, "a", closed), State.ANSWERED: add(None, "b", answered)}
    with write_transaction() as session:
        for state, id_ in ids.items():
            requests.add_event(
                session, id_, Event(NOW, By.ADMINISTRATOR, "", state, "", None), None
            )
    listed = [request.id for request in requests.select_requests(db_session)]
    assert listed == [old, young, ids[State.ANSWERED], ids[State.AGREED]]
    agreed = requests.select_requests(db_session, State.AGREED)
    assert [request.id for request in agreed] == [ids[State.AGREED]]
    assert requests.count_states(db_session) == {
        State.OPEN: 2, State.ANSWERED: 1, State.AGREED: 1, State.DECLINED: 0, State.WITHDRAWN: 0,
    }  # fmt: skip


def test_requests_go_with_the_account_and_the_author_s_name_too(
    app: Flask, db_session: Session
) -> None:
    person, chief = add_account(app, "Planner"), add_account(app, "Chief")
    own, foreign = add(person.id, "own"), add(None, "foreign")
    event = Event(NOW, By.ADMINISTRATOR, "", State.AGREED, "", None)
    with write_transaction() as session:
        requests.add_event(session, foreign, event, chief.id)
    assert [request.id for request in requests.select_own(db_session, person.id)] == [own]
    with write_transaction() as session:
        people.remove_user(session, person.id)
        people.remove_user(session, chief.id)
    assert [request.id for request in requests.select_requests(db_session)] == [foreign]
    found = requests.find_request(db_session, foreign)
    assert found is not None
    assert found.events[1] == event


def test_a_guest_s_requests_move_to_the_account(app: Flask, db_session: Session) -> None:
    guest, account = add_account(app, "Guest", guest=True), add_account(app, "Planner")
    own = add(guest.id, "own")
    with write_transaction() as session:
        people.move_history(session, guest.id, account.id)
    assert [request.id for request in requests.select_own(db_session, account.id)] == [own]
