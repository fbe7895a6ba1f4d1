"""Pages of one's own account."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from db import people
from db.engine import db
from db.types import utc_now
from people.model import Role
from people.services import links
from tests.cast import PASSWORD, Cast, add_account, add_cohort, client_of
from tests.conftest import build_app
from tests.loaded import SAMPLE

NEW = {
    "name": "A New Learner",
    "email": "new@example.org",
    "password": PASSWORD,
    "time_zone": "Europe/Lisbon",
}


def went(response: TestResponse) -> tuple[int, str | None]:
    return response.status_code, response.location


def is_signed_in(client: FlaskClient) -> bool:
    return client.get("/account").status_code == 200


def start_practice(client: FlaskClient) -> str:
    response = client.post("/api/v1/attempts", json={"mode": "practice", "topics": [], "count": 2})
    assert response.status_code == 201
    attempt_id: str = response.get_json()["id"]
    return attempt_id


def test_a_guest_who_signs_up_keeps_what_they_did(client: FlaskClient) -> None:
    attempt_id = start_practice(client)
    assert "What you have answered on this device moves into it." in client.get("/sign-up").text
    assert went(client.post("/sign-up", data=NEW | {"next": "/progress"})) == (302, "/progress")
    assert client.get(f"/api/v1/attempts/{attempt_id}").status_code == 200
    assert "Account of A New Learner" in client.get("/progress").text


def test_a_guest_who_signs_in_keeps_what_they_did(app: Flask, client: FlaskClient) -> None:
    add_account(app, "Planner")
    attempt_id = start_practice(client)
    data = {"email": "PLANNER@example.org", "password": PASSWORD}
    assert went(client.post("/sign-in", data=data)) == (302, "/")
    assert client.get(f"/api/v1/attempts/{attempt_id}").status_code == 200
    with app.app_context():
        assert people.count_accounts(db.session) == (1, 0)


def test_what_was_typed_is_kept_but_not_the_password(client: FlaskClient) -> None:
    response = client.post("/sign-up", data=NEW | {"email": "new", "name": "<b>Ann"})
    assert response.status_code == 422
    page = response.text
    assert 'value="&lt;b&gt;Ann"' in page
    assert 'value="new"' in page
    assert '<option value="Europe/Lisbon" selected>' in page
    assert page.count("This is not an e-mail address. It should look like you@example.org.") == 2
    assert PASSWORD not in page


def test_a_wrong_password_says_nothing_about_the_account(app: Flask, client: FlaskClient) -> None:
    add_account(app, "Planner")
    pages = [
        client.post("/sign-in", data={"email": email, "password": "wrong password"})
        for email in ("planner@example.org", "nobodyy@example.org")
    ]
    assert [page.status_code for page in pages] == [422, 422]
    assert all("don&#39;t fit together. Check both." in page.text for page in pages)
    assert not is_signed_in(client)


def test_the_session_s_token_changes_at_sign_in(app: Flask, client: FlaskClient) -> None:
    add_account(app, "Planner")
    client.get("/keys")
    planted = client.get_cookie("csrf_token")
    assert planted is not None
    client.post("/sign-in", data={"email": "planner@example.org", "password": PASSWORD})
    refused = client.post("/sign-out", headers={"X-CSRFToken": planted.decoded_value})
    assert refused.status_code == 400
    assert is_signed_in(client)


def test_signing_out_ends_the_session_here(app: Flask) -> None:
    cast = Cast(app)
    client, other = cast.client("learner"), cast.client("learner")
    assert went(client.post("/sign-out")) == (302, "/")
    assert not is_signed_in(client)
    assert is_signed_in(other)


def test_a_visitor_is_led_back_after_signing_in(app: Flask, client: FlaskClient) -> None:
    add_account(app, "Planner")
    asked = client.get("/account/password?a=b")
    assert went(asked) == (302, "/sign-in?next=/account/password?a%3Db")
    assert 'name="next" value="/account/password?a=b"' in client.get(asked.location or "").text
    assert went(client.post("/account/password", data={})) == (302, "/sign-in")


def test_a_new_password_ends_other_sessions(app: Flask) -> None:
    cast = Cast(app)
    client, other = cast.client("learner"), cast.client("learner")
    assert is_signed_in(other)
    data = {"old_password": PASSWORD, "new_password": "a better one 2"}
    assert went(client.post("/account/password", data=data)) == (302, "/account")
    assert "Your password is changed. Every other session has ended." in client.get("/account").text
    assert not is_signed_in(other)


def test_name_and_zone_can_be_changed(app: Flask) -> None:
    client = Cast(app).client("learner")
    data = {"name": " Řehoř ", "time_zone": "Asia/Tokyo"}
    assert went(client.post("/account", data=data)) == (302, "/account")
    page = client.get("/account").text
    assert 'value="Řehoř"' in page
    assert '<option value="Asia/Tokyo" selected>' in page
    wrong = client.post("/account", data={"name": "", "time_zone": "Mars"})
    assert wrong.status_code == 422
    assert "Give your name." in wrong.text
    assert "Choose a time zone from the list." in wrong.text


def test_an_account_can_be_deleted_with_its_password(app: Flask) -> None:
    cast = Cast(app)
    client = cast.client("learner")
    assert client.post("/account/delete", data={"password": "wrong"}).status_code == 422
    assert is_signed_in(client)
    assert went(client.post("/account/delete", data={"password": PASSWORD})) == (302, "/")
    assert "Your account is deleted" in client.get("/").text
    assert not is_signed_in(client)
    with app.app_context():
        assert people.find_user(db.session, cast.learner.id) is None


def test_the_only_administrator_can_t_leave(app: Flask) -> None:
    client = Cast(app).client("administrator")
    response = client.post("/account/delete", data={"password": PASSWORD})
    assert response.status_code == 422
    assert "This is the only administrator." in response.text
    assert is_signed_in(client)


def test_the_first_administrator_s_link_works_once(app: Flask, client: FlaskClient) -> None:
    with app.app_context():
        address = f"/first-administrator/{links.make_first_link(utc_now())}"
    assert client.get(address).status_code == 200
    assert client.post(address, data=NEW | {"password": "short"}).status_code == 422
    assert went(client.post(address, data=NEW)) == (302, "/admin/")
    assert client.get("/admin/").status_code == 200
    assert app.test_client().get(address).status_code == 404
    assert client.get("/first-administrator/none").status_code == 404


def test_a_reset_link_sets_a_password_and_signs_in(app: Flask, client: FlaskClient) -> None:
    cast = Cast(app)
    before = cast.client("learner")
    with app.app_context():
        address = f"/reset-password/{links.make_reset_link(cast.learner.id, utc_now())}"
    assert "learner@example.org" in client.get(address).text
    assert client.post(address, data={"new_password": "short"}).status_code == 422
    assert went(client.post(address, data={"new_password": "a better one 2"})) == (302, "/")
    assert is_signed_in(client)
    assert not is_signed_in(before)
    assert app.test_client().get(address).status_code == 404


def test_who_is_signed_in_needs_no_second_account(app: Flask) -> None:
    client = Cast(app).client("learner")
    assert went(client.get("/sign-in?next=/topics/")) == (302, "/topics/")
    assert went(client.get("/sign-up")) == (302, "/")


@pytest.fixture
def closed(tmp_path: Path) -> Flask:
    return build_app(tmp_path, "", SAMPLE, {"LINKAGE_OPEN_SIGN_UP": "off"})


def test_closed_sign_up_opens_to_join_links_only(closed: Flask) -> None:
    teacher = add_account(closed, "Teacher", Role.ADMINISTRATOR)
    cohort_id = add_cohort(closed, "Spring", instructor=teacher)
    page = client_of(closed, teacher).get(f"/cohorts/{cohort_id}").text
    join = "/join/" + page.split("/join/")[1].split('"')[0]
    client = closed.test_client()
    assert client.get("/sign-up").status_code == 403
    assert client.post("/sign-up", data=NEW | {"next": "/join/none"}).status_code == 403
    assert "Open an account" not in client.get("/sign-in").text
    assert went(client.post("/sign-up", data=NEW | {"next": join})) == (302, join)
    assert "Join the cohort" in client.get(join).text
    assert went(client.post(join)) == (302, f"/cohorts/{cohort_id}")
