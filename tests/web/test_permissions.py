"""Every route, asked by everybody: only what its declared permission admits gets in."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.typing import ResponseReturnValue
from werkzeug.test import TestResponse

from people.access import Permission
from people.auth import allow, guard, login_manager
from tests.cast import Cast
from tests.conftest import empty_tables, fill_tables, read_tables
from tests.routes import Route, all_routes

ADMITTED = {
    Permission.ANYONE: {"visitor", "learner", "outsider", "instructor", "administrator"},
    Permission.PERSON: {"learner", "outsider", "instructor", "administrator"},
    Permission.INSTRUCTOR: {"outsider", "instructor", "administrator"},
    Permission.ADMINISTRATOR: {"administrator"},
}
WHO = ("visitor", "learner", "outsider", "instructor", "administrator")
OWNED = {"cohort_id", "attempt_id", "placement_id", "id", "note_id", "token_id"}


class Stage:
    """The cast and its records, put back after every write that may have changed them."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.cast = Cast(app)
        self.values = self.cast.values()
        self.rows = read_tables(app)
        self.dirty = False

    def ask(self, route: Route, who: str) -> TestResponse:
        if self.dirty:
            empty_tables(self.app)
            fill_tables(self.app, self.rows)
        response = route.ask(self.cast.client(who), self.values)
        changed = classify(response) == "admitted" and response.status_code != 404
        self.dirty = route.method != "GET" and changed
        return response


def classify(response: TestResponse) -> str:
    if response.status_code in {301, 302, 303} and response.location.startswith("/sign-in"):
        return "sign in first"
    if response.status_code >= 500:
        return "failed"
    return {401: "sign in first", 403: "forbidden"}.get(response.status_code, "admitted")


def expected(route: Route, who: str) -> str:
    assert route.permission is not None
    if who in ADMITTED[route.permission]:
        return "admitted"
    return "sign in first" if who == "visitor" else "forbidden"


def test_every_route_declares_its_permission(app: Flask) -> None:
    routes = list(all_routes(app))
    assert [route.name for route in routes if route.permission is None] == []
    assert len(routes) > 60


def test_every_route_admits_exactly_whom_it_declares(app: Flask) -> None:
    found, wanted = {}, {}
    stage = Stage(app)
    for route in all_routes(app):
        for who in WHO:
            found[route.name, who] = classify(stage.ask(route, who))
            wanted[route.name, who] = expected(route, who)
    assert found == wanted


def test_somebody_else_s_records_answer_like_missing_ones(app: Flask) -> None:
    """Who is admitted to a route still gets 404 for a record that is not theirs."""
    found = {}
    stage = Stage(app)
    for route in all_routes(app):
        assert route.permission is not None
        if not route.arguments & OWNED:
            continue
        strangers = {"visitor", "outsider", "other_learner"}
        if "cohort_id" not in route.arguments:
            # The learner's own affairs are nothing to instructors and administrators either.
            strangers |= {"instructor", "administrator"}
        for who in sorted(strangers):
            role = "learner" if who == "other_learner" else who
            if role in ADMITTED[route.permission]:
                found[route.name, who] = stage.ask(route, who).status_code
    assert len(found) > 40
    assert {key: status for key, status in found.items() if status != 404} == {}


def test_one_s_own_records_are_found(app: Flask) -> None:
    found = {}
    stage = Stage(app)
    for route in all_routes(app):
        if route.arguments & OWNED:
            owner = "instructor" if route.permission is Permission.INSTRUCTOR else "learner"
            found[route.name] = stage.ask(route, owner).status_code
    # Its result exists only once an assessment is finished, and is then sent.
    found.pop("GET /maturity/<id>.csv")
    found.pop("GET /api/v1/maturity/assessments/<id>")
    assert {name: status for name, status in found.items() if status in {401, 403, 404, 500}} == {}


def test_a_route_that_declares_nothing_is_refused() -> None:
    app = Flask("forgetful")
    app.secret_key = "tests only"
    app.testing = True
    login_manager.init_app(app)
    app.before_request(guard)

    @app.get("/forgotten")
    def forgotten() -> ResponseReturnValue:
        return "secret"

    @app.get("/declared")
    @allow("anyone")
    def declared() -> ResponseReturnValue:
        return "open"

    client = app.test_client()
    assert client.get("/declared").text == "open"
    with pytest.raises(RuntimeError, match="The route forgotten declares no permission"):
        client.get("/forgotten")
