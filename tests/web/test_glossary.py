"""The glossary and a term's page."""

from __future__ import annotations

import re

from flask.testing import FlaskClient


def test_the_glossary_lists_all_terms_by_letter(client: FlaskClient) -> None:
    html = client.get("/glossary/").text

    assert re.findall(r'<h2 id="letter-(\w+)">|<li><a href="(/glossary/[^"]+)">', html) == [
        ("M", ""),
        ("", "/glossary/mad"),
        ("P", ""),
        ("", "/glossary/product-family"),
        ("T", ""),
        ("", "/glossary/tracking-signal"),
    ]


def test_a_term_says_what_it_means_where_it_is_used_and_what_it_is_mistaken_for(
    client: FlaskClient,
) -> None:
    html = client.get("/glossary/mad").text
    main = html[html.index("<main") : html.index("</main>")]

    assert re.findall(r"<h1>([^<]+)</h1>", main) == ["Mean absolute deviation"]
    assert "<p>The mean of the forecast errors without their signs.</p>" in main
    assert '<div class="formula"><math display="block">' in main
    assert re.findall(r'href="(/[^"]+)"', main) == [
        "/glossary/",
        "/topics/demand-planning#error-metrics",
        "/glossary/tracking-signal",
        "/practice?topics=demand-planning",
    ]
    assert "1 question uses this term." in main


def test_synonyms_are_named(client: FlaskClient) -> None:
    assert "Also called planning family" in client.get("/glossary/product-family").text


def test_an_unknown_term_answers_404(client: FlaskClient) -> None:
    assert client.get("/glossary/none").status_code == 404
