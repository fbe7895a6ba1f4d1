"""Home, graph, the pages around the content, and the choice of colours."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from kb.styles import join_sheets
from settings import ROOT

PAGES = ["/", "/graph", "/patterns", "/keys", "/privacy", "/accessibility"]
TRADEMARK = "Not affiliated with, endorsed or approved by ASCM."


def heading(html: str) -> str:
    found = re.findall(r"<h1[^>]*>(.*?)</h1>", html, re.S)
    assert len(found) == 1
    return str(found[0])


@pytest.mark.parametrize("address", PAGES)
def test_a_page_opens_for_anyone_in_its_frame(client: FlaskClient, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 200
    html = response.text
    heading(html)
    assert html.count("<main") == 1
    assert html.index("Skip to the text") < html.index("<header")
    assert TRADEMARK in html
    assert not re.search(r"\sstyle=|<style|<script(?![^>]*\ssrc=)", html)


@pytest.mark.parametrize("address", ["/", "/graph", "/keys", "/privacy", "/accessibility"])
def test_a_page_has_one_primary_action_at_most(client: FlaskClient, address: str) -> None:
    assert client.get(address).text.count('class="button primary"') <= 1


def test_a_first_visit_says_what_this_is_and_where_to_start(client: FlaskClient) -> None:
    html = client.get("/").text
    assert heading(html) == "Learn how S&amp;OP hangs together"
    assert 'href="/topics/role-of-sop">Read topic 1' in html
    assert 'href="/practice">Try ten questions' in html
    assert html.count('class="topic-row"') == 3
    assert "was steady" not in html


def test_after_an_answer_home_says_where_to_go_on(client: FlaskClient) -> None:
    form = {"topics": "demand-planning", "question": "dp-mad-meaning", "count": "5"}
    address = client.post("/practice", data=form).location
    option = re.findall(r'name="response" value="([^"]+)"', client.get(address).text)[0]
    answered = client.post(address, data={"position": "1", "response": option})
    assert answered.status_code == 303
    html = client.get("/").text
    assert heading(html) == "Placement, up to 25 questions"
    assert "Too little is known yet to choose for you." in html
    assert 'href="/plan">Plan the days to your exam' in html
    assert "1 answer so far, 1 of 3 topics begun" in html
    assert f'href="{address}">Go on</a>' in html
    assert re.findall(r"<td>(\d of \d answered)</td>", html) == ["1 of 3 answered"]


def test_the_graph_marks_the_chosen_topic_in_both_pictures(client: FlaskClient) -> None:
    html = client.get("/graph?topic=demand-planning").text
    chosen = re.findall(r'class="g-node g-chosen" .*aria-label="([^"]+)" aria-current="true"', html)
    assert chosen == ["4 Demand planning, not started"] * 2
    assert html.count("Leads here") == html.count("Leads on to") == 1
    assert "All links" in html


def test_a_filter_is_in_the_address_and_acts_on_the_table(client: FlaskClient) -> None:
    html = client.get("/graph?type=feeds&filter=1").text
    assert re.findall(r'name="type" value="([\w-]+)" checked', html) == ["feeds"]
    table = html[html.index('id="all-links"') :]
    assert set(re.findall(r"</a></td><td>([a-z ]+)</td>", table)) == {"feeds"}
    assert "type=feeds" in re.findall(r'class="g-node" href="([^"]+)"', html)[0]


def test_no_kind_ticked_says_what_to_do(client: FlaskClient) -> None:
    assert "No kind of link is chosen. Tick one above." in client.get("/graph?filter=1").text


def test_an_unknown_topic_has_no_graph(client: FlaskClient) -> None:
    response = client.get("/graph?topic=nowhere")
    assert response.status_code == 404
    assert heading(response.text) == "No page at this address"
    assert "start from the twenty topics" in response.text


def test_the_style_sheet_is_one_file_that_may_be_kept(client: FlaskClient) -> None:
    text, digest = join_sheets(ROOT / "static" / "css")
    address = f"/style/{digest}.css"
    assert f'href="{address}"' in client.get("/").text
    response = client.get(address)
    assert (response.mimetype, response.text) == ("text/css", text)
    assert "immutable" in response.headers["Cache-Control"]
    assert client.get("/style/older.css").headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_choice_of_colours_lasts_and_leads_back(client: FlaskClient, theme: str) -> None:
    response = client.post("/theme", data={"theme": theme, "next": "/graph?topic=monthly-cycle"})
    assert (response.status_code, response.location) == (303, "/graph?topic=monthly-cycle")
    html = client.get("/keys").text
    assert f'<html lang="en" data-theme="{theme}">' in html
    client.post("/theme", data={"theme": "system", "next": "/keys"})
    assert '<html lang="en">' in client.get("/keys").text


@pytest.mark.parametrize(
    "address",
    [
        "https://elsewhere.example/",
        "//elsewhere.example",
        "/\\elsewhere.example",
        "keys",
        "",
        "/a\nb",
    ],
)
def test_the_switch_never_leads_off_the_site(client: FlaskClient, address: str) -> None:
    response = client.post("/theme", data={"theme": "dark", "next": address})
    assert response.location == "/"


def test_an_unknown_choice_of_colours_is_refused(client: FlaskClient) -> None:
    response = client.post("/theme", data={"theme": "sepia", "next": "/"})
    assert response.status_code == 400
    assert client.get_cookie("theme") is None


def test_a_form_without_its_token_is_refused_in_words(app: Flask) -> None:
    response = FlaskClient(app).post("/theme", data={"theme": "dark"})
    assert response.status_code == 400
    assert "Load the page again" in response.text


def test_errors_have_pages(client: FlaskClient) -> None:
    assert heading(client.get("/nowhere").text) == "No page at this address"
    assert heading(client.post("/keys").text) == "Not used that way"


@pytest.mark.parametrize(("name", "kind"), [("topic.css", "text/css"), ("topic.js", "javascript")])
def test_joined_files_are_kept_under_their_digest(
    client: FlaskClient, name: str, kind: str
) -> None:
    page = client.get("/topics/demand-planning").text
    address = re.findall(rf'"(/joined/\w+/{name})"', page)[0]
    reply = client.get(address)
    assert (reply.status_code, kind in reply.content_type) == (200, True)
    assert reply.headers["Cache-Control"] == "private, max-age=31536000, immutable"
    assert client.get(f"/joined/older/{name}").headers["Cache-Control"] == "no-cache"
    assert client.get("/joined/older/other.css").status_code == 404
