"""The server is killed fifty times while answers arrive; no acknowledged answer is lost.

The processes that serve, and every twenty-fifth time the whole server, end
without warning, as in a power cut. Learners go on like the player's script does: they
send an answer again until it is acknowledged.
"""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import threading
import time
import urllib.error
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path
from random import Random
from typing import Any

import pytest

from settings import ROOT
from tests.server import Server

KILLS = 50
LEARNERS = 4
FAILURES = (urllib.error.URLError, http.client.HTTPException, ConnectionError, TimeoutError)


class Learner(threading.Thread):
    """Answers one set after the other until told to stop; remembers what was acknowledged."""

    def __init__(self, url: str, number: int) -> None:
        super().__init__(daemon=True)
        self.url = url
        self.random = Random(number)
        self.jar = CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))
        self.acknowledged: dict[str, dict[int, Any]] = {}
        self.answers = 0
        self.failures = 0
        self.stopping = threading.Event()

    def send(self, method: str, path: str, body: Any = None) -> Any:
        """Send one request and return the JSON of the reply; raises when it is lost."""
        request = urllib.request.Request(self.url + path, method=method)
        if body is not None:
            request.data = json.dumps(body).encode()
            request.add_header("Content-Type", "application/json")
        if method != "GET":
            token = next((c.value for c in self.jar if c.name == "csrf_token"), "")
            request.add_header("X-CSRFToken", token or "")
        with self.opener.open(request, timeout=10) as reply:
            text = reply.read()
        return json.loads(text) if path.startswith("/api/") else None

    def insist(self, method: str, path: str, body: Any = None) -> Any:
        """Send a request again until it is answered."""
        while True:
            try:
                return self.send(method, path, body)
            except urllib.error.HTTPError as error:
                if error.code < 500:
                    raise AssertionError(f"{method} {path}: {error.read()!r}") from error
                self.failures += 1
            except FAILURES:
                self.failures += 1
                time.sleep(0.02)

    def run(self) -> None:
        self.insist("GET", "/practice")
        while not self.stopping.is_set():
            self.answer_a_set()
            self.sit_an_exam()

    def sit_an_exam(self) -> None:
        """Change the answers of an exam again and again; the newest one has to stay."""
        attempt = self.insist("POST", "/api/v1/attempts", {"mode": "exam", "exam": "whole"})
        path = f"/api/v1/attempts/{attempt['id']}"
        kept = self.acknowledged.setdefault(attempt["id"], {})
        for sequence in range(1, 13):
            if self.stopping.is_set():
                return
            question = self.random.choice(attempt["questions"])
            body = {"sequence": sequence, "response": self.choose(question), "certainty": None}
            reply = self.insist("PUT", f"{path}/answers/{question['position']}", body)
            assert {name: reply["answer"][name] for name in body} == body
            kept[question["position"]] = reply["answer"]
            self.answers += 1
        self.insist("POST", f"{path}/submit")

    def answer_a_set(self) -> None:
        attempt = self.insist("POST", "/api/v1/attempts", {"mode": "practice", "count": 7})
        path = f"/api/v1/attempts/{attempt['id']}"
        kept = self.acknowledged.setdefault(attempt["id"], {})
        for question in attempt["questions"]:
            if self.stopping.is_set():
                return
            body = {"sequence": 1, "response": self.choose(question), "certainty": "fair"}
            reply = self.insist("PUT", f"{path}/answers/{question['position']}", body)
            assert reply["answer"]["response"] == body["response"]
            kept[question["position"]] = reply["answer"]
            self.answers += 1

    def choose(self, question: dict[str, Any]) -> Any:
        """Return some response of the question's kind."""
        number = str(self.random.randrange(1000))
        match question["kind"]:
            case "numeric":
                return number
            case "table":
                cells = [cell for row in question["table"]["rows"] for cell in row["cells"]]
                return {cell["id"]: number for cell in cells if "id" in cell}
            case "single-choice":
                return str(self.random.choice(question["options"])["id"])
            case "ordering":
                return [option["id"] for option in question["options"]]
            case "matching":
                return {left["id"]: question["options"][0]["id"] for left in question["lefts"]}
            case _:
                return [option["id"] for option in question["options"][:2]]


def kill_workers(server: Server) -> None:
    """End every process that serves; gunicorn starts others."""
    master = server.process.pid
    children = Path(f"/proc/{master}/task/{master}/children").read_text().split()
    for child in children:
        os.kill(int(child), signal.SIGKILL)


def wait_for_answers(learners: list[Learner], count: int) -> None:
    """Return when all learners together have ``count`` acknowledged answers."""
    deadline = time.monotonic() + 30
    while sum(learner.answers for learner in learners) < count:
        dead = [learner for learner in learners if not learner.is_alive()]
        assert not dead, "A learner gave up: see the error above."
        assert time.monotonic() < deadline, "No answer was acknowledged for half a minute."
        time.sleep(0.005)


def find_port() -> int:
    """Return a port that is free just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.mark.filterwarnings("default::pytest.PytestUnhandledThreadExceptionWarning")
def test_no_acknowledged_answer_is_lost(tmp_path: Path) -> None:
    content = str(ROOT / "tests" / "sample_content")
    server = Server(tmp_path, find_port(), LINKAGE_CONTENT=content)
    learners = [Learner(server.url, number) for number in range(LEARNERS)]
    random = Random(1)
    try:
        for learner in learners:
            learner.start()
        for kill in range(1, KILLS + 1):
            before = sum(learner.answers for learner in learners)
            wait_for_answers(learners, before + 1 + random.randrange(4))
            time.sleep(random.random() * 0.02)
            if kill % 25:
                kill_workers(server)
            else:
                server.kill()
                server.start()
        for learner in learners:
            learner.stopping.set()
        for learner in learners:
            learner.join(timeout=30)
            assert not learner.is_alive()
        assert sum(learner.failures for learner in learners) >= KILLS / 2
        for learner in learners:
            for attempt_id, kept in learner.acknowledged.items():
                state = learner.insist("GET", f"/api/v1/attempts/{attempt_id}")
                stored = {answer["position"]: answer for answer in state["answers"]}
                if state["mode"] == "exam":  # what it is worth is shown once it is handed in
                    stored = {p: {**answer, "feedback": None} for p, answer in stored.items()}
                assert {position: stored.get(position) for position in kept} == kept
    finally:
        server.stop()
