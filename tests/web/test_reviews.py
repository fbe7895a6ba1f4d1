"""The page of reviews, and a review as a program starts it."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from db.engine import db, write_transaction
from db.tables import Attempt, ResponseEvent


def strip(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).replace("&#8239;", " ").split())


def heading(page: str) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", page, re.DOTALL)
    assert found is not None
    return found.group(1)


WRONG = {"dp-tracking-signal": "-999999", "mc-ending-stock": {"i1": "-999999"}}


def miss(client: FlaskClient, question: str) -> str:
    """Answer a question wrong and certain; return the attempt's address."""
    body = {"mode": "practice", "questions": [question]}
    attempt = client.post("/api/v1/attempts", json=body).get_json()
    sent = {"sequence": 1, "response": WRONG[question], "certainty": "certain"}
    reply = client.put(f"/api/v1/attempts/{attempt['id']}/answers/1", json=sent).get_json()
    assert reply["answer"]["feedback"]["credit"] == 0
    return f"/attempts/{attempt['id']}"


def age(app: Flask, days: int) -> None:
    """Let everything have happened some days earlier."""
    with app.app_context(), write_transaction() as session:
        for attempt in session.query(Attempt):
            attempt.started_at -= timedelta(days=days)
        for event in session.query(ResponseEvent):
            event.received_at -= timedelta(days=days)


def test_a_newcomer_is_told_what_will_be_here(client: FlaskClient) -> None:
    page = client.get("/review").text
    assert heading(page) == "Nothing to review yet"
    assert 'href="/practice">Practise</a>' in page


def test_what_was_missed_today_is_due_tomorrow(app: Flask, client: FlaskClient) -> None:
    attempt = miss(client, "dp-tracking-signal")
    assert "Comes back tomorrow, " in client.get(f"{attempt}?position=1").text
    page = client.get("/review").text
    assert heading(page) == "Nothing is due today"
    assert "The next question comes back tomorrow." in page
    assert "Certain and wrong" in page
    age(app, 2)
    page = client.get("/review").text
    assert heading(page) == "One question is due"
    assert "4 Demand planning 1 " in strip(page)
    assert "It is due for review." in client.get(f"{attempt}?position=1").text


def test_a_review_is_begun_and_gone_on_with(app: Flask, client: FlaskClient) -> None:
    for question in WRONG:
        miss(client, question)
    age(app, 2)
    reply = client.post("/review", data={"count": "2"})
    assert reply.status_code == 303
    assert client.post("/review", data={"count": "1"}).location == reply.location
    page = client.get("/review").text
    assert f'href="{reply.location}">Go on with the review you began: 0 of 2</a>' in page
    assert page.count("button primary") == 1
    with app.app_context():
        attempt = db.session.query(Attempt).filter_by(mode="review").one()
        assert (attempt.feedback, f"/attempts/{attempt.id}") == ("once", reply.location)


def test_a_program_starts_a_review(app: Flask, client: FlaskClient) -> None:
    miss(client, "dp-tracking-signal")
    age(app, 2)
    reply = client.post("/api/v1/attempts", json={"mode": "review", "count": 20, "seed": 5})
    assert reply.status_code == 201
    attempt = reply.get_json()
    assert [question["id"] for question in attempt["questions"]] == ["dp-tracking-signal"]
    assert (attempt["mode"], attempt["feedback"], attempt["seed"]) == ("review", "once", None)


def test_a_program_is_told_that_nothing_is_due(client: FlaskClient) -> None:
    reply = client.post("/api/v1/attempts", json={"mode": "review"})
    assert reply.status_code == 422
    assert reply.get_json()["errors"]["json"] == {
        "mode": ["Nothing is due: you have not answered anything yet."]
    }


@pytest.mark.parametrize(
    ("count", "field", "sentence"),
    [
        ("0", "count", "Choose how many questions, from 1 to 50."),
        ("51", "count", "Choose how many questions, from 1 to 50."),
        ("x", "count", "Choose how many questions, from 1 to 50."),
        ("5", "mode", "Nothing is due: you have not answered anything yet."),
    ],
)
def test_a_review_that_cannot_begin(
    client: FlaskClient, count: str, field: str, sentence: str
) -> None:
    reply = client.post("/review", data={"count": count})
    assert reply.status_code == 422
    assert f'<a href="#f-{field}">{sentence}</a>' in reply.text
