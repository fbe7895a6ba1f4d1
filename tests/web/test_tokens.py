"""A program's way: its owner makes a token, it practises, the token is revoked."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from db.types import utc_now
from people.bearer import REFUSAL
from people.model import Person
from people.services import tokens
from tests.cast import PASSWORD, add_account, client_of

START = {"mode": "practice", "topics": [], "count": 7, "seed": 11}
SHOWN = re.compile(r'value="(lk_[\w-]+)" readonly')


def make_secret(client: FlaskClient, name: str = "Script") -> str:
    page = client.post("/account/tokens", data={"token_name": name})
    assert page.status_code == 200
    found = SHOWN.search(page.text)
    assert found is not None
    return found.group(1)


def new_secret(app: Flask, person: Person) -> str:
    with app.app_context():
        return tokens.create_token(person.id, "Script", utc_now())


def choose(attempt: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Return the address and body of an answer to the first question with one choice."""
    question = next(q for q in attempt["questions"] if q["kind"] == "single-choice")
    address = f"/api/v1/attempts/{attempt['id']}/answers/{question['position']}"
    return address, {"sequence": 1, "response": question["options"][0]["id"]}


def bearer(secret: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret}"}


def program(app: Flask) -> FlaskClient:
    """Return a client that sends no CSRF token of its own accord."""
    return FlaskClient(app, app.response_class)


def refusal() -> dict[str, Any]:
    return {"code": 401, "status": "Unauthorized", "message": REFUSAL, "errors": {}}


def test_a_program_practises_until_its_token_is_revoked(app: Flask) -> None:
    person = add_account(app, "Planner")
    owner, robot = client_of(app, person), program(app)
    headers = bearer(make_secret(owner))
    started = robot.post("/api/v1/attempts", json=START, headers=headers)
    attempt = f"/api/v1/attempts/{started.get_json()['id']}"
    address, body = choose(started.get_json())
    answered = robot.put(address, json=body, headers=headers)
    submitted = robot.post(f"{attempt}/submit", headers=headers)
    read = robot.get(attempt, headers=headers)
    answers = (started, answered, submitted, read)
    assert [answer.status_code for answer in answers] == [201, 200, 200, 200]
    assert [answer.headers.getlist("Set-Cookie") for answer in answers] == [[]] * 4
    assert [answer["response"] for answer in read.get_json()["answers"]] == [body["response"]]
    assert owner.get(attempt).get_json() == read.get_json()
    link = re.search(r'href="(/account/tokens/[\w-]+/revoke)"', owner.get("/account").text)
    assert link is not None
    assert "Revoke Script?" in owner.get(link.group(1)).text
    assert robot.get(attempt, headers=headers).status_code == 200
    revoked = owner.post(link.group(1))
    assert (revoked.status_code, revoked.location) == (302, "/account#tokens")
    after = [
        robot.get(attempt, headers=headers),
        robot.post("/api/v1/attempts", json=START, headers=headers),
    ]
    assert [(answer.status_code, answer.get_json()) for answer in after] == [(401, refusal())] * 2
    assert owner.post(link.group(1)).status_code == 404


def test_one_person_s_token_opens_nothing_of_another(app: Flask) -> None:
    planner, other = add_account(app, "Planner"), add_account(app, "Other")
    secrets = [new_secret(app, person) for person in (planner, other)]
    robot = program(app)
    started = robot.post("/api/v1/attempts", json=START, headers=bearer(secrets[0])).get_json()
    attempt = f"/api/v1/attempts/{started['id']}"
    address, body = choose(started)
    headers = bearer(secrets[1])
    found = [
        robot.get(attempt, headers=headers),
        robot.put(address, json=body, headers=headers),
        robot.post(f"{attempt}/submit", headers=headers),
    ]
    assert [answer.status_code for answer in found] == [404] * 3
    assert robot.get(attempt, headers=bearer(secrets[0])).get_json()["status"] == "open"


@pytest.mark.parametrize("shown", ["Bearer lk_wrong", "bearer", "Bearer", "Bearer a=b", "BEARER é"])
@pytest.mark.parametrize(
    "address", ["/api/v1/progress", "/api/v1/topics", "/api/v1/none", "/api/docs"]
)
def test_a_wrong_token_is_refused_even_beside_a_session(
    app: Flask, shown: str, address: str
) -> None:
    client = client_of(app, add_account(app, "Planner"))
    answer = client.get(address, headers={"Authorization": shown})
    assert (answer.status_code, answer.get_json()) == (401, refusal())
    assert answer.headers["WWW-Authenticate"] == "Bearer error=invalid_token"
    assert "Set-Cookie" not in answer.headers
    assert client.post("/api/v1/attempts", json=START, headers=bearer("lk_")).status_code == 401


