"""Learning paths as JSON."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast


def test_the_way_to_a_topic(client: FlaskClient) -> None:
    answer = client.get("/api/v1/paths?to=monthly-cycle").json
    assert answer is not None
    first, last = answer["steps"]
    assert first["reasons"] == [
        {"before": "monthly-cycle", "reason": first["reasons"][0]["reason"]}
    ]
    assert [(s["number"], s["slug"], s["url"]) for s in answer["steps"]] == [
        (1, "role-of-sop", "/topics/role-of-sop"),
        (3, "monthly-cycle", "/topics/monthly-cycle"),
    ]
    assert answer["minutes"] == first["minutes"] + last["minutes"]
    assert (answer["known"], answer["left"], answer["evenings"]) == ([], [], [])


def test_evenings_to_the_exam(client: FlaskClient) -> None:
    answer = client.get("/api/v1/paths?to=exam&evening=90").json
    assert answer is not None
    assert answer["evenings"] == [["role-of-sop", "monthly-cycle", "demand-planning"]]


def test_a_time_with_a_start(app: Flask) -> None:
    answer = Cast(app).client("learner").get("/api/v1/paths?minutes=30&start=demand-planning").json
    assert answer is not None
    assert [step["slug"] for step in answer["steps"]] == ["demand-planning"]
    assert answer["minutes"] <= 30


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ("to=none", 404, ""),
        ("minutes=60&start=exam", 404, ""),
        ("", 422, "Give either to or minutes."),
        ("to=exam&minutes=60", 422, "Give either to or minutes."),
        ("minutes=10", 422, "minutes is 10; give 30 to 600."),
        ("to=exam&evening=45", 422, "evening is 45; choose 30, 60 or 90."),
    ],
)
def test_what_cannot_be_planned_is_refused(
    client: FlaskClient, query: str, status: int, said: str
) -> None:
    response = client.get(f"/api/v1/paths?{query}")
    assert response.status_code == status
    assert said in response.text
