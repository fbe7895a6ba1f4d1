"""Learning paths, formula card and exam traps as pages."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from kb.services import current

NAMES = re.compile(r'class="name" href="/topics/([^"]+)"')


def heading(html: str) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", html, re.DOTALL)
    assert found is not None
    return found[1]


@pytest.mark.parametrize(
    ("query", "title", "slugs"),
    [
        ("", "Learning paths", []),
        (
            "?to=monthly-cycle",
            "1 topic comes before Monthly cycle",
            ["role-of-sop", "monthly-cycle"],
        ),
        ("?to=role-of-sop", "You can go straight to Role of S&amp;OP", ["role-of-sop"]),
        (
            "?to=exam&evening=30",
            "3 topics in 1 evening",
            ["role-of-sop", "monthly-cycle", "demand-planning"],
        ),
        ("?minutes=30&start=demand-planning", "1 topic fits into 30 min", ["demand-planning"]),
    ],
)
def test_a_path_is_shown_at_an_address(
    client: FlaskClient, query: str, title: str, slugs: list[str]
) -> None:
    response = client.get(f"/paths{query}")

    assert response.status_code == 200
    assert heading(response.text) == title
    assert NAMES.findall(response.text) == slugs
    assert response.text.count('<use class="disc"') == len(slugs)


def test_what_was_asked_for_stays_in_the_form_beside_what_is_wrong(client: FlaskClient) -> None:
    response = client.get("/paths?minutes=%3Cb%3E&start=none")

    assert response.status_code == 400
    assert 'value="&lt;b&gt;" aria-invalid="true"' in response.text
    assert re.findall(r'<p class="error" id="([a-z]+)-error">(.*?)</p>', response.text) == [
        ("minutes", "“&lt;b&gt;” is not a time to plan with. Write whole minutes from 30 to 600."),
        ("start", "There is no topic “none”. Choose one from the list."),
    ]


def test_the_card_holds_every_formula(site: Flask) -> None:
    html = site.test_client().get("/formulas").text
    with site.app_context():
        formulas = current.library().formulas
    assert re.findall(r'<li id="f-([^"]+)">', html) == [
        f.id for topic in _topics(site) for f in formulas if f.topic == topic
    ]
    tried = re.findall(r'href="/try/([^"]+)"', html)
    assert sorted(tried) == sorted(f.calculation for f in formulas if f.calculation)
    assert {site.test_client().get(f"/try/{id}").status_code for id in set(tried)} == {200}


def _topics(site: Flask) -> list[str]:
    with site.app_context():
        return [topic.slug for topic in current.library().topics]


def test_a_site_without_formulas_says_so(client: FlaskClient) -> None:
    assert "No formulas yet" in client.get("/formulas").text


@pytest.mark.parametrize(
    ("query", "opened"),
    [("", True), ("?topic=none", True), ("?topic=demand-planning&cover=1", False)],
)
def test_traps_open_or_covered(site: Flask, query: str, opened: bool) -> None:
    html = site.test_client().get(f"/traps{query}").text
    folds = re.findall(r"<li><details( open)?><summary>", html)
    with site.app_context():
        written = sum(
            topic.markdown.count("::: trap")
            for topic in current.library().topics
            if "demand" not in query or topic.slug == "demand-planning"
        )
    assert folds == [" open" if opened else ""] * written


def test_no_trap_holds_the_words(site: Flask) -> None:
    html = site.test_client().get("/traps?q=zzzz").text
    assert "Nothing fits" in html
    assert "<details" not in html.split("<main")[1]
