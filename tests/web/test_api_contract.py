"""The API against its own description: whatever is sent, the answer is as described."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import schemathesis
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from db.engine import write_transaction
from db.tables import Attempt
from db.types import utc_now
from people.services import tokens
from tests.cast import Cast
from tests.web.test_attempts_api import find_right

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
CONFIG = {"generation": {"with-security-parameters": False}}
FEW = settings(
    max_examples=8,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


class Caller:
    """A program that sends what it is given, and checks the answers.

    Its owner is an administrator and has an attempt with a question of every kind, all but
    the first answered, and a finished assessment with an answer to every dimension.
    """

    def __init__(self, app: Flask) -> None:
        cast = Cast(app)
        with app.app_context():
            secret = tokens.create_token(cast.administrator.id, "Contract", utc_now())
        # Over WSGI nobody unpacks a compressed answer.
        self.headers = {"Authorization": f"Bearer {secret}", "Accept-Encoding": "identity"}
        self.statuses: dict[str, set[int]] = {}
        self.client = FlaskClient(app, app.response_class)
        attempt = self.store("POST", "attempts", {"mode": "practice", "count": 7, "seed": 11})
        with app.app_context(), write_transaction() as session:
            session.get_one(Attempt, attempt["id"]).may_pause = True
        responses = [find_right(app, attempt["id"], position) for position in range(1, 8)]
        for position, response in enumerate(responses[1:], 2):
            body = {"sequence": 1, "response": response}
            self.store("PUT", f"attempts/{attempt['id']}/answers/{position}", body)
        levels = {f"D{number}": number % 5 + 1 for number in range(1, 11)}
        assessment = self.store("POST", "maturity/assessments", {"answers": levels})
        self.body = {"response": responses[0], "mode": "practice", "topics": [], "exam": None}
        self.values = {
            "attempt_id": attempt["id"],
            "calculation": "eoq",
            "exam": "whole",
            "id": assessment["id"],
            "position": 1,
            "question_id": "dp-mad-meaning",
        }

    def store(self, method: str, name: str, body: dict[str, Any]) -> dict[str, Any]:
        """Send a request that is in order and return the document it is answered with."""
        address = f"/api/v1/{name}"
        answer = self.client.open(address, method=method, json=body, headers=self.headers)
        assert answer.status_code in {200, 201}, answer.text
        return dict(answer.get_json())

    def send(self, case: Case[Any]) -> None:
        """Send a request and note the status of its answer."""
        answer = case.call_and_validate(headers=self.headers, checks=CHECKS)
        self.statuses.setdefault(case.operation.label, set()).add(answer.status_code)

    def send_about_own(self, case: Case[Any]) -> None:
        """Send a request about a record that exists, with what depends on the content put right."""
        case.path_parameters.update({name: self.values[name] for name in case.path_parameters})
        if isinstance(case.body, dict):
            case.body.update({name: self.body[name] for name in case.body if name in self.body})
        if case.operation.label == "PUT /api/v1/plan":
            day = utc_now().date() + timedelta(days=30)
            case.body = {"exam": "whole", "exam_on": day.isoformat(), "minutes": [30] * 7}
        if case.operation.label == "GET /api/v1/paths":
            # It takes either a goal or a time, and topics by name: no description says that.
            goal = {} if "minutes" in case.query else {"to": "demand-planning"}
            case.query = {n: v for n, v in case.query.items() if n not in {"to", "start"}} | goal
        self.send(case)


def try_operations(app: Flask, mode: GenerationMode, *, own: bool) -> dict[str, set[int]]:
    """Send a few requests to every operation; return the statuses of the answers."""
    caller = Caller(app)
    send = caller.send_about_own if own else caller.send
    config = schemathesis.Config.from_dict(CONFIG)
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app, config=config)
    for found in schema.get_all_operations():
        assert isinstance(found, Ok)
        operation = found.ok()
        # What takes neither body nor query can't be sent anything wrong.
        if mode is GenerationMode.POSITIVE or operation.body or operation.query:
            FEW(given(operation.as_strategy(generation_mode=mode))(lambda case: send(case)))()
    return caller.statuses


def test_answers_about_own_records_are_as_described(app: Flask) -> None:
    found = try_operations(app, GenerationMode.POSITIVE, own=True)
    assert len(found) == 26
    assert {name: got for name, got in found.items() if not got & {200, 201}} == {}


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_answers_to_anything_are_as_described(app: Flask, mode: GenerationMode) -> None:
    found = try_operations(app, mode, own=False)
    assert {name: got for name, got in found.items() if not got & {200, 404, 422}} == {}


@pytest.mark.parametrize("position", [0, 8, 2**31, 2**63, 10**30])
def test_a_position_that_is_not_in_the_attempt_is_not_found(app: Flask, position: int) -> None:
    caller = Caller(app)
    address = f"/api/v1/attempts/{caller.values['attempt_id']}/answers/{position}"
    body = {"sequence": 1, "response": "any"}
    assert caller.client.put(address, json=body, headers=caller.headers).status_code == 404


@pytest.mark.parametrize("name", ["a\0", "\ud800", "a\nb"])
def test_a_name_that_is_no_line_of_text_is_refused(app: Flask, name: str) -> None:
    caller = Caller(app)
    answer = caller.client.post(
        "/api/v1/maturity/assessments", json={"answers": {}, "name": name}, headers=caller.headers
    )
    said = ["Leave out line breaks and control characters."]
    assert (answer.status_code, answer.get_json()["errors"]) == (422, {"json": {"name": said}})
