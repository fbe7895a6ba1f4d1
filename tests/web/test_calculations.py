"""Calculations: their pages without a script, the fragment, and the JSON."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from kb.calculations import ALL


def figures(html: str) -> dict[str, str]:
    found = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", html)
    return {unescape(k): unescape(re.sub(r"<[^>]+>", "", v)).replace("\u202f", " ")
            for k, v in found}  # fmt: skip


def field_value(html: str, id: str) -> str:
    found = re.search(rf'<input type="text" value="([^"]*)"[^>]* id="{id}"', html)
    assert found is not None
    return unescape(found[1])


def test_the_list_links_every_calculation(client: FlaskClient) -> None:
    html = client.get("/try/").text
    assert sorted(re.findall(r'href="/try/([a-z-]+)"', html)) == sorted(c.id for c in ALL)
    assert f"{len(ALL)} calculations" in html


@pytest.mark.parametrize("id", [c.id for c in ALL])
def test_every_page_shows_the_example(client: FlaskClient, id: str) -> None:
    html = client.get(f"/try/{id}").text
    assert figures(html)
    assert "<figure" in html
    assert 'aria-invalid="true"' not in html
    assert "Link to these numbers" not in html


def test_typed_numbers_give_their_result_and_an_address(client: FlaskClient) -> None:
    html = client.get("/try/eoq?lot=1+200&demand=24,000").text
    assert figures(html)["Cost at your lot"] == "USD 4,500"
    assert field_value(html, "try-eoq-lot") == "1 200"
    assert 'href="/try/eoq?demand=24%2C000&amp;lot=1+200">Link to these numbers' in html


def test_nonsense_is_refused_and_stays(client: FlaskClient) -> None:
    html = client.get("/try/forecast-error?actual=120,+95,+49O,+110,+140,+105").text
    sentence = "“49O” is not a number in Actual demand, month 3. Did you mean 490?"
    assert html.count(sentence) == 2
    assert field_value(html, "try-forecast-error-actual") == "120, 95, 49O, 110, 140, 105"
    assert '<a href="#try-forecast-error-actual" data-field="actual">' in html
    assert figures(html) == {}


def test_the_fragment_is_the_result_alone(client: FlaskClient) -> None:
    html = client.get("/try/takt/result?demand=900").text
    assert "<html" not in html
    assert figures(html)["Takt time"] == "20 minutes a unit"
    assert 'data-summary="Takt time 20 minutes a unit; Available time 18,000' in html


@pytest.mark.parametrize("address", ["/try/none", "/try/none/result", "/api/v1/calculations/none"])
def test_an_unknown_calculation_is_missing(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 404


def test_the_api_lists_and_computes(client: FlaskClient) -> None:
    listed = client.get("/api/v1/calculations").get_json()
    assert [c["id"] for c in listed] == [c.id for c in ALL]
    assert listed[0]["inputs"][0] == {
        "id": "stock", "label": "On hand", "unit": "units", "kind": "number",
        "default": "50", "hint": "",
    }  # fmt: skip
    answer = client.get("/api/v1/calculations/smoothing?alpha=0.5").get_json()
    assert answer == {
        "id": "smoothing",
        "title": "Exponential smoothing",
        "inputs": {"forecast": "500", "actual": "560", "alpha": "0.5"},
        "figures": [
            {"label": "Next forecast", "value": 530.0, "text": "530", "unit": "units"},
            {"label": "Error of this month", "value": 60.0, "text": "60", "unit": "units"},
            {"label": "Equivalent moving average", "value": 3.0, "text": "3", "unit": "months"},
        ],
        "steps": [
            "Error = 560 − 500 = +60.",
            "Next forecast = 500 + 0.5 × 60 = 530.",
            "A moving average of 2 ÷ 0.5 − 1 = 3 months uses data of the same average age.",
        ],
        "note": "A larger α follows a change sooner and noise as well.",
    }


def test_the_api_names_the_field(client: FlaskClient) -> None:
    response = client.get("/api/v1/calculations/smoothing?alpha=2&forecast=x")
    assert response.status_code == 422
    assert response.get_json()["errors"] == {
        "query": {
            "alpha": ["Smoothing constant α can't be more than 1."],
            "forecast": ["“x” is not a number in Last forecast. Type digits, such as 490 or −2.5."],
        }
    }
