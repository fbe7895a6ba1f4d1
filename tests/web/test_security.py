"""What protects every response and every write."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from people.security import HEADERS, read_secret_key
from settings import ROOT, read_settings
from tests.cast import PASSWORD, Cast
from tests.conftest import CsrfClient, build_app
from tests.loaded import SAMPLE
from tests.routes import WRITES, all_routes

PAGES = ("/", "/sign-in", "/topics/", "/nowhere", "/api/v1/topics", "/api/v1/nowhere", "/brand.css")


@pytest.mark.parametrize("address", PAGES)
def test_every_response_carries_the_policy(client: FlaskClient, address: str) -> None:
    headers = client.get(address).headers
    assert {name: headers.get(name) for name in HEADERS} == HEADERS
    assert "Strict-Transport-Security" not in headers


def test_the_policy_allows_neither_inline_nor_foreign_sources() -> None:
    policy = dict(part.split(" ", 1) for part in HEADERS["Content-Security-Policy"].split("; "))
    assert policy == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'self'",
    }


def test_every_write_without_a_token_is_refused(app: Flask) -> None:
    cast = Cast(app)
    values = cast.values()
    app.test_client_class = FlaskClient
    try:
        client = cast.client("administrator")
        found = {
            route.name: route.ask(client, values).status_code
            for route in all_routes(app)
            if route.method in WRITES
        }
        wrong = {
            route.name: route.ask(client, values, headers={"X-CSRFToken": "forged"}).status_code
            for route in all_routes(app)
            if route.method in WRITES
        }
    finally:
        app.test_client_class = CsrfClient
    assert len(found) > 20
    assert found == dict.fromkeys(found, 400)
    assert wrong == found


def test_a_nul_in_an_address_or_a_form_is_refused(app: Flask) -> None:
    """PostgreSQL fails on it, so it must not get that far."""
    cast = Cast(app)
    client = cast.client("administrator")
    values = {n: v if isinstance(v, int) else "a\0" for n, v in cast.values().items()}
    found = {
        route.name: route.ask(client, values).status_code
        for route in all_routes(app)
        if route.arguments
    }
    assert len(found) > 30
    assert found == dict.fromkeys(found, 404)
    assert client.post("/maturity", data={"name": "a\0"}).status_code == 400
    assert client.post("/sign-out", data={"a\0": ""}).status_code == 400
    assert client.get("/admin/?q=adm%00inistrator").text.count("administrator@example.org") > 0


def test_a_token_of_another_session_is_refused(app: Flask) -> None:
    cast = Cast(app)
    other = cast.client("outsider")
    other.get("/keys")
    token = other.get_cookie("csrf_token")
    assert token is not None
    answer = cast.client("learner").post("/sign-out", headers={"X-CSRFToken": token.decoded_value})
    assert answer.status_code == 400


def cookies(client: FlaskClient, address: str) -> dict[str, str]:
    lines = client.get(address).headers.getlist("Set-Cookie")
    return {line.split("=", 1)[0]: line for line in lines}


def test_cookies_are_closed_to_scripts_and_other_sites(app: Flask, client: FlaskClient) -> None:
    found = cookies(client, "/keys")
    assert set(found) == {"linkage", "csrf_token"}
    assert "HttpOnly" in found["linkage"]
    assert "HttpOnly" not in found["csrf_token"]
    assert all("SameSite=Lax" in line and "Secure" not in line for line in found.values())
    Cast(app)
    signed_in = client.post(
        "/sign-in", data={"email": "learner@example.org", "password": PASSWORD}
    ).headers.getlist("Set-Cookie")
    remembered = next(line for line in signed_in if line.startswith("linkage_remember="))
    assert "HttpOnly" in remembered
    assert "SameSite=Lax" in remembered


def test_behind_https_cookies_are_secure(tmp_path: Path) -> None:
    from app import create_app

    settings = read_settings(
        {
            "LINKAGE_DATA_DIR": str(tmp_path),
            "LINKAGE_CONTENT": str(SAMPLE),
            "LINKAGE_BASE_URL": "https://learn.example.org",
            "LINKAGE_PROXIES": "1",
        }
    )
    client = create_app(settings, testing=True).test_client()
    response = client.get("/keys", headers={"X-Forwarded-Proto": "https"})
    found = response.headers.getlist("Set-Cookie")
    assert len(found) == 2
    assert all("Secure" in line for line in found)
    assert response.headers["Strict-Transport-Security"] == "max-age=31536000"


def test_what_is_the_same_for_everybody_may_be_cached(app: Flask) -> None:
    client = Cast(app).client("learner")
    for address in ("/static/js/site.js?v=1", "/brand.css"):
        with client.get(address) as response:
            headers = response.headers
        assert headers["Cache-Control"].startswith("public, max-age=")
        assert "Set-Cookie" not in headers
        assert "Cookie" not in headers.get("Vary", "")
    page = client.get("/topics/").headers
    assert page["Cache-Control"] == "private, no-cache"
    assert "Cookie" in page["Vary"]
    missing = client.get("/static/none.js?v=1")
    assert missing.status_code == 404
    assert "immutable" not in missing.headers.get("Cache-Control", "")


@pytest.mark.parametrize("target", ["https://example.org/", "//example.org", "/\\example.org"])
def test_signing_in_leads_to_no_other_site(app: Flask, target: str) -> None:
    Cast(app)
    data = {"email": "learner@example.org", "password": PASSWORD, "next": target}
    response = app.test_client().post("/sign-in", data=data)
    assert (response.status_code, response.location) == (302, "/")


def test_tries_to_sign_in_are_limited(tmp_path: Path) -> None:
    app = build_app(tmp_path, "", SAMPLE, {"LINKAGE_RATE_LIMITS": "on"})
    client = app.test_client()
    data = {"email": "nobody@example.org", "password": "wrong password"}
    answers = [client.post("/sign-in", data=data) for _ in range(11)]
    assert [answer.status_code for answer in answers] == [422] * 10 + [429]
    assert "Ten tries in a row. Wait two minutes" in answers[-1].text
    assert int(answers[-1].headers["Retry-After"]) <= 120
    assert client.get("/sign-in").status_code == 200


def test_the_secret_key_is_made_once_and_kept_private(tmp_path: Path) -> None:
    key = read_secret_key(tmp_path / "data")
    assert len(key) >= 48
    assert read_secret_key(tmp_path / "data") == key
    assert [file.name for file in (tmp_path / "data").iterdir()] == ["secret_key"]
    assert (tmp_path / "data" / "secret_key").stat().st_mode & 0o077 == 0


def test_templates_hold_no_inline_script_style_or_handler() -> None:
    import re

    forbidden = re.compile(r"<style|\sstyle=|\son[a-z]+=\"|<script(?![^>]*\ssrc=)|javascript:")
    found = {
        str(path.relative_to(ROOT)): match.group()
        for path in (ROOT / "templates").rglob("*")
        if path.is_file() and (match := forbidden.search(path.read_text()))
    }
    assert found == {}
