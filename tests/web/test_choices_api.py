"""Practice that a program limits by kind, level, section, history, or to a list."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

TRACKING, BIAS, MAD = "dp-tracking-signal", "dp-bias-conclusion", "dp-mad-meaning"


def ask(client: FlaskClient, **more: Any) -> list[str]:
    reply = client.post("/api/v1/attempts", json={"mode": "practice", "count": 20, **more})
    assert reply.status_code == 201, reply.text
    return [question["id"] for question in reply.get_json()["questions"]]


def refuse(client: FlaskClient, **more: Any) -> dict[str, list[str]]:
    reply = client.post("/api/v1/attempts", json={"mode": "practice", "count": 20, **more})
    assert reply.status_code == 422, reply.text
    fields: dict[str, list[str]] = reply.get_json()["errors"]["json"]
    return fields


def test_limits(client: FlaskClient) -> None:
    assert ask(client, kinds=["numeric"]) == [TRACKING]
    assert set(ask(client, sections=["bias-tracking"])) == {TRACKING, BIAS}
    assert ask(client, sections=["bias-tracking"], kinds=["single-choice"]) == [BIAS]
    assert ask(client, questions=[MAD, TRACKING], count=1) == [MAD, TRACKING]


def test_only_what_was_missed(client: FlaskClient) -> None:
    reply = client.post("/api/v1/attempts", json={"mode": "practice", "questions": [TRACKING]})
    address = f"/api/v1/attempts/{reply.get_json()['id']}/answers/1"
    client.put(address, json={"sequence": 1, "response": "-999999", "certainty": "certain"})
    assert ask(client, only="missed") == [TRACKING]
    assert ask(client, only="certain-and-wrong") == [TRACKING]
    assert TRACKING not in ask(client, only="unseen")


@pytest.mark.parametrize(
    ("sent", "fields"),
    [
        (
            {"only": "missed", "topics": ["demand-planning"]},
            {"only": ["There is no question you missed here. "
                      "Whatever you did before, 3 fit."]},
        ),
        ({"questions": ["gone"]}, {"questions": ["There is no question “gone” in the bank."]}),
        (
            {"sections": ["gone"]},
            {"sections": ["There is no question on this section here. "
                          "Whatever the section, 7 fit."]},
        ),
        ({"topics": ["gone"]}, {"topics": ["There are no questions on “gone” yet."]}),
    ],
)  # fmt: skip
def test_a_refusal_names_the_field(
    client: FlaskClient, sent: dict[str, Any], fields: dict[str, list[str]]
) -> None:
    assert refuse(client, **sent) == fields


@pytest.mark.parametrize("field", ["kinds", "levels", "only"])
def test_a_word_that_is_none_of_those_known(client: FlaskClient, field: str) -> None:
    found = refuse(client, **{field: "essay" if field == "only" else ["essay"]})
    assert list(found) == [field]
    assert "Must be one of" in str(found)
