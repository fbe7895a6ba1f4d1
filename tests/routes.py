"""Every route of the application, ready to be asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask import Flask, url_for
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from people.access import Permission
from people.auth import declared_permission

WRITES = ("POST", "PUT", "PATCH", "DELETE")
# The least that each endpoint must be sent to reach the record it is about.
JSON: dict[str, dict[str, Any]] = {
    "api_attempts.start_attempt": {"mode": "practice", "topics": [], "count": 2},
    "api_attempts.put_answer": {"sequence": 1, "response": "none", "certainty": None},
    "api_attempts.put_flag": {"flagged": True},
    "api_maturity.assess": {"answers": {}, "facts": {}},
    "api_plan.put_plan": {"exam": "none", "exam_on": "2027-03-13", "minutes": [30] * 7},
}
FORM = {"position": "1", "role": "learner"}


@dataclass(frozen=True)
class Route:
    """One rule for one method, with the names of what its address leaves open."""

    endpoint: str
    method: str
    rule: str
    arguments: frozenset[str]
    permission: Permission | None

    @property
    def name(self) -> str:
        return f"{self.method} {self.rule}"

    def address(self, app: Flask, values: dict[str, Any]) -> str:
        """Return the address with these values; one that is missing is an error."""
        with app.test_request_context():
            return url_for(self.endpoint, **{name: values[name] for name in self.arguments})

    def ask(self, client: FlaskClient, values: dict[str, Any], **more: Any) -> TestResponse:
        """Send a request that is complete enough to reach the record."""
        body: dict[str, Any] = {}
        if self.method in WRITES:
            sent = JSON.get(self.endpoint)
            body = {"json": sent} if sent else {"data": FORM}
        address = self.address(client.application, values)
        return client.open(address, method=self.method, **body, **more)


def all_routes(app: Flask) -> Iterator[Route]:
    """Yield every route but the static files, by address and method."""
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: rule.rule):
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            if rule.endpoint != "static":
                permission = declared_permission(app, rule.endpoint, method)
                yield Route(rule.endpoint, method, rule.rule, frozenset(rule.arguments), permission)
