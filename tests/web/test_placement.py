"""The pages of a placement, and one that a program takes."""

from __future__ import annotations

import re
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from db.engine import db
from db.tables import Attempt, User


def heading(page: str) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", page, re.DOTALL)
    assert found is not None
    return found.group(1)


def begin(client: FlaskClient) -> str:
    reply = client.post("/placement")
    assert reply.status_code == 303
    return str(reply.location)


def read_position(page: str) -> str:
    found = re.search(r'name="position" value="(\d+)"', page)
    assert found is not None
    return found.group(1)


def pass_over(client: FlaskClient, address: str) -> str:
    """Say of the question that waits that it isn't known; return the page that follows."""
    position = read_position(client.get(address).text)
    reply = client.post(address, data={"position": position, "unknown": "1"})
    assert (reply.status_code, reply.location) == (303, address)
    return client.get(address).text


def test_a_visitor_is_told_what_it_is_and_stays_one(app: Flask, client: FlaskClient) -> None:
    page = client.get("/placement").text
    assert heading(page) == "Find out where to begin"
    assert page.count("button primary") == 1
    assert 'href="/placement">Begin the placement</a>' in client.get("/exams/placement").text
    with app.app_context():
        assert db.session.query(User).count() == 0


def test_a_question_at_a_time_up_to_the_result(app: Flask, client: FlaskClient) -> None:
    address = begin(client)
    assert begin(client) == address
    assert "Go on at question 1" in client.get("/placement").text
    page = client.get(address).text
    assert "1 of at most 5" in page
    assert client.get(address).text.count('name="position" value="1"') == 1
    for position in range(2, 5):
        page = pass_over(client, address)
        if "at most" not in page:
            break
        assert read_position(page) == str(position)
    while "at most" in page:
        page = pass_over(client, address)
    assert heading(page) == "Start with role of S&amp;OP"
    assert "0 of 4 right" in page or "0 of 5 right" in page
    assert "not asked" in page
    attempt = address.rsplit("/", 1)[1]
    assert f'href="/attempts/{attempt}/review"' in page
    with app.app_context():
        assert db.session.get_one(Attempt, attempt).status == "closed"


def test_no_verdict_is_shown_on_the_way(client: FlaskClient) -> None:
    address = begin(client)
    pass_over(client, address)
    attempt = address.rsplit("/", 1)[1]
    for path in (f"/attempts/{attempt}", f"/attempts/{attempt}?position=1"):
        reply = client.get(path)
        assert (reply.status_code, reply.location) == (302, address)
    assert client.get(f"/attempts/{attempt}/overview").location == f"/attempts/{attempt}"
    assert "verdict" not in client.get(address).text
    assert "No answers yet" in client.get("/progress").text


def test_an_answer_is_asked_for_and_what_was_typed_stays(client: FlaskClient) -> None:
    address = begin(client)
    for _ in range(4):
        page = client.get(address).text
        position = read_position(page)
        reply = client.post(address, data={"position": position})
        assert reply.status_code == 422
        assert "Give an answer, or say that you don’t know." in reply.text
        if 'inputmode="decimal"' in page:
            reply = client.post(address, data={"position": position, "response": "49O"})
            assert reply.status_code == 422
            assert 'value="49O"' in reply.text
            return
        pass_over(client, address)
    raise AssertionError("no question with a number was asked")


def test_a_program_reads_the_attempt_for_the_next_question(client: FlaskClient) -> None:
    attempt: dict[str, Any] = client.post("/api/v1/attempts", json={"mode": "placement"}).get_json()
    address = f"/api/v1/attempts/{attempt['id']}"
    assert (attempt["mode"], attempt["seed"], attempt["exam"]) == ("placement", None, "placement")
    asked = 0
    while attempt["status"] == "open":
        asked += 1
        assert [question["position"] for question in attempt["questions"]] == list(
            range(1, asked + 1)
        )
        sent = {"sequence": 1, "response": None, "certainty": None}
        reply = client.put(f"{address}/answers/{asked}", json=sent)
        assert (reply.status_code, reply.get_json()["answer"]) == (200, None)
        assert reply.get_json()["sequence"] == 1
        attempt = client.get(address).get_json()
        assert client.get(address).get_json()["questions"] == attempt["questions"]
    assert asked in {4, 5}
    result = client.post(f"{address}/submit").get_json()
    assert (result["credit"], result["questions"]) == (0.0, asked)


def test_a_program_can_ask_for_no_placement_by_an_exam(client: FlaskClient) -> None:
    reply = client.post("/api/v1/attempts", json={"mode": "placement", "exam": "whole"})
    assert reply.get_json()["errors"]["json"] == {"exam": ["“whole” is no placement."]}
