"""Attempts under any order of actions keep to a small model of what they should do."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from db.engine import db
from tests.cast import add_account, client_of
from tests.conftest import build_app, empty_tables
from tests.loaded import SAMPLE

API = "/api/v1/attempts"
POSITIONS = st.integers(1, 3)
CERTAINTIES = st.sampled_from([None, "unsure", "fair", "certain"])


class AttemptMachine(RuleBasedStateMachine):
    """One learner on two devices, one attempt of three questions, and an outsider."""

    app: ClassVar[Flask]

    @initialize(seed=st.integers(0, 2**31 - 1))
    def start(self, seed: int) -> None:
        empty_tables(self.app)
        learner, outsider = (add_account(self.app, name) for name in ("Learner", "Outsider"))
        self.devices = [client_of(self.app, learner), client_of(self.app, learner)]
        self.outsider = client_of(self.app, outsider)
        body = {"mode": "practice", "topics": ["demand-planning"], "seed": seed}
        attempt = self.devices[0].post(API, json=body).json
        assert attempt is not None
        self.path = f"{API}/{attempt['id']}"
        self.page = f"/attempts/{attempt['id']}"
        self.questions: list[dict[str, Any]] = attempt["questions"]
        self.answers: dict[int, dict[str, Any]] = {}
        self.result: dict[str, Any] | None = None

    def put(self, client: FlaskClient, position: int, body: dict[str, Any]) -> Any:
        return client.put(f"{self.path}/answers/{position}", json=body)

    def response(self, position: int, choice: int) -> str:
        options = self.questions[position - 1]["options"]
        return str(options[choice]["id"]) if options else str(choice)

    @rule(
        device=st.integers(0, 1),
        position=POSITIONS,
        choice=st.integers(0, 3),
        sequence=st.integers(1, 5),
        certainty=CERTAINTIES,
    )
    def answer(
        self, device: int, position: int, choice: int, sequence: int, certainty: str | None
    ) -> None:
        body = {
            "sequence": sequence,
            "response": self.response(position, choice),
            "certainty": certainty,
        }
        reply = self.put(self.devices[device], position, body)
        assert reply.status_code == 200
        known = self.answers.get(position)
        if known is None and self.result is None:
            stored = reply.json["answer"]
            assert {name: stored[name] for name in body} == body
            assert stored["feedback"] is not None
            self.answers[position] = stored
        else:
            assert reply.json["answer"] == known

    @rule(device=st.integers(0, 1), position=POSITIONS, choice=st.integers(0, 3))
    def answer_on_the_page(self, device: int, position: int, choice: int) -> None:
        data = {"position": str(position), "response": self.response(position, choice)}
        reply = self.devices[device].post(self.page, data=data)
        assert reply.status_code == 303
        if position not in self.answers and self.result is None:
            state: Any = self.devices[device].get(self.path).json
            stored = next(a for a in state["answers"] if a["position"] == position)
            assert (stored["response"], stored["certainty"]) == (data["response"], None)
            self.answers[position] = stored

    @rule(position=POSITIONS, junk=st.sampled_from([None, "", "junk!", [], {}, {"a": 1}]))
    def answer_with_junk(self, position: int, junk: Any) -> None:
        reply = self.put(self.devices[0], position, {"sequence": 1, "response": junk})
        closed = position in self.answers or self.result is not None
        assert reply.status_code == (200 if closed else 422)

    @rule(position=st.sampled_from([0, 4, 99]))
    def answer_nowhere(self, position: int) -> None:
        reply = self.put(self.devices[0], position, {"sequence": 1, "response": "1"})
        assert reply.status_code == 404

    @rule(position=POSITIONS)
    def intrude(self, position: int) -> None:
        body = {"sequence": 1, "response": self.response(position, 0)}
        assert self.put(self.outsider, position, body).status_code == 404
        assert self.outsider.get(self.path).status_code == 404
        assert self.outsider.post(f"{self.path}/submit").status_code == 404

    @rule(device=st.integers(0, 1))
    def submit(self, device: int) -> None:
        reply: Any = self.devices[device].post(f"{self.path}/submit").json
        if self.result is None:
            assert reply["answered"] == len(self.answers)
            credits = [answer["feedback"]["credit"] for answer in self.answers.values()]
            assert abs(reply["credit"] - sum(credits)) < 1e-9
            self.result = reply
        assert reply == self.result

    @invariant()
    def both_devices_see_the_model(self) -> None:
        if not hasattr(self, "path"):
            return
        for device in self.devices:
            state: Any = device.get(self.path).json
            assert state["questions"] == self.questions
            assert state["answers"] == [self.answers[p] for p in sorted(self.answers)]
            assert state["status"] == ("closed" if self.result else "open")


def test_attempts_follow_the_model(tmp_path: Path) -> None:
    AttemptMachine.app = build_app(tmp_path, "", SAMPLE)
    run_state_machine_as_test(
        AttemptMachine,
        settings=settings(
            max_examples=15,
            stateful_step_count=15,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )
    with AttemptMachine.app.app_context():
        db.engine.dispose()
