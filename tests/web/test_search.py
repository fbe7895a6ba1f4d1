"""The results page, the palette's list, the JSON and the commands."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient


def heading(html: str) -> str:
    found = re.findall(r"<h1[^>]*>(.*?)</h1>", html, re.S)
    assert len(found) == 1
    return unescape(found[0])


def links(html: str) -> list[str]:
    return [unescape(url) for url in re.findall(r'class="hit"[^>]* href="([^"]*)"', html)]


def test_hits_are_listed_with_marks(client: FlaskClient) -> None:
    html = client.get("/search?q=tracking+signal").text
    assert re.fullmatch(r"\d+ results for “tracking signal”", heading(html))
    assert links(html)[0] == "/glossary/tracking-signal"
    assert "<mark>Tracking signal</mark> (<mark>TS</mark>)" in html
    assert 'value="tracking signal"' in html


def test_a_correction_offers_the_literal_search(client: FlaskClient) -> None:
    html = client.get("/search?q=trackin+signal").text
    assert heading(html).endswith("results for “tracking signal”")
    assert "Showing results for <b>tracking signal</b>." in html
    literal = re.search(r'<a href="([^"]*)">Search for “trackin signal” as typed</a>', html)
    assert literal is not None
    typed = client.get(unescape(literal[1])).text
    assert heading(typed).endswith("“trackin signal”")
    assert "Showing results for" not in typed


def test_filters_keep_the_query_and_narrow_it(client: FlaskClient) -> None:
    html = client.get("/search?q=tracking+signal&kind=section").text
    assert '<a href="/search?q=tracking+signal&amp;kind=section" aria-current="true">' in html
    assert links(html)[0] == "/topics/demand-planning#bias-tracking"
    assert {link.split("/")[1] for link in links(html)} == {"topics"}


def test_a_kind_that_does_not_exist_is_ignored(client: FlaskClient) -> None:
    everything = links(client.get("/search?q=signal").text)
    assert links(client.get("/search?q=signal&kind=nonsense").text) == everything != []


def test_nothing_found_names_the_nearest_terms(client: FlaskClient) -> None:
    html = client.get("/search?q=zzqx+trackin+sgnl&literal=1").text
    assert heading(html) == "Nothing on “zzqx trackin sgnl”"
    assert "Nearest terms" in html
    assert "/glossary/tracking-signal" in links(html)


def test_without_a_query_there_is_the_field(client: FlaskClient) -> None:
    html = client.get("/search").text
    assert heading(html) == "What are you looking for?"
    assert re.search(r'<label for="q">Search for</label>', html)
    assert links(html) == []


def test_what_is_typed_is_escaped(client: FlaskClient) -> None:
    for address in ("/search", "/search/palette"):
        html = client.get(address, query_string={"q": '"><script>alert(1)</script>'}).text
        assert "<script>alert" not in html


def test_the_palette_gets_groups_of_options(client: FlaskClient) -> None:
    html = client.get("/search/palette?q=trackin+sig").text
    assert re.findall(r'role="group" aria-label="([^"]*)"', html)[0] == "Best match"
    assert links(html)[0] == "/glossary/tracking-signal"
    assert "/topics/demand-planning#bias-tracking" in links(html)
    shown, total = re.findall(r'data-shown="(\d+)" data-total="(\d+)"', html)[0]
    assert int(shown) == len(links(html)) <= int(total)
    assert "Showing results for <b>tracking sig</b>." in html
    assert "<html" not in html


def test_every_page_offers_search_with_and_without_script(client: FlaskClient) -> None:
    html = client.get("/topics/").text
    assert re.search(r'<form[^>]* action="/search" role="search"', html)
    assert re.search(r'<script src="/static/js/search\.js\?v=\w+" defer></script>', html)


def test_json_has_the_promised_shape(client: FlaskClient) -> None:
    reply = client.get("/api/v1/search?q=trackin+signal&limit=1").get_json()
    assert reply.pop("total") > 1
    score = reply["results"][0].pop("score")
    assert isinstance(score, float)
    assert reply == {
        "query": "trackin signal",
        "corrected": "tracking signal",
        "results": [
            {
                "kind": "term",
                "topic": 4,
                "title": "Tracking signal (TS)",
                "url": "/glossary/tracking-signal",
                "snippet": "Running sum of forecast errors divided by the mean absolute deviation.",
            }
        ],
    }


def test_json_filters_by_kind(client: FlaskClient) -> None:
    reply = client.get("/api/v1/search?q=demand&kind=topic").get_json()
    assert reply["corrected"] is None
    assert {hit["kind"] for hit in reply["results"]} == {"topic"}


def test_suggestions_share_the_shape(client: FlaskClient) -> None:
    reply = client.get("/api/v1/suggest?q=trac&limit=2").get_json()
    assert sorted(reply) == ["corrected", "query", "results", "total"]
    assert reply["results"][0]["title"] == "Tracking signal (TS)"
    assert len(reply["results"]) <= 2


@pytest.mark.parametrize(
    ("query", "field"),
    [("q=a&kind=page", "kind"), ("q=a&limit=0", "limit"), ("q=a&limit=many", "limit")],
)
def test_bad_parameters_are_named(client: FlaskClient, query: str, field: str) -> None:
    reply = client.get(f"/api/v1/search?{query}")
    assert reply.status_code == 422
    errors: dict[str, Any] = reply.get_json()["errors"]["query"]
    assert list(errors) == [field]


@pytest.mark.parametrize("text", ["", "   ", "*?" * 500, "((((", "\x00", "a " * 5000, "-", '"'])
def test_no_query_fails(client: FlaskClient, text: str) -> None:
    for address in ("/search", "/search/palette", "/api/v1/search", "/api/v1/suggest"):
        assert client.get(address, query_string={"q": text}).status_code == 200


def test_questions_are_found_without_their_keys(client: FlaskClient) -> None:
    reply = client.get("/api/v1/search?q=tracking+signal+bias&kind=question&limit=50").get_json()
    assert reply["results"]
    for hit in reply["results"]:
        assert "Right because" not in hit["snippet"]
        assert "Tempting because" not in hit["snippet"]


def test_the_command_prints_hits(app: Flask) -> None:
    result = app.test_cli_runner().invoke(args=["search", "trackin signal", "--limit", "1"])
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert lines[0] == "Showing results for: tracking signal"
    assert "Tracking signal (TS)  /glossary/tracking-signal" in lines[1]
    assert re.fullmatch(r"1 of \d+", lines[-1])


def test_the_index_command_builds(app: Flask) -> None:
    result = app.test_cli_runner().invoke(args=["content", "index"])
    assert (result.exit_code, result.output) == (0, "The search index is built.\n")