def test_the_token_counts_and_not_the_session_beside_it(app: Flask) -> None:
    planner, other = add_account(app, "Planner"), add_account(app, "Other")
    client = app.test_client()
    client.post("/sign-in", data={"email": other.email, "password": PASSWORD})
    assert client.get_cookie("linkage_remember") is not None
    headers = bearer(new_secret(app, planner))
    answer = client.post("/api/v1/attempts", json=START, headers=headers)
    attempt = f"/api/v1/attempts/{answer.get_json()['id']}"
    found = [client.get(attempt).status_code, client.get(attempt, headers=headers).status_code]
    assert found == [404, 200]
    client.delete_cookie("linkage")
    page = client.get("/api/docs", headers=headers)
    assert "Account of Planner" in page.text
    assert "Set-Cookie" not in page.headers


def test_outside_the_api_a_token_means_nothing(app: Flask) -> None:
    headers = bearer(new_secret(app, add_account(app, "Planner")))
    robot = program(app)
    account = robot.get("/account", headers=headers)
    assert (account.status_code, account.location) == (302, "/sign-in?next=/account")
    assert robot.post("/sign-out", headers=headers).status_code == 400
    assert robot.get("/keys", headers=bearer("lk_wrong")).status_code == 200


def test_a_session_still_needs_the_csrf_token(app: Flask) -> None:
    person = add_account(app, "Planner")
    robot = program(app)
    with robot.session_transaction() as session:
        session["_user_id"] = f"{person.id}.1"
    basic = {"Authorization": "Basic cGxhbm5lcjpub25l"}
    for headers in ({}, basic):
        refused = robot.post("/api/v1/attempts", json=START, headers=headers)
        assert refused.status_code == 400
    assert client_of(app, person).post("/api/v1/attempts", json=START).status_code == 201


def test_the_secret_is_shown_once(app: Flask) -> None:
    client = client_of(app, add_account(app, "Planner"))
    page = client.post("/account/tokens", data={"token_name": " Spread<b>sheet "})
    assert page.headers["Cache-Control"] == "no-store"
    assert "Copy the token for Spread&lt;b&gt;sheet" in page.text
    secret = SHOWN.search(page.text)
    assert secret is not None
    for address in ("/account", "/account/tokens"):
        listed = client.get(address).text
        assert "<td>Spread&lt;b&gt;sheet</td>" in listed
        assert "never</td>" in listed
        assert "lk_" not in listed
    assert client.get("/api/v1/progress", headers=bearer(secret.group(1))).status_code == 200
    assert "never</td>" not in client.get("/account").text


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "Give the token a name."),
        ("x" * 81, "Use at most 80 characters."),
        ("a\tb", "Leave out line breaks and control characters."),
    ],
)
def test_a_name_that_cannot_be_used_is_kept_with_a_reason(app: Flask, name: str, said: str) -> None:
    client = client_of(app, add_account(app, "Planner"))
    page = client.post("/account/tokens", data={"token_name": name})
    assert page.status_code == 422
    assert f'<a href="#f-token_name">{said}</a>' in page.text
    assert f'value="{name}"' in page.text
    assert 'value="Planner"' in page.text
    assert "Revoke" not in page.text


def test_the_eleventh_token_is_refused(app: Flask) -> None:
    client = client_of(app, add_account(app, "Planner"))
    for number in range(10):
        make_secret(client, f"Script {number}")
    page = client.post("/account/tokens", data={"token_name": "One more"})
    assert page.status_code == 422
    assert "You have 10 tokens, as many as one may have. Revoke one first." in page.text
    assert 'value="One more"' in page.text
    assert page.text.count(">Revoke</a>") == 10


def test_the_description_says_how_to_show_a_token(client: FlaskClient) -> None:
    document = client.get("/api/v1/openapi.json").get_json()
    scheme = document["components"]["securitySchemes"]["token"]
    assert (scheme["type"], scheme["scheme"]) == ("http", "bearer")
    assert document["security"] == [{"token": []}, {}]
    assert "Authorization: Bearer lk_" in client.get("/api/docs").text
