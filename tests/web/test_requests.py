"""Asking for training: the form, the private page, and the administrator's ledger."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from db.types import utc_now
from people.services import requests
from people.training import State
from tests.cast import PASSWORD, Cast, add_request
from tests.conftest import build_app
from tests.loaded import SAMPLE

ASKED = {
    "subject": "topic:demand-planning", "goal": "First line\r\nsecond line", "experience": "some",
    "group_size": "4", "day_1": "2099-03-01", "part_1": "morning", "time_zone": "Europe/Berlin",
    "name": "Avery", "email": "Avery@example.org", "website": "",
}  # fmt: skip


def send(client: FlaskClient, **changes: str) -> str:
    """Send a request and return the address of its private page."""
    response = client.post("/requests/new", data=ASKED | changes)
    assert response.status_code == 302
    return response.location


def errors(html: str) -> dict[str, str]:
    found = re.findall(r'<p class="error" id="f-(\w+)-error">([^<]*)</p>', html)
    return {name: sentence.replace("&#39;", "'") for name, sentence in found}


def in_main(html: str) -> str:
    """Return the words of the page's main part."""
    main = html[html.index("<main") : html.index("</main>")]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def test_a_visitor_asks_and_comes_back(app: Flask) -> None:
    visitor = app.test_client()
    link = send(visitor)
    page = in_main(app.test_client().get(link).text)
    assert re.fullmatch(r"/requests/[\w-]{43}", link)
    assert "Waiting for an answer Your request for training: Demand planning." in page
    assert "This site sends no e-mail" in page
    assert "Goal First line second line Preferred times 1 March 2099, morning" in page
    assert "(Europe/Berlin) Experience Some Group 4 people" in page
    assert "Answer to Avery, avery@example.org" in page


def test_any_time_is_fine_when_none_is_given(app: Flask) -> None:
    page = app.test_client().get(send(app.test_client(), day_1="", part_1="any time")).text
    assert "Preferred times Any (Europe/Berlin)" in in_main(page)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"subject": ""}, {"subject": "Choose a programme or a topic."}),
        (
            {"subject": "topic:none"},
            {"subject": "Choose a programme or a topic from the list."},
        ),
        ({"goal": "  "}, {"goal": "Give what you want to reach."}),
        ({"goal": "x" * 2001}, {"goal": "Use at most 2000 characters."}),
        ({"goal": "a\x07b"}, {"goal": "Leave out control characters."}),
        ({"group_size": "0"}, {"group_size": "Give a whole number from 1 to 200."}),
        ({"group_size": "many"}, {"group_size": "Give a whole number from 1 to 200."}),
        ({"experience": "expert"}, {"experience": "Choose one of the three."}),
        ({"day_1": "2020-01-01"}, {"day_1": "This day is over. Give a day from today on."}),
        ({"day_2": "tomorrow"}, {"day_2": "This is not a date. Write it like 2027-03-13."}),
        ({"part_3": "evening"}, {"day_3": "Give the day too."}),
        ({"part_1": "night"}, {"part_1": "Choose a part of the day from the list."}),
        ({"time_zone": "Mars/Base"}, {"time_zone": "Choose a time zone from the list."}),
        ({"name": "\n"}, {"name": "Give your name."}),
        (
            {"email": "nobody"},
            {"email": "This is not an e-mail address. It should look like you@example.org."},
        ),
        (
            {"website": "http://spam"},
            {"website": "Leave this field empty; it is a trap for programs."},
        ),
    ],
)
def test_bad_input_is_named_and_what_was_typed_stays(
    client: FlaskClient, changes: dict[str, str], expected: dict[str, str]
) -> None:
    response = client.post("/requests/new", data=ASKED | changes)
    assert response.status_code == 422
    assert errors(response.text) == expected
    if "name" not in changes:
        assert 'value="Avery"' in response.text


def test_the_trap_hides_until_somebody_falls_into_it(client: FlaskClient) -> None:
    assert 'class="trap" aria-hidden="true"' in client.get("/requests/new").text
    caught = client.post("/requests/new", data=ASKED | {"website": "x"}).text
    assert 'class="trap"' not in caught


def test_the_form_knows_subject_and_person(app: Flask) -> None:
    learner = Cast(app).client("learner")
    page = learner.get("/requests/new?programme=planning-in-a-month").text
    assert '<option value="programme:planning-in-a-month" selected>' in page
    assert 'value="Learner"' in page
    assert 'value="learner@example.org"' in page
    assert " selected" in app.test_client().get("/requests/new?topic=demand-planning").text
    assert app.test_client().get("/requests/new?topic=none").status_code == 200


def test_the_account_lists_its_own_requests(app: Flask) -> None:
    cast = Cast(app)
    link = send(cast.client("learner"))
    assert f'<a href="{link}">Demand planning</a>' in cast.client("learner").get("/account").text
    assert link not in cast.client("other_learner").get("/account").text
    cast.client("learner").post("/account/delete", data={"password": PASSWORD})
    assert app.test_client().get(link).status_code == 404


def test_the_requester_withdraws_once(app: Flask) -> None:
    client = app.test_client()
    link = send(client)
    assert client.post(f"{link}/withdraw").location == link
    said = "Your request is withdrawn. Programmes / Your request Withdrawn"
    assert said in in_main(client.get(link).text)
    client.post(f"{link}/withdraw")
    page = in_main(client.get(link).text)
    assert "The request is closed: withdrawn. Send a new one." in page
    assert client.post("/requests/none/withdraw").status_code == 404


