"""The glossary, its filters, the abbreviations and a term's page."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from db.engine import db
from db.tables import AttemptItem

HEADS_AND_TERMS = re.compile(r'<h2 id="letter-(\w+)">|<(?:li|dt)><a href="/glossary/([^"]+)">')


def test_the_glossary_lists_all_terms_by_letter(client: FlaskClient) -> None:
    html = client.get("/glossary/").text

    assert HEADS_AND_TERMS.findall(html) == [
        ("M", ""),
        ("", "mad"),
        ("P", ""),
        ("", "product-family"),
        ("T", ""),
        ("", "tracking-signal"),
    ]
    assert "The mean of the forecast errors" not in html


@pytest.mark.parametrize(
    ("query", "terms", "status"),
    [
        ("q=errors", ["mad", "tracking-signal"], "2 of 3 terms."),
        ("q=ERRORS&topic=role-of-sop", [], "0 of 3 terms."),
        ("topic=role-of-sop", ["product-family"], "1 of 3 terms."),
        ("topic=nowhere&view=none", ["mad", "product-family", "tracking-signal"], ""),
        ("view=definitions", ["mad", "product-family", "tracking-signal"], ""),
    ],
)
def test_the_glossary_is_filtered(
    client: FlaskClient, query: str, terms: list[str], status: str
) -> None:
    html = client.get(f"/glossary/?{query}").text

    assert [term for _, term in HEADS_AND_TERMS.findall(html) if term] == terms
    found = re.findall(r'<p role="status">([^<]+?) <a', html)
    assert found == ([status] if status else [])
    assert ("Nothing fits" in html) is (not terms)
    shown = "mad" in terms and "none" not in query
    assert ("<dd>The mean of the forecast errors without their signs.</dd>" in html) is shown


def test_what_was_asked_for_stays_in_the_form(client: FlaskClient) -> None:
    html = client.get("/glossary/?q=<b>&topic=demand-planning&view=abbreviations").text

    assert 'type="search" value="&lt;b&gt;"' in html
    assert re.findall(r'<option value="([^"]+)" selected', html) == [
        "demand-planning",
        "abbreviations",
    ]


def test_abbreviations_lead_to_their_terms(client: FlaskClient) -> None:
    html = client.get("/glossary/?view=abbreviations").text

    rows = re.findall(r'<th scope="row">([^<]+)</th><td><a href="([^"]+)">([^<]+)</a>', html)
    assert rows == [
        ("MAD", "/glossary/mad", "Mean absolute deviation"),
        ("TS", "/glossary/tracking-signal", "Tracking signal"),
    ]
    assert re.findall(r"<h1>([^<]+)</h1>", html) == ["Abbreviations"]


def test_a_term_says_what_it_means_where_it_is_used_and_what_it_is_mistaken_for(
    client: FlaskClient,
) -> None:
    html = client.get("/glossary/mad").text
    main = html[html.index("<main") : html.index("</main>")]

    assert re.findall(r"<h1>([^<]+)</h1>", main) == ["Mean absolute deviation"]
    assert "<p>The mean of the forecast errors without their signs.</p>" in main
    assert 'role="region" tabindex="0" aria-label="Formula"><math display="block">' in main
    assert re.findall(r'href="(/[^"]+)"', main) == [
        "/glossary/",
        "/glossary/tracking-signal",
        "/topics/demand-planning#error-metrics",
        "/glossary/product-family",
    ]
    assert "1 question uses this term." in main
    assert re.findall(r'<blockquote class="excerpt"><p>(.+?)</p>', main) == [
        "MAD has no direction."
    ]


def test_the_questions_on_a_term_can_be_practised(app: Flask, client: FlaskClient) -> None:
    main = client.get("/glossary/mad").text
    sent = dict(re.findall(r'<input type="hidden" name="(term|count)" value="([^"]+)">', main))
    assert sent == {"term": "mad", "count": "5"}

    assert client.post("/practice", data=sent).status_code == 303
    with app.app_context():
        asked = [item.question_id for item in db.session.query(AttemptItem).all()]
    assert asked == ["dp-mad-meaning"]


def test_a_set_on_a_term_without_questions_is_refused(client: FlaskClient) -> None:
    response = client.post("/practice", data={"term": "none", "count": "5"})

    assert response.status_code == 422
    assert "There is no question on this term here." in response.text


def test_synonyms_are_named(client: FlaskClient) -> None:
    assert "Also called planning family" in client.get("/glossary/product-family").text


def test_an_unknown_term_answers_404(client: FlaskClient) -> None:
    assert client.get("/glossary/none").status_code == 404
