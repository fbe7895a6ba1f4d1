"""Guests of the running site, each in an attempt of their own, and what they send."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from itertools import count
from typing import Any

QUESTIONS = 20
START = {"mode": "practice", "feedback": "end", "count": QUESTIONS}


@dataclass
class Sitter:
    """A guest whose attempt is open; ``sequence`` goes on over several measurements."""

    attempt: str
    headers: str
    responses: list[list[Any]]
    sequence: Iterator[int] = field(default_factory=lambda: count(1))

    def answer(self, path: str) -> Iterator[bytes]:
        """Yield requests that change one answer after the other, for ever."""
        for sequence in self.sequence:
            position = sequence % len(self.responses)
            response = self.responses[position][sequence // len(self.responses) % 2]
            body = json.dumps({"sequence": sequence, "response": response, "certainty": "fair"})
            yield (
                f"PUT {path}/{self.attempt}/answers/{position + 1} HTTP/1.1\r\n"
                f"Host: 127.0.0.1\r\n{self.headers}Content-Type: application/json\r\n"
                f"Content-Length: {len(body)}\r\n\r\n{body}"
            ).encode()


def seat(port: int) -> Sitter:
    """Return a new guest of the site at this port, with an open attempt."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    jar: SimpleCookie = SimpleCookie()
    _ask(connection, "GET", "/practice", jar)
    attempt = json.loads(_ask(connection, "POST", "/api/v1/attempts", jar, START))
    connection.close()
    headers = "".join(f"{name}: {value}\r\n" for name, value in _show(jar).items())
    return Sitter(attempt["id"], headers, [find_responses(q) for q in attempt["questions"]])


def _show(jar: SimpleCookie) -> dict[str, str]:
    cookies = "; ".join(f"{name}={jar[name].value}" for name in jar)
    token = jar["csrf_token"].value if "csrf_token" in jar else ""
    return {"Cookie": cookies, "X-CSRFToken": token}


def _ask(
    connection: http.client.HTTPConnection,
    method: str,
    path: str,
    jar: SimpleCookie,
    body: dict[str, Any] | None = None,
) -> bytes:
    text = None if body is None else json.dumps(body)
    headers = {**_show(jar), "Content-Type": "application/json"}
    connection.request(method, path, text, headers)
    reply = connection.getresponse()
    read = reply.read()
    if reply.status >= 300:
        raise RuntimeError(f"{method} {path}: {reply.status} {read.decode()}")
    for value in reply.headers.get_all("Set-Cookie") or []:
        jar.load(value)
    return read


def find_responses(question: dict[str, Any]) -> list[Any]:
    """Return two different responses that the question takes."""
    options = [option["id"] for option in question["options"]]
    match question["kind"]:
        case "numeric":
            return ["12", "345"]
        case "single-choice":
            return options[:2]
        case "multiple-response":
            return [options[:1], options[:2]]
        case "ordering":
            return [options, options[::-1]]
        case "matching":
            lefts = [left["id"] for left in question["lefts"]]
            return [dict.fromkeys(lefts, options[0]), dict.fromkeys(lefts, options[1])]
        case "table":
            rows = question["table"]["rows"]
            cells = [cell["id"] for row in rows for cell in row["cells"] if "id" in cell]
            return [dict.fromkeys(cells, "12"), dict.fromkeys(cells, "345")]
        case _:
            parts = {part["id"]: find_responses(part) for part in question["parts"]}
            return [{part: pair[turn] for part, pair in parts.items()} for turn in (0, 1)]
