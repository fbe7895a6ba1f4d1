"""The catalogue of programmes and a programme's page."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("", ["demand-forecasting-techniques", "planning-in-a-month", "supplier-negotiation"]),
        ("?list=procurement", ["supplier-negotiation"]),
        ("?q=cycle+steps", ["planning-in-a-month"]),
        ("?list=scm&q=negotiation", []),
        (
            "?list=other&q=",
            ["demand-forecasting-techniques", "planning-in-a-month", "supplier-negotiation"],
        ),
    ],
)
def test_the_list_is_filtered_without_script(
    client: FlaskClient, query: str, slugs: list[str]
) -> None:
    response = client.get(f"/programmes/{query}")

    assert response.status_code == 200
    assert re.findall(r'class="name" href="/programmes/([^"]+)"', response.text) == slugs


def test_what_was_asked_for_stays_in_the_form(client: FlaskClient) -> None:
    html = client.get('/programmes/?list=scm&q="><b>').text

    assert '<option value="scm" selected>' in html
    assert 'value="&#34;&gt;&lt;b&gt;"' in html
    assert "0 of 3 programmes." in html


def test_a_programme_names_its_topics_and_lets_you_practise_them(client: FlaskClient) -> None:
    html = client.get("/programmes/planning-in-a-month").text
    main = html[html.index("<main") : html.index("</main>")]

    assert re.findall(r'href="(/[^"]+)"', main) == [
        "/programmes/",
        "/programmes/?list=scm",
        "/topics/role-of-sop",
        "/topics/monthly-cycle",
        "/practice?topics=role-of-sop&amp;topics=monthly-cycle",
    ]


def test_a_programme_without_topics_says_so(client: FlaskClient) -> None:
    assert (
        "No topic of this site belongs to it."
        in client.get("/programmes/supplier-negotiation").text
    )


def test_an_unknown_programme_answers_404(client: FlaskClient) -> None:
    assert client.get("/programmes/none").status_code == 404
