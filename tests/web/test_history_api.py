"""Attempts looked back on as JSON."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import add_account, client_of
from tests.web.test_attempts_api import find_right


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return client_of(app, add_account(app, "Learner"))


def begin(client: FlaskClient, **asked: Any) -> dict[str, Any]:
    reply = client.post("/api/v1/attempts", json={"mode": "practice", "count": 4} | asked)
    assert reply.status_code == 201
    return dict(reply.get_json())


def save(client: FlaskClient, attempt: dict[str, Any], position: int, **sent: Any) -> None:
    address = f"/api/v1/attempts/{attempt['id']}/answers/{position}"
    body = {"sequence": 1, "certainty": None} | sent
    assert client.put(address, json=body).status_code == 200


def result(client: FlaskClient, attempt: dict[str, Any]) -> dict[str, Any]:
    reply = client.get(f"/api/v1/attempts/{attempt['id']}/result")
    assert reply.status_code == 200
    return dict(reply.get_json())


def test_a_set_that_shows_its_keys_tells_what_it_came_to_so_far(
    app: Flask, client: FlaskClient
) -> None:
    attempt = begin(client, topics=["demand-planning"], seed=5)
    first = attempt["questions"][0]
    save(client, attempt, 1, response=find_right(app, attempt["id"], 1), seconds=31.5)
    found = result(client, attempt)
    one = {"n": 1, "credit": 1.0, "interval": None}
    assert {name: found[name] for name in ("status", "title", "questions", "answered")} == {
        "status": "open",
        "title": "Practice, demand planning",
        "questions": len(attempt["questions"]),
        "answered": 1,
    }
    assert (found["credit"], found["line"], found["margin"], found["changes"]) == (
        1.0, None, None, None,
    )  # fmt: skip
    assert found["topics"] == [{"key": "demand-planning", **one}]
    assert found["levels"] == [{"key": first["level"], **one}]
    assert found["kinds"] == [{"key": first["kind"], **one}]
    assert [sorted(each) for each in found["domains"]] == [["credit", "interval", "key", "n"]]
    assert found["pacing"] == {
        "kinds": [{"kind": first["kind"], "n": 1, "median": 31.5, "median_right": 31.5}],
        "questions": [{"position": 1, "seconds": 31.5, "credit": 1.0, "over": None}],
        "lost": 0.0,
    }


def test_an_exam_tells_nothing_before_it_is_handed_in(app: Flask, client: FlaskClient) -> None:
    attempt = begin(client, mode="exam", exam="whole")
    single = next(q for q in attempt["questions"] if q["kind"] == "single-choice")
    right = find_right(app, attempt["id"], single["position"])
    wrong = next(option["id"] for option in single["options"] if option["id"] != right)
    save(client, attempt, single["position"], response=wrong)
    save(client, attempt, single["position"], response=right, sequence=2)
    held = client.get(f"/api/v1/attempts/{attempt['id']}/result")
    assert (held.status_code, held.get_json()["message"]) == (
        409,
        "The result is ready once the attempt is handed in.",
    )
    (line,) = client.get("/api/v1/attempts").get_json()["attempts"]
    assert (line["answered"], line["credit"], line["possible"], line["reached"]) == (
        1, None, None, None,
    )  # fmt: skip
    client.post(f"/api/v1/attempts/{attempt['id']}/submit")
    found = result(client, attempt)
    assert (found["status"], found["closed_by"], found["line"], found["reached"]) == (
        "closed", "person", 70, False,
    )  # fmt: skip
    assert found["changes"] == {
        "wrong_to_right": 1, "right_to_wrong": 0, "wrong_to_wrong": 0, "gained": 1.0,
    }  # fmt: skip
    assert found["margin"] == pytest.approx(1.96 * (0.7 * 0.3 / found["possible"]) ** 0.5)


def test_the_list_has_pages(client: FlaskClient) -> None:
    ids = [begin(client, seed=seed)["id"] for seed in range(3)]
    pages = [client.get(f"/api/v1/attempts?limit=2&page={page}").get_json() for page in (1, 2, 9)]
    assert [(p["total"], p["page"], p["pages"], len(p["attempts"])) for p in pages] == [
        (3, 1, 2, 2), (3, 2, 2, 1), (3, 2, 2, 1),
    ]  # fmt: skip
    assert {line["id"] for page in pages for line in page["attempts"]} == set(ids)
    refused = client.get("/api/v1/attempts?limit=0&page=x").get_json()
    assert set(refused["errors"]["query"]) == {"limit", "page"}


def test_somebody_else_s_attempts_are_nobody_s(app: Flask, client: FlaskClient) -> None:
    attempt = begin(client)
    for other in (app.test_client(), client_of(app, add_account(app, "Other"))):
        assert other.get(f"/api/v1/attempts/{attempt['id']}/result").status_code == 404
        assert other.get("/api/v1/attempts").get_json() == {
            "total": 0, "page": 1, "pages": 1, "attempts": [],
        }  # fmt: skip
