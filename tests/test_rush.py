"""Fifty requests for the same thing at once: one attempt, one result, fifty equal replies.

They go to three processes with four threads each, which share nothing but the database.
"""

from __future__ import annotations

import http.client
import json
import os
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.cookies import SimpleCookie
from typing import Any

import pytest
from sqlalchemy import create_engine, text

from db.engine import engine_options
from tests.conftest import new_postgres_database
from tests.loaded import SAMPLE
from tests.postgres import free_port
from tests.server import Server

AT_ONCE = 50
API = "/api/v1/attempts"
EXAM = {"mode": "exam", "exam": "whole"}


class Rush:
    """One guest in fifty tabs of a browser."""

    def __init__(self, port: int, url: str) -> None:
        self.port = port
        self.engine = create_engine(**engine_options(url))
        self.jar: SimpleCookie = SimpleCookie()
        self.send("GET", "/practice")
        # A first attempt makes the visitor a guest, whom all requests after it belong to.
        self.send("POST", API, {"mode": "practice", "count": 1})

    def send(self, method: str, path: str, body: Any = None, meet: Any = None) -> tuple[int, Any]:
        """Send one request, once everybody has met; return status and JSON of the reply."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.connect()
        if meet is not None:
            meet.wait(timeout=30)
        headers = {
            "Cookie": "; ".join(f"{name}={self.jar[name].value}" for name in self.jar),
            "Content-Type": "application/json",
        }
        if "csrf_token" in self.jar:
            headers["X-CSRFToken"] = self.jar["csrf_token"].value
        connection.request(method, path, None if body is None else json.dumps(body), headers)
        reply = connection.getresponse()
        read = reply.read()
        connection.close()
        if meet is None:
            for cookie in reply.headers.get_all("Set-Cookie") or []:
                self.jar.load(cookie)
        return reply.status, json.loads(read) if path.startswith("/api/") else None

    def send_at_once(self, method: str, path: str, body: Any = None) -> tuple[int, Any]:
        """Send the request fifty times at once; return the reply, which has to be the same."""
        meet = threading.Barrier(AT_ONCE)
        with ThreadPoolExecutor(AT_ONCE) as pool:
            sent = [pool.submit(self.send, method, path, body, meet) for _ in range(AT_ONCE)]
        replies = [one.result() for one in sent]
        for _, reply in replies:
            reply.pop("seconds_left", None)  # the clock goes on between the first and the last
        assert replies == [replies[0]] * AT_ONCE
        return replies[0]

    def count(self, table: str, attempt: str) -> int:
        """Return how many rows of a table belong to an attempt."""
        query = text(f"SELECT count(*) FROM {table} WHERE attempt_id = :attempt")
        with self.engine.connect() as connection:
            return int(connection.scalar(query, {"attempt": attempt}) or 0)

    def count_attempts(self) -> int:
        """Return how many attempts there are after the guest's first one."""
        with self.engine.connect() as connection:
            return int(connection.scalar(text("SELECT count(*) FROM attempts")) or 0) - 1


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def rush(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> Iterator[Rush]:
    folder = tmp_path_factory.mktemp("rush")
    url = f"sqlite:///{folder / 'linkage.sqlite3'}"
    if request.param == "postgresql":
        url = new_postgres_database(f"rush_{worker_id}_{os.getpid()}")
    environment = {"LINKAGE_CONTENT": str(SAMPLE), "LINKAGE_WORKERS": "3"}
    server = Server(folder, free_port(), LINKAGE_DATABASE_URL=url, **environment)
    started = Rush(server.port, url)
    yield started
    started.engine.dispose()
    server.stop()


def test_fifty_starts_and_fifty_submits_are_one(rush: Rush) -> None:
    before = rush.count_attempts()
    status, exam = rush.send_at_once("POST", API, EXAM)
    assert status == 201
    assert rush.count_attempts() == before + 1
    assert rush.count("attempt_items", exam["id"]) == len(exam["questions"]) == 6

    question = next(q for q in exam["questions"] if q["kind"] == "single-choice")
    answer = {"sequence": 1, "response": question["options"][0]["id"], "certainty": "fair"}
    path = f"{API}/{exam['id']}"
    status, saved = rush.send_at_once("PUT", f"{path}/answers/{question['position']}", answer)
    assert status == 200
    assert {name: saved["answer"][name] for name in answer} == answer
    assert rush.count("response_events", exam["id"]) == 1

    status, result = rush.send_at_once("POST", f"{path}/submit")
    assert status == 200
    assert (result["status"], result["closed_by"], result["answered"]) == ("closed", "person", 1)
    assert rush.send("POST", f"{path}/submit")[1] == {**result, "seconds_left": None}
    assert rush.count("response_events", exam["id"]) == 1


def test_fifty_clicks_on_the_same_practice_are_one_set(rush: Rush) -> None:
    before = rush.count_attempts()
    asked = {"mode": "practice", "count": 3, "seed": 5}
    status, practice = rush.send_at_once("POST", API, asked)
    assert (status, practice["mode"]) == (201, "practice")
    assert rush.count_attempts() == before + 1


def test_answers_of_many_tabs_leave_the_one_with_the_newest_sequence(rush: Rush) -> None:
    _, exam = rush.send("POST", API, EXAM)
    question = next(q for q in exam["questions"] if q["kind"] == "single-choice")
    path = f"{API}/{exam['id']}/answers/{question['position']}"
    options = [option["id"] for option in question["options"]]
    meet = threading.Barrier(AT_ONCE)

    def save(sequence: int) -> Any:
        body = {"sequence": sequence, "response": options[sequence % len(options)]}
        return rush.send("PUT", path, body, meet)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        replies = list(pool.map(save, range(1, AT_ONCE + 1)))
    assert {status for status, _ in replies} == {200}
    assert replies[-1][1]["answer"]["response"] == options[AT_ONCE % len(options)]
    _, state = rush.send("GET", f"{API}/{exam['id']}")
    assert [(a["sequence"], a["response"]) for a in state["answers"]] == [
        (AT_ONCE, options[AT_ONCE % len(options)])
    ]
    taken = sum(reply["sequence"] == sequence for sequence, (_, reply) in enumerate(replies, 1))
    assert rush.count("response_events", exam["id"]) == taken
