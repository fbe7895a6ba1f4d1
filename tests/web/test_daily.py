"""The page of the question of the day, and what leads to it."""

from __future__ import annotations

import re

from flask import Flask
from flask.testing import FlaskClient

from db.engine import db
from db.tables import Attempt, AttemptItem, User
from db.types import utc_now
from quizzes.daily import choose_daily


def answer(client: FlaskClient, address: str) -> None:
    """Answer the one question of the set somehow."""
    page = client.get(address).text
    options = re.findall(r'name="response" value="(\w+)"', page)
    data: dict[str, str | list[str]] = {"position": "1", "response": options[:2] or "1"}
    if 'type="radio" name="response"' in page:
        data["response"] = options[0]
    data |= dict.fromkeys(re.findall(r'name="(cell-\w+)"', page), "1")
    assert client.post(address.split("?")[0], data=data).status_code == 303


def test_looking_at_it_writes_nothing(app: Flask, client: FlaskClient) -> None:
    page = client.get("/today").text
    assert "<h1>Question of the day</h1>" in page
    assert page.count("button primary") == 1
    for address in ("/", "/practice"):
        assert 'href="/today"' in client.get(address).text
    with app.app_context():
        assert db.session.query(User).count() == 0


def test_it_is_asked_once_a_day(app: Flask, client: FlaskClient) -> None:
    address = client.post("/today").location
    assert client.post("/today").location == address
    with app.app_context():
        item = db.session.query(AttemptItem).one()
        expected = choose_daily(app.extensions["linkage.bank"], utc_now().date())
        assert expected is not None
        assert (item.question_id, f"/attempts/{item.attempt_id}?position=1") == (
            expected.id,
            address,
        )
    answer(client, address)
    attempt = address.split("?")[0]
    client.post(f"{attempt}/submit")
    page = client.get("/today").text
    assert f'href="{address}">See why</a>' in page
    assert "The next one comes tomorrow." in page
    assert client.post("/today").location == address
    assert "The next one comes tomorrow." in client.get("/practice").text


def test_everybody_has_the_same_numbers(app: Flask) -> None:
    for _ in range(2):
        assert app.test_client().post("/today").status_code == 303
    with app.app_context():
        items = db.session.query(AttemptItem).all()
        assert len(items) == 2
        assert len({(item.question_hash, item.seed) for item in items}) == 1


def test_one_that_was_closed_unanswered_can_be_begun_again(app: Flask, client: FlaskClient) -> None:
    first = client.post("/today").location
    client.post(f"{first.split('?')[0]}/submit")
    assert client.post("/today").location != first
    with app.app_context():
        assert db.session.query(Attempt).count() == 2


def test_an_exam_that_asks_it_comes_first(app: Flask, client: FlaskClient) -> None:
    question = choose_daily(app.extensions["linkage.bank"], utc_now().date())
    assert question is not None
    for _ in range(20):
        started = client.post("/api/v1/attempts", json={"mode": "exam", "exam": "whole"}).get_json()
        if question.id in {asked["id"] for asked in started["questions"]}:
            break
        client.post(f"/api/v1/attempts/{started['id']}/submit")
    else:
        raise AssertionError("the exam never asks today's question")
    reply = client.post("/today")
    assert reply.status_code == 422
    assert "Hand in your exam first: it asks this question." in reply.text
    assert "Your exam asks this question." in reply.text


def test_a_topic_s_page_leads_to_its_quiz(client: FlaskClient) -> None:
    page = client.get("/topics/demand-planning").text
    assert '<a class="button" href="/exams/quiz-demand-planning">Take the quiz</a>' in page
