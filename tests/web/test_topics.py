"""The list of topics, a topic's page, its figures, and topics and graph as JSON."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from kb.model import Link
from kb.views.topics import choose_self_check
from tests.loaded import SAMPLE, open_bank, open_library


def test_the_list_shows_every_topic_once(client: FlaskClient) -> None:
    html = client.get("/topics/").text

    assert re.findall(r'class="name" href="(/topics/[^"]+)">([^<]+)<', html) == [
        ("/topics/role-of-sop", "The role of sales and operations planning"),
        ("/topics/monthly-cycle", "The five steps of the monthly cycle"),
        ("/topics/demand-planning", "Demand planning"),
    ]
    assert html.count("not started") == 3


def test_a_topic_shows_contents_sections_links_and_way_on(client: FlaskClient) -> None:
    html = client.get("/topics/monthly-cycle").text
    html = html[: html.index("</article>")]

    assert re.findall(r"<h1>(.*?)</h1>", html) == [
        '<span class="number">3</span> The five steps of the monthly cycle'
    ]
    assert re.findall(r'<li><a href="#([^"]+)"><span class="n">([\d.]*)</span>', html) == [
        ("overview", "3.1"),
        ("closed-loop", "3.2"),
        ("linked-topics", ""),
    ]
    assert re.findall(r'<h2 id="([^"]+)">', html) == [
        "overview",
        "closed-loop",
        "linked-topics",
        "self-check",
        "programmes",
    ]
    assert re.findall(r'class="target" href="([^"]+)">|class="reason">([^<]+)<', html) == [
        ("/topics/role-of-sop", ""),
        ("", "Comes first. The cycle carries out what the role promises."),
        ("/topics/demand-planning", ""),
        ("", "Feeds this. The demand plan enters the supply review."),
        ("/topics/demand-planning", ""),
        ("", "Builds on this. Demand planning is the second step."),
    ]
    assert re.findall(r'href="([^"]+)" rel="(prev|next)"', html) == [
        ("/topics/role-of-sop", "prev"),
        ("/topics/demand-planning", "next"),
    ]


def test_the_margin_says_what_to_learn_first_and_which_terms_are_here(client: FlaskClient) -> None:
    html = client.get("/topics/demand-planning").text

    notes = re.findall(
        r'class="margin-note" role="note" aria-label="([^"]+)">.*?href="([^"]+)"', html, re.S
    )
    assert notes == [
        ("Learn first", "/topics/monthly-cycle"),
        ("Terms here", "/glossary/mad"),
        ("Terms here", "/glossary/tracking-signal"),
    ]


def test_self_check_leads_to_these_very_questions(client: FlaskClient) -> None:
    html = client.get("/topics/demand-planning").text
    html = html[html.index('id="self-check"') :]

    asked = re.findall(r'href="/practice\?topics=demand-planning&amp;question=([^"]+)"', html)
    assert asked == ["dp-mad-meaning", "dp-bias-conclusion"]
    assert [
        client.get(f"/practice?topics=demand-planning&question={q}").status_code for q in asked
    ] == [
        200,
        200,
    ]


def test_practising_starts_from_the_page(client: FlaskClient) -> None:
    response = client.post("/practice", data={"topics": "demand-planning", "count": "10"})

    assert response.status_code == 303
    assert re.fullmatch(r"/attempts/[\w-]+", response.headers["Location"])


def test_no_key_leaves_with_a_topic(client: FlaskClient) -> None:
    html = client.get("/topics/demand-planning").text

    assert [
        text in html for text in ("Right because", "Tempting because", "The forecast leans high")
    ] == [False] * 3


@pytest.mark.parametrize("address", ["/topics/nowhere", "/topics/figures/none.svg", "/topics/4"])
def test_what_is_not_there_answers_404(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_figure_opened_on_its_own_may_run_nothing(client: FlaskClient) -> None:
    response = client.get("/topics/figures/cycle.svg", buffered=True)

    assert (response.status_code, response.mimetype) == (200, "image/svg+xml")
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_the_api_lists_topics_and_sections(client: FlaskClient) -> None:
    reply = client.get("/api/v1/topics")

    assert (reply.status_code, len(reply.get_json())) == (200, 3)
    assert reply.get_json()[2] == {
        "number": 4,
        "slug": "demand-planning",
        "title": "Demand planning",
        "summary": "An unconstrained view of demand by family and month.",
        "sections": [
            {"id": "error-metrics", "title": "Error metrics"},
            {"id": "bias-tracking", "title": "Bias"},
        ],
    }


def test_the_graph_is_the_same_in_both_forms(client: FlaskClient) -> None:
    graph = client.get("/api/v1/graph").get_json()
    reply = client.get("/api/v1/graph?format=graphml")
    root = ElementTree.fromstring(reply.data)

    library = open_library(SAMPLE)[0]
    assert graph["nodes"][0] == {
        "id": "role-of-sop",
        "number": 1,
        "title": "The role of sales and operations planning",
        "url": "/topics/role-of-sop",
    }
    assert [Link(**edge) for edge in graph["edges"]] == list(library.links)
    assert reply.mimetype == "application/graphml+xml"
    name = "{http://graphml.graphdrawing.org/xmlns}"
    assert [node.get("id") for node in root.iter(f"{name}node")] == [
        n["id"] for n in graph["nodes"]
    ]
    assert [
        (edge.get("source"), edge.get("target"), *(data.text for data in edge))
        for edge in root.iter(f"{name}edge")
    ] == [(e["source"], e["target"], e["type"], e["reason"]) for e in graph["edges"]]


def test_an_unknown_form_of_the_graph_is_refused(client: FlaskClient) -> None:
    reply = client.get("/api/v1/graph?format=svg")

    assert reply.status_code == 422
    assert "format is svg; choose json or graphml." in reply.text


def test_self_check_takes_the_easiest_fixed_question_of_each_section() -> None:
    bank = open_bank(SAMPLE)[0]

    assert [q.id for q in choose_self_check(bank.questions)] == [
        "mc-first-step",
        "ro-level-of-detail",
        "dp-mad-meaning",
    ]
    assert choose_self_check(()) == []
