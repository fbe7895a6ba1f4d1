"""The administrator's page of questions in and out, and the public deck."""

from __future__ import annotations

import io
import re
from base64 import b64decode
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from kb.documents import parse_yaml
from tests.cast import Cast

PAGE = "/admin/content/questions/exchange"
FILE = "/admin/content/questions/export"


@pytest.fixture
def administrator(app: Flask) -> FlaskClient:
    return Cast(app).client("administrator")


def send(client: FlaskClient, data: bytes, name: str = "exam.gift", **more: str) -> TestResponse:
    form = {"format": "gift", "file": (io.BytesIO(data), name), **more}
    return client.post(PAGE, data=form, content_type="multipart/form-data")


def read_rows(page: str) -> list[str]:
    body = page.partition("<tbody>")[2].partition("</tbody>")[0]
    rows = re.findall(r"<tr>(.*?)</tr>", body, re.S)
    return [unescape(re.sub(r"<[^>]+>", " ", row)).strip() for row in rows]


@pytest.mark.parametrize(
    ("format_id", "name", "mimetype", "start"),
    [
        ("gift", "questions.gift.txt", "text/plain", b"$CATEGORY:"),
        ("moodle-xml", "questions.xml", "application/xml", b"<?xml"),
        ("csv", "questions.csv", "text/csv", b"\xef\xbb\xbfid,kind,"),
        ("anki", "questions.apkg", "application/octet-stream", b"PK"),
    ],
)
def test_a_format_is_chosen_judged_and_downloaded(
    administrator: FlaskClient, format_id: str, name: str, mimetype: str, start: bytes
) -> None:
    assert PAGE in administrator.get("/admin/content/questions").text
    page = administrator.get(f"{PAGE}?format={format_id}").text
    assert f"Download {name}" in page
    assert any("Drawn numbers aren't held" in row for row in read_rows(page))
    response = administrator.get(f"{FILE}?format={format_id}")
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert (response.status_code, response.mimetype) == (200, mimetype)
    assert response.data.startswith(start)


@pytest.mark.parametrize("query", ["format=pdf", "topic=nowhere", "seeds=0", "seeds=21"])
def test_what_can_not_be_chosen_is_not_there(administrator: FlaskClient, query: str) -> None:
    assert administrator.get(f"{PAGE}?{query}").status_code == 404
    assert administrator.get(f"{FILE}?{query}").status_code == 404


def test_an_exported_file_comes_back_as_question_files(administrator: FlaskClient) -> None:
    data = administrator.get(f"{FILE}?format=gift&topic=role-of-sop").data
    response = send(administrator, data)
    assert response.status_code == 200
    links = dict(re.findall(r'download="([^"]+)" href="data:[^,]+,([^"]+)"', response.text))
    (text,) = [b64decode(coded).decode() for coded in links.values()]
    assert list(links) == ["01-role-of-sop-exam.yaml"]
    loaded = parse_yaml(text).data
    assert loaded["topic"] == "role-of-sop"
    assert len(loaded["questions"]) == len(read_rows(response.text))


BAD = b"::Old::Who plans?{=Everybody ~Nobody#No}\n"


def test_rows_with_problems_give_no_file(administrator: FlaskClient) -> None:
    good = administrator.get(f"{FILE}?format=gift&topic=role-of-sop").data
    response = send(administrator, good + b"\n" + BAD, topic="role-of-sop", section="<b>")
    assert response.status_code == 422
    assert "data:" not in response.text
    row = next(row for row in read_rows(response.text) if "Problems" in row)
    assert "options[1].why: This field is missing. Add it." in row
    assert 'value="&lt;b&gt;"' in response.text
    confirmed = send(administrator, good + b"\n" + BAD, confirm="1")
    assert confirmed.status_code == 200
    assert "The others are left out." in confirmed.text
    assert "Download 01-role-of-sop-exam.yaml" in confirmed.text


def test_files_that_can_not_be_read_are_refused(administrator: FlaskClient) -> None:
    missing = administrator.post(PAGE, data={"format": "gift"})
    assert (missing.status_code, "Choose a file and its format." in missing.text) == (422, True)
    odd = send(administrator, b"\xff\xfe")
    assert (odd.status_code, "Line 1: these bytes are not UTF-8." in odd.text) == (422, True)
    wrong = send(administrator, BAD, format="moodle-xml")
    assert (wrong.status_code, "Line 1: not valid XML" in wrong.text) == (422, True)
    large = administrator.post(
        PAGE, data=b"x" * 1_100_000, content_type="multipart/form-data; boundary=x"
    )
    assert (large.status_code, "Send at most 1 MB." in large.text) == (413, True)


def test_a_write_needs_its_token(app: Flask) -> None:
    client = Cast(app).client("administrator")
    form = {"format": "gift", "file": (io.BytesIO(BAD), "x.gift")}
    answer = client.post(
        PAGE, data=form, content_type="multipart/form-data", headers={"X-CSRFToken": "wrong"}
    )
    assert answer.status_code == 400


def test_keys_leave_only_to_administrators(app: Flask) -> None:
    cast = Cast(app)
    for who in ("learner", "instructor", "outsider"):
        assert {cast.client(who).get(address).status_code for address in (PAGE, FILE)} == {403}
        assert send(cast.client(who), BAD).status_code == 403
    assert cast.client("visitor").get(FILE).status_code == 302


def test_anybody_may_take_the_glossary(client: FlaskClient) -> None:
    assert "/glossary/deck.apkg" in client.get("/glossary/").text
    response = client.get("/glossary/deck.apkg")
    assert response.data.startswith(b"PK")
    assert response.headers["Content-Disposition"] == 'attachment; filename="glossary.apkg"'
    assert client.get("/glossary/deck.apkg").data == response.data
