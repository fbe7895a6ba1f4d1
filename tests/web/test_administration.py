"""The administrator's pages."""

from __future__ import annotations

from pathlib import Path

from flask import Flask

from people.model import Role
from people.services import accounts
from tests.cast import PASSWORD, Cast, add_account, client_of
from tests.conftest import build_app


def test_accounts_and_cohorts_are_listed(app: Flask) -> None:
    cast = Cast(app)
    add_account(app, "Guest", guest=True)
    page = cast.client("administrator").get("/admin/").text
    assert "5 accounts and 1 guest." in page
    for name in ("learner", "other-learner", "instructor", "outsider", "administrator"):
        assert f"{name}@example.org" in page
    assert f"/cohorts/{cast.cohort_id}" in page
    assert f"/cohorts/{cast.other_cohort_id}" in page


def test_accounts_are_found_by_part_of_their_name(app: Flask) -> None:
    client = Cast(app).client("administrator")
    page = client.get("/admin/?q=OTHER").text
    assert "other-learner@example.org" in page
    assert "outsider@example.org" not in page
    assert "contains “&lt;none&gt;”" in client.get("/admin/?q=<none>").text


def test_roles_are_given_and_taken(app: Flask) -> None:
    cast = Cast(app)
    client = cast.client("administrator")

    def send(person_id: str, role: str) -> int:
        return client.post(f"/admin/accounts/{person_id}/role", data={"role": role}).status_code

    assert send(cast.administrator.id, "learner") == 302
    assert "This is the only administrator." in client.get("/admin/").text
    assert send(cast.learner.id, "administrator") == 302
    with app.app_context():
        assert accounts.as_person(cast.learner.id).role is Role.ADMINISTRATOR
    assert send(cast.learner.id, "king") == 422
    assert send("none", "learner") == 404
    assert send(cast.administrator.id, "learner") == 302
    assert client.get("/admin/").status_code == 403


def test_a_link_for_a_new_password_is_shown_once(app: Flask) -> None:
    cast = Cast(app)
    page = cast.client("administrator").post(f"/admin/accounts/{cast.learner.id}/reset").text
    path = "/reset-password/" + page.split("/reset-password/")[1].split('"')[0]
    client = app.test_client()
    assert client.post(path, data={"new_password": "a better one 2"}).status_code == 302
    assert client.get("/account").status_code == 200
    assert PASSWORD not in page
    assert cast.client("administrator").post("/admin/accounts/none/reset").status_code == 404


def test_content_problems_are_listed(app: Flask, tmp_path: Path) -> None:
    page = Cast(app).client("administrator").get("/admin/content").text
    assert "The content files have no problem" in page
    folder = tmp_path / "content"
    (folder / "topics").mkdir(parents=True)
    (folder / "topics" / "99-broken.md").write_text("No front matter.\n")
    broken = build_app(tmp_path / "data", "", folder)
    administrator = add_account(broken, "Administrator", Role.ADMINISTRATOR)
    page = client_of(broken, administrator).get("/admin/content").text
    assert "problem" in page
    assert "99-broken.md" in page
    assert "Front matter is missing." in page
