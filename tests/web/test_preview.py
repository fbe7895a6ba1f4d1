"""The author's preview."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from kb.views.preview import install_preview
from people.security import POLICY
from settings import ROOT
from tests.conftest import build_app

SAMPLE = ROOT / "tests" / "sample_content"
TOPIC = "topics/03-monthly-cycle.md"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLE, tmp_path / "content"))


@pytest.fixture
def author(folder: Path, tmp_path: Path) -> FlaskClient:
    app: Flask = build_app(tmp_path / "data", "", folder)
    install_preview(app, app.extensions["linkage.settings"])
    return app.test_client()


def edit(folder: Path, old: str, new: str) -> None:
    path = folder / TOPIC
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def banner(author: FlaskClient, address: str = "/topics/monthly-cycle") -> str:
    found = re.search(r'<aside class="preview".*?</aside>', author.get(address).text, re.S)
    assert found is not None
    return " ".join(re.sub(r"<[^>]*>", " ", found[0]).split())


def version(author: FlaskClient) -> str:
    return str(author.get("/preview/state").get_json()["version"])


def test_a_page_follows_its_file(author: FlaskClient, folder: Path) -> None:
    before = version(author)
    assert "A cycle of five steps" not in author.get("/topics/monthly-cycle").text

    edit(folder, "The cycle has five steps", "A cycle of five steps")

    page = author.get("/topics/monthly-cycle")
    assert "A cycle of five steps" in page.text
    assert page.headers["Content-Security-Policy"] == POLICY
    assert f'data-preview="{version(author)}"' in page.text
    assert version(author) != before


def test_search_follows_too(author: FlaskClient, folder: Path) -> None:
    edit(folder, "The cycle has five steps", "The merry-go-round has five steps")

    assert 'href="/topics/monthly-cycle' in author.get("/search?q=merry").text


def test_problems_stand_on_every_page_with_file_and_line(author: FlaskClient, folder: Path) -> None:
    assert banner(author) == "Preview. No problem in the content."

    edit(folder, "The loop closes", "The [loop](topic:nowhere) of the PDCA closes")

    dead = "content/topics/03-monthly-cycle.md:34 There is no topic nowhere. Correct the link."
    assert banner(author).startswith(f"2 problems in the content, 2 on this page {dead} ")
    assert "PDCA is not explained at its first use" in banner(author)
    assert banner(author, "/").startswith(f"2 problems in the content, 0 on this page {dead} ")


def test_a_served_site_has_no_preview(client: FlaskClient) -> None:
    assert client.get("/preview/state").status_code == 404
    assert "preview.js" not in client.get("/topics/monthly-cycle").text
