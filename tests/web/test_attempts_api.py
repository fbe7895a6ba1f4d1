"""The attempts API: whole replies, and nothing of the key before the answer counts."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizzes.model import Bank, Kind
from quizzes.records import load_question
from quizzes.variant_model import Variant
from quizzes.variants import make_variant
from tests.cast import add_account, client_of

API = "/api/v1/attempts"


def start(client: FlaskClient, **more: Any) -> dict[str, Any]:
    reply = client.post(API, json={"mode": "practice", "count": 7, "seed": 11, **more})
    assert reply.status_code == 201, reply.text
    return dict(reply.json or {})


def put(client: FlaskClient, attempt: str, position: int, response: Any, **more: Any) -> Any:
    body = {"sequence": 1, "response": response, **more}
    return client.put(f"{API}/{attempt}/answers/{position}", json=body)


def bank_of(app: Flask) -> Bank:
    bank: Bank = app.extensions["linkage.bank"]
    return bank


def find_right(app: Flask, attempt: str, position: int) -> Any:
    """Return the right response to a question, worked out from what is stored."""
    from db.engine import db
    from db.tables import AttemptItem, QuestionVersion

    with app.app_context():
        item = db.session.get_one(AttemptItem, (attempt, position))
        version = db.session.get_one(QuestionVersion, item.question_hash)
        return solve(make_variant(load_question(version.document), item.seed))


def solve(variant: Variant) -> Any:
    """Return the right response to a variant."""
    keys = [option.id for option in variant.options if option.correct]
    match variant.question.kind:
        case Kind.SINGLE_CHOICE:
            return keys[0]
        case Kind.MULTIPLE_RESPONSE:
            return keys
        case Kind.ORDERING:
            return list(variant.order)
        case Kind.MATCHING:
            return {left.id: left.key for left in variant.lefts}
        case Kind.NUMERIC:
            return str(variant.key)
        case Kind.TABLE:
            assert variant.grid is not None
            return {cell.id: str(cell.key) for cell in variant.grid.blanks()}
        case Kind.CASE:
            return {part.question.part_id: solve(part) for part in variant.parts}


def test_start_returns_questions_without_keys(app: Flask, client: FlaskClient) -> None:
    attempt = start(client)
    state = {name: attempt[name] for name in ("mode", "seed", "status", "closed_at", "answers")}
    assert state == {
        "mode": "practice", "seed": 11, "status": "open", "closed_at": None, "answers": [],
    }  # fmt: skip
    assert attempt["seconds_left"] is None
    questions = attempt["questions"]
    assert [question["position"] for question in questions] == [1, 2, 3, 4, 5, 6, 7]
    assert sorted(question["id"] for question in questions) == sorted(bank_of(app).by_id)
    common = {
        "position", "id", "kind", "topic", "section", "level", "stem", "options", "flagged",
    }  # fmt: skip
    extra = {
        "single-choice": set(),
        "multiple-response": {"choose"},
        "numeric": {"unit", "rounding"},
        "table": {"table"},
    }
    assert {q["kind"] for q in questions} == set(extra)
    for question in questions:
        assert set(question) == common | extra[question["kind"]]
        assert all(set(option) == {"id", "text"} for option in question["options"])


def test_nothing_of_the_key_leaves_before_the_answer_counts(
    app: Flask, client: FlaskClient
) -> None:
    attempt = start(client)
    pages = [client.get(f"{API}/{attempt['id']}").text]
    pages += [client.get(f"/attempts/{attempt['id']}?position={n}").text for n in range(1, 8)]
    for page in pages:
        for question in bank_of(app).questions:
            assert not any(option.why in page for option in question.options)
            assert not any(mistake.why in page for mistake in question.mistakes)
        for word in ('"correct"', '"why"', '"tolerance"', '"key"', '"solution"', "Worked solution"):
            assert word not in page


def test_one_seed_gives_one_attempt_to_two_learners(app: Flask) -> None:
    one, two = (start(app.test_client(), topics=["demand-planning"]) for _ in range(2))
    assert one["id"] != two["id"]
    assert one["questions"] == two["questions"]


def test_an_answer_is_acknowledged_with_feedback(app: Flask, client: FlaskClient) -> None:
    attempt = start(client)
    for question in attempt["questions"]:
        position = question["position"]
        right = find_right(app, attempt["id"], position)
        reply = put(client, attempt["id"], position, right, certainty="certain").json
        assert {name: reply[name] for name in ("attempt", "status", "position")} == {
            "attempt": attempt["id"], "status": "open", "position": position,
        }  # fmt: skip
        stored = reply["answer"]
        assert (stored["sequence"], stored["certainty"]) == (1, "certain")
        assert stored["response"] == right
        feedback = stored["feedback"]
        assert (feedback["credit"], feedback["verdict"], feedback["mistake"]) == (1, "Right", None)
        assert len(feedback["options"]) == len(question["options"])
        assert bool(feedback["solution"]) is (question["kind"] in {"numeric", "table"})
        assert ("key" in feedback) is (question["kind"] == "numeric")
    state = client.get(f"{API}/{attempt['id']}").json
    assert state is not None
    assert len(state["answers"]) == 7
    result = client.post(f"{API}/{attempt['id']}/submit").json
    assert result is not None
    assert (result["status"], result["questions"], result["answered"], result["credit"]) == (
        "closed", 7, 7, 7,
    )  # fmt: skip
    assert sorted((t["topic"], t["n"], t["credit"]) for t in result["topics"]) == [
        ("demand-planning", 3, 3), ("monthly-cycle", 2, 2), ("role-of-sop", 2, 2),
    ]  # fmt: skip


def test_older_repeated_and_later_answers_change_nothing(client: FlaskClient) -> None:
    attempt = start(client)
    question = next(q for q in attempt["questions"] if q["kind"] == "single-choice")
    first, second = (option["id"] for option in question["options"][:2])
    accepted = put(client, attempt["id"], question["position"], first, sequence=3).json
    for sequence in (1, 3, 4):
        again = put(client, attempt["id"], question["position"], second, sequence=sequence)
        assert (again.status_code, again.json) == (200, accepted)


def test_a_closed_attempt_takes_no_answer(client: FlaskClient) -> None:
    attempt = start(client)
    result = client.post(f"{API}/{attempt['id']}/submit").json
    option = next(q for q in attempt["questions"] if q["kind"] == "single-choice")
    reply = put(client, attempt["id"], option["position"], option["options"][0]["id"])
    assert (reply.status_code, reply.json["status"], reply.json["answer"]) == (200, "closed", None)
    assert client.post(f"{API}/{attempt['id']}/submit").json == result


def test_a_recognised_mistake_is_named(client: FlaskClient) -> None:
    attempt = start(client)
    question = next(q for q in attempt["questions"] if q["kind"] == "numeric")
    total = question["stem"].split("is ")[1].split(" units")[0]
    reply = put(client, attempt["id"], question["position"], total).json
    feedback = reply["answer"]["feedback"]
    sentence = "That is the sum itself. Divide it by the mean absolute deviation."
    assert (feedback["credit"], feedback["mistake"], feedback["sentence"]) == (
        0,
        sentence,
        sentence,
    )
    assert feedback["verdict"] == f"Not {total}"


@pytest.mark.parametrize(
    ("kind", "response", "field", "sentence"),
    [
        ("numeric", "49O", "response", "“49O” is not a number. Did you mean 490?"),
        ("numeric", None, "response", "Type a number."),
        ("single-choice", "", "response", "Pick one option."),
        ("multiple-response", [], "response", "Pick at least one option."),
        ("table", {"i2": "6O"}, "response.i2", "“6O” is not a number. Did you mean 60?"),
    ],
)
def test_a_response_that_cannot_be_read(
    client: FlaskClient, kind: str, response: Any, field: str, sentence: str
) -> None:
    attempt = start(client)
    question = next(q for q in attempt["questions"] if q["kind"] == kind)
    reply = put(client, attempt["id"], question["position"], response)
    assert reply.status_code == 422
    assert reply.json["message"] == sentence
    assert reply.json["errors"] == {"json": {field: [sentence]}}
    state = client.get(f"{API}/{attempt['id']}").json
    assert state is not None
    assert state["answers"] == []


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"mode": "quiz"}, "topics"),
        ({"mode": "exam"}, "exam"),
        ({"mode": "review"}, "mode"),
        ({"mode": "practice", "exam": "mock-1"}, "exam"),
        ({"mode": "practise"}, "mode"),
        ({}, "mode"),
        ({"mode": "practice", "count": 0}, "count"),
        ({"mode": "practice", "count": 51}, "count"),
        ({"mode": "practice", "count": "ten"}, "count"),
        ({"mode": "practice", "seed": -1}, "seed"),
        ({"mode": "practice", "topics": ["nowhere"]}, "topics"),
        ({"mode": "practice", "topic": []}, "topic"),
    ],
)
def test_a_start_that_cannot_be_met_names_its_field(
    app: Flask, client: FlaskClient, body: dict[str, Any], field: str
) -> None:
    reply = client.post(API, json=body)
    assert reply.status_code == 422
    assert reply.json is not None
    assert list(reply.json["errors"]["json"]) == [field]
    assert client.get_cookie("linkage_remember") is None


def test_somebody_else_s_attempt_answers_like_a_missing_one(app: Flask) -> None:
    owner, outsider = (client_of(app, add_account(app, name)) for name in ("Owner", "Outsider"))
    attempt = start(owner)["id"]
    for client in (outsider, app.test_client()):
        for path in (f"{API}/{attempt}", f"{API}/missing"):
            replies = [
                client.get(path),
                client.put(f"{path}/answers/1", json={"sequence": 1, "response": "x"}),
                client.post(f"{path}/submit"),
            ]
            assert [reply.status_code for reply in replies] == [404, 404, 404]
    assert put(owner, attempt, 8, "x").status_code == 404


def test_an_edit_leaves_old_attempts_as_they_were(app: Flask, client: FlaskClient) -> None:
    attempt = start(client)
    before = client.get(f"{API}/{attempt['id']}").json
    kept = app.extensions["linkage.bank"]
    app.extensions["linkage.bank"] = Bank()
    try:
        assert client.get(f"{API}/{attempt['id']}").json == before
        right = find_right(app, attempt["id"], 1)
        reply = put(client, attempt["id"], 1, right).json
        assert reply["answer"]["feedback"]["credit"] == 1
    finally:
        app.extensions["linkage.bank"] = kept
