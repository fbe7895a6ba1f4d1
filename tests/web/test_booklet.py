"""The booklet's form and its document."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from flask import Flask
from flask.testing import FlaskClient


def test_without_topics_there_is_a_choice(client: FlaskClient) -> None:
    html = client.get("/booklet?topics=none&check=1").text
    assert re.findall(r'name="topics" value="([^"]+)"', html) == [
        "role-of-sop", "monthly-cycle", "demand-planning",
    ]  # fmt: skip
    assert re.findall(r'name="(\w+)" value="[^"]*" checked', html) == ["check"]


def test_the_choice_can_be_changed(client: FlaskClient) -> None:
    html = client.get("/booklet?topics=role-of-sop&traps=1").text
    back = re.search(r'href="(/booklet\?choose=1[^"]*)"', html)
    assert back is not None
    assert back[1] == "/booklet?choose=1&amp;topics=role-of-sop&amp;traps=1"
    form = client.get(back[1].replace("&amp;", "&")).text
    assert re.findall(r'name="(\w+)" value="([^"]*)" checked', form) == [
        ("topics", "role-of-sop"), ("traps", "1"),
    ]  # fmt: skip


def test_all_topics_stand_in_one_document_with_ids_of_their_own(site: Flask) -> None:
    html = site.test_client().get("/booklet?all=1&check=1").text

    assert html.count('<article class="prose chapter">') == 20
    assert html.count('class="booklet-check"') == 20
    ids = Counter(re.findall(r'\sid="([^"]+)"', html))
    assert [name for name, count in ids.items() if count > 1] == []
    missing = set(re.findall(r'href="#([^"]+)"', html)) - set(ids)
    assert missing == set()
    assert "not endorsed" not in html
    assert "Not affiliated with, endorsed or approved by ASCM" in html


@pytest.mark.parametrize(
    ("query", "title", "parts"),
    [
        ("topics=role-of-sop", "The role of S&amp;OP in integrated business planning", True),
        ("domain=3&traps=1", "Exam traps of", False),
        ("way=monthly-cycle", "2 topics on sales and operations planning", True),
    ],
)
def test_the_title_says_what_is_in(site: Flask, query: str, title: str, parts: bool) -> None:
    html = site.test_client().get(f"/booklet?{query}").text
    found = re.search(r"<h1>(.*?)</h1>", html)
    assert found is not None
    assert found[1].lower().startswith(title.lower())
    assert ('class="topic-lead"' in html) is parts
    assert ('class="booklet-trap"' in html) is not parts
