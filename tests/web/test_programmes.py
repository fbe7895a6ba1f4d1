"""The catalogue of programmes and a programme's page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from settings import ROOT
from tests.conftest import build_app


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("", ["demand-forecasting-techniques", "planning-in-a-month", "supplier-negotiation"]),
        ("?list=procurement", ["supplier-negotiation"]),
        ("?q=cycle+steps", ["planning-in-a-month"]),
        ("?list=scm&q=negotiation", []),
        ("?topic=monthly-cycle", ["planning-in-a-month"]),
        ("?linked=1", ["demand-forecasting-techniques", "planning-in-a-month"]),
        (
            "?list=other&q=&topic=none&linked=yes",
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


def test_a_programme_names_its_topics_and_lets_you_ask_for_it(client: FlaskClient) -> None:
    html = client.get("/programmes/planning-in-a-month").text
    main = html[html.index("<main") : html.index("</main>")]

    assert re.findall(r'href="(/[^"]+)"', main) == [
        "/programmes/",
        "/programmes/?list=scm",
        "/requests/new?programme=planning-in-a-month",
        "/topics/role-of-sop",
        "/topics/monthly-cycle",
    ]


def test_a_programme_tells_what_happens_in_two_hours(client: FlaskClient) -> None:
    html = client.get("/programmes/supplier-negotiation").text
    main = html[html.index("<main") : html.index("</main>")]

    assert re.findall(r'<th scope="row">([^<]+)</th><td class="num">(\d+)</td>', main) == [
        ("Frame", "10"),
        ("Concept and case", "45"),
        ("Exercise", "40"),
        ("Discussion", "15"),
        ("Check", "10"),
    ]
    assert re.findall(r"<li>(You can [^<]+)</li>", main) == [
        "You can prepare a target and a limit.",
        "You can trade across issues.",
        "You can record what was agreed.",
    ]
    assert "120 minutes" in main
    assert "certificate of completion when you attend and reach at least 60\u202f%" in main


def test_the_check_practises_five_questions_of_the_topics(tmp_path: Path) -> None:
    client = build_app(tmp_path, "", ROOT / "content").test_client()
    html = client.get("/programmes/global-supply-chain-strategy").text
    form = re.findall(r'<form class="actions" method="post" action="/practice">.*?</form>', html)[0]
    fields = [
        (name, value)
        for name, value in re.findall(r'name="(\w+)" value="([^"]+)"', form)
        if name != "csrf_token"
    ]

    assert fields == [("topics", "strategic-alignment"), ("count", "5")]
    started = client.post("/practice", data=dict(fields))
    assert started.status_code == 303
    assert client.get(started.location, follow_redirects=True).status_code == 200


def test_a_programme_without_topics_says_so(client: FlaskClient) -> None:
    assert (
        "No topic of this site belongs to it."
        in client.get("/programmes/supplier-negotiation").text
    )


def test_an_unknown_programme_answers_404(client: FlaskClient) -> None:
    assert client.get("/programmes/none").status_code == 404