def test_the_administrator_answers_closes_and_reopens(app: Flask) -> None:
    cast = Cast(app)
    visitor, chief = app.test_client(), cast.client("administrator")
    link = send(visitor)
    ledger = chief.get("/admin/requests/").text
    address = re.findall(r'<td><a href="(/admin/requests/[^"]+)">Demand planning', ledger)[0]
    bad = chief.post(f"{address}/answer", data={"text": "", "proposed_on": "soon"})
    assert bad.status_code == 422
    assert errors(bad.text) == {
        "text": "Give an answer.",
        "proposed_on": "This is not a date. Write it like 2027-03-13.",
    }
    late = chief.post(f"{address}/answer", data={"text": "Ok", "proposed_on": "2020-01-01"})
    assert errors(late.text) == {"proposed_on": "This day is over. Propose a day from today on."}
    said = {"text": "With pleasure.", "proposed_on": "2099-03-08"}
    assert chief.post(f"{address}/answer", data=said).status_code == 302
    seen = in_main(visitor.get(link).text)
    assert "Answered Your request for training: Demand planning." in seen
    assert "With pleasure. Proposed day: 8 March 2099" in seen
    assert "Administrator)" not in seen
    for state in ("agreed", "open", "declined"):
        assert chief.post(f"{address}/state", data={"state": state}).status_code == 302
    assert chief.post(f"{address}/answer", data=said).status_code == 422
    assert chief.post(f"{address}/state", data={"state": "lost"}).status_code == 422
    events = in_main(chief.get(address).text).split("What happened ")[1]
    happened = re.findall(r"(Sent|Reopened|Answered|Closed as \w+)(?=[; ]|$)", events)
    assert happened == [
        "Sent", "Answered", "Closed as agreed", "Reopened", "Closed as declined",
    ]  # fmt: skip
    assert events.count("administrator (Administrator)") == 4
    assert "Declined Your request" in in_main(visitor.get(link).text)


def test_the_ledger_counts_and_filters(app: Flask) -> None:
    cast = Cast(app)
    chief = cast.client("administrator")
    assert "There is no request yet." in chief.get("/admin/").text
    with app.app_context():
        first, second = add_request(cast.learner.id), add_request("")
        requests.move_request(first.id, cast.administrator.id, State.AGREED, utc_now())
    page = chief.get("/admin/requests/").text
    listed = re.findall(r'href="/admin/requests/([\w-]{16})"', page)
    assert listed == [second.id, first.id]
    assert "1 request waits for an answer" in page
    assert "0 answered, 1 closed." in page
    agreed = chief.get("/admin/requests/?state=agreed").text
    assert re.findall(r'href="/admin/requests/([\w-]{16})"', agreed) == [first.id]
    assert "There is no declined request." in chief.get("/admin/requests/?state=declined").text
    assert chief.get("/admin/requests/?state=lost").status_code == 200
    overview = in_main(chief.get("/admin/").text)
    assert "Requests for training See all 1 open , 1 agreed ." in overview
    assert chief.get("/admin/requests/none").status_code == 404


def test_the_ledger_is_sent_as_csv_without_formulas(app: Flask) -> None:
    cast = Cast(app)
    chief = cast.client("administrator")
    link = send(app.test_client(), name="=cmd()", goal="Plan")
    with app.app_context():
        asked = requests.open_request(link.rpartition("/")[2])
        requests.answer_request(asked.id, cast.administrator.id, "Yes", None, utc_now())
    response = chief.get("/admin/requests/requests.csv")
    assert response.headers["Content-Disposition"] == (
        'attachment; filename="training-requests.csv"'
    )
    head, row = csv.reader(io.StringIO(response.text.lstrip("\ufeff")))
    told: dict[str, Any] = dict(zip(head, row, strict=True))
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", told.pop("Received (UTC)"))
    assert told == {
        "State": "answered", "Kind": "topic", "Subject": "Demand planning", "Goal": "Plan",
        "Name": "'=cmd()", "E-mail": "avery@example.org", "Group size": "4",
        "Experience": "some", "Preferred times": "2099-03-01 morning",
        "Time zone": "Europe/Berlin", "Answer": "Yes", "Proposed day": "",
    }  # fmt: skip


def test_too_many_requests_are_slowed_down_and_the_partner_is_named(tmp_path: Path) -> None:
    settings = {
        "LINKAGE_RATE_LIMITS": "on",
        "LINKAGE_PARTNER_EMAIL": "training@example.org",
        "LINKAGE_PARTNER_PHONE": "555 0100",
        "LINKAGE_PARTNER_POSTAL": "1 Example Street",
        "LINKAGE_PARTNER_REFERRAL": "Say that a friend sent you.",
    }
    client = build_app(tmp_path, "", SAMPLE, settings).test_client()
    page = in_main(client.get(send(client)).text)
    assert page.endswith(
        "Reach Linkage E-mail training@example.org Telephone 555 0100 Post 1 Example Street "
        "Referral Say that a friend sent you."
    )
    assert "555 0100" in client.get("/programmes/planning-in-a-month").text
    for _ in range(5):
        send(client)
    refused = client.post("/requests/new", data=ASKED)
    assert refused.status_code == 429
    assert "Six requests in a row. Wait ten minutes, then send the next." in refused.text


def test_a_topic_leads_to_training_on_it(client: FlaskClient) -> None:
    page = client.get("/topics/demand-planning").text
    assert (
        '<a href="/requests/new?topic=demand-planning">Ask for training on this topic</a>' in page
    )
