"""One's data as a file, and the end of one's practice history."""

from __future__ import annotations

from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast, add_account, client_of
from tests.web.test_attempts_api import find_right, put, start
from tests.web.test_practice import heading


def test_a_visitor_has_nothing_to_take_along(client: FlaskClient) -> None:
    assert client.get("/account/export").status_code == 404
    assert client.get("/account/history").status_code == 404
    assert client.post("/account/history", data={"word": "delete"}).status_code == 404


def test_everything_goes_into_one_file(app: Flask) -> None:
    cast = Cast(app)
    cast.values()
    client = cast.client("learner")
    attempt = start(client, topics=["role-of-sop"])
    right = find_right(app, attempt["id"], 1)
    put(client, attempt["id"], 1, right)
    reply = client.get("/account/export")
    day = reply.get_json()["exported_at"][:10]
    assert reply.headers["Content-Disposition"] == f'attachment; filename="linkage-{day}.json"'
    data = reply.get_json()
    assert data["account"]["email"] == "learner@example.org"
    assert data["memberships"][0]["cohort_id"] == cast.cohort_id
    assert [note["text"] for note in data["reading_notes"]] == ["Own words"]
    assert [each["name"] for each in data["maturity_assessments"]] == ["Own"]
    assert data["training_requests"][0]["goal"] == "Run the cycle"
    kept = next(each for each in data["attempts"] if each["id"] == attempt["id"])
    question = kept["questions"][0]
    assert question["stem"] == attempt["questions"][0]["stem"]
    assert question["options"] == attempt["questions"][0]["options"]
    (answer,) = question["answers"]
    assert (answer["response"], answer["credit"], answer["sequence"]) == (right, 1.0, 1)
    assert kept["questions"][1]["answers"] == []


def test_an_open_exam_gives_no_credit_away(app: Flask) -> None:
    client = client_of(app, add_account(app, "Learner"))
    started = client.post("/api/v1/attempts", json={"mode": "exam", "exam": "whole"}).get_json()
    address = f"/api/v1/attempts/{started['id']}"
    body = {"sequence": 1, "response": find_right(app, started["id"], 1), "certainty": None}
    assert client.put(f"{address}/answers/1", json=body).status_code == 200
    (attempt,) = client.get("/account/export").get_json()["attempts"]
    assert "credit" not in attempt["questions"][0]["answers"][0]
    assert client.get("/api/v1/progress").get_json()["answers"] == 0
    client.post(f"{address}/submit")
    (attempt,) = client.get("/account/export").get_json()["attempts"]
    assert attempt["questions"][0]["answers"][0]["credit"] == 1
    assert client.get("/api/v1/progress").get_json()["answers"] == 1


def test_the_history_goes_when_the_word_is_typed(app: Flask) -> None:
    client = client_of(app, add_account(app, "Learner"))
    attempt = start(client, topics=["role-of-sop"])
    put(client, attempt["id"], 1, find_right(app, attempt["id"], 1))
    assert heading(client.get("/account/history").text) == "Delete your practice history?"
    refused = client.post("/account/history", data={"word": "remove"})
    assert refused.status_code == 422
    assert "Type the word delete to confirm." in refused.text
    assert 'value="remove"' in refused.text
    assert client.get("/api/v1/progress").get_json()["answers"] == 1
    done = client.post("/account/history", data={"word": "Delete"}, follow_redirects=True)
    assert "Your practice history is deleted." in done.text
    assert heading(done.text) == "No answers yet"
    assert client.get("/account").status_code == 200


def test_a_guest_can_do_both(app: Flask, client: FlaskClient) -> None:
    attempt = start(client, topics=["role-of-sop"])
    put(client, attempt["id"], 1, find_right(app, attempt["id"], 1))
    data = client.get("/account/export").get_json()
    assert data["account"]["guest"] is True
    assert len(data["attempts"]) == 1
    client.post("/account/history", data={"word": "delete"})
    assert client.get("/account/export").get_json()["attempts"] == []
