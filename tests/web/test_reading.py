"""Sections studied, the place where one stopped, settings, previews, questions by section."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from db import reading
from db.engine import db
from db.tables import User
from tests.cast import add_account, client_of

PAGE = "/topics/demand-planning"


def studied(page: str) -> list[str]:
    return re.findall(r'<li class="studied"><a href="#([^"]+)"', page)


def test_a_section_is_marked_and_unmarked(client: FlaskClient) -> None:
    reply = client.post(f"{PAGE}/studied", data={"mark": "bias-tracking"})
    assert (reply.status_code, reply.location) == (303, f"{PAGE}#end-bias-tracking")
    page = client.get(PAGE).text
    assert studied(page) == ["bias-tracking"]
    assert "1 of 2 sections studied" in page
    assert 'name="unmark" value="bias-tracking" aria-pressed="true"' in page
    listed = client.get("/topics/").text
    assert re.findall(r"[\d]+ of \d+ sections studied", listed) == ["1 of 2 sections studied"]
    client.post(f"{PAGE}/studied", data={"unmark": "bias-tracking"})
    assert studied(client.get(PAGE).text) == []


def test_marking_all_can_be_undone_down_to_what_was_before(client: FlaskClient) -> None:
    client.post(f"{PAGE}/studied", data={"mark": "error-metrics"})
    assert client.post(f"{PAGE}/studied", data={"all": "1"}).location == f"{PAGE}#studied"
    other = client.get("/topics/monthly-cycle").text
    assert ("Undo" in other, studied(other)) == (False, [])
    client.post(f"{PAGE}/studied", data={"all": "1"})
    client.post(f"{PAGE}/studied", data={"unmark": "bias-tracking"})
    client.post(f"{PAGE}/studied", data={"all": "1"})
    page = client.get(PAGE).text
    assert studied(page) == ["error-metrics", "bias-tracking"]
    assert 'name="unmark" value="bias-tracking">Undo' in page
    client.post(f"{PAGE}/studied", data={"unmark": "bias-tracking"})
    assert studied(client.get(PAGE).text) == ["error-metrics"]
    assert ">Undo<" not in client.get(PAGE).text


def test_what_is_no_section_is_not_marked(app: Flask, client: FlaskClient) -> None:
    client.post(f"{PAGE}/studied", data={"mark": "gone"})
    assert studied(client.get(PAGE).text) == []
    assert client.post("/topics/nowhere/studied", data={"all": "1"}).status_code == 404


def test_a_person_goes_on_where_they_stopped(app: Flask) -> None:
    learner = add_account(app, "Learner")
    client = client_of(app, learner)
    assert "Go on" not in re.sub(r"data-[\w-]+", "", client.get(PAGE).text.split("prose")[0])
    reply = client.post(f"{PAGE}/position", data={"section": "bias-tracking"})
    assert (reply.status_code, reply.text) == (204, "")
    link = '<a href="{}#bias-tracking">Go on {}at 4.2 Bias</a>, about '
    assert link.format("", "") in client.get(PAGE).text
    assert link.format(PAGE, "reading ") in client.get("/").text
    client.post(f"{PAGE}/studied", data={"all": "1"})
    assert "Go on reading" not in client.get("/").text
    with app.app_context():
        [kept] = reading.select_positions(db.session, learner.id)
    assert (kept.topic, kept.section) == ("demand-planning", "bias-tracking")


def test_of_a_visitor_no_place_is_kept_here(app: Flask, client: FlaskClient) -> None:
    assert "data-position" not in client.get(PAGE).text
    reply = client.post(f"{PAGE}/position", data={"section": "bias-tracking"})
    assert reply.status_code == 204
    with app.app_context():
        assert db.session.query(User).count() == 0


@pytest.mark.parametrize(
    ("address", "section", "status"),
    [(PAGE, "gone", 422), (PAGE, "", 422), ("/topics/nowhere", "overview", 404)],
)
def test_a_place_that_is_not_there_is_refused(
    client: FlaskClient, address: str, section: str, status: int
) -> None:
    reply = client.post(f"{address}/position", data={"section": section})
    assert reply.status_code == status


def test_settings_shape_the_page_and_lead_back(client: FlaskClient) -> None:
    assert '<html lang="en">' in client.get(PAGE).text
    chosen = {"width": "wide", "size": "large", "printed": "without", "next": PAGE}
    reply = client.post("/reading-settings", data=chosen)
    assert (reply.status_code, reply.location) == (303, PAGE)
    page = client.get(PAGE).text
    assert '<html lang="en" data-width="wide" data-size="large" data-printed="without">' in page
    assert re.findall(r'name="(\w+)" value="(\w+)" checked', page) == [
        ("width", "wide"),
        ("size", "large"),
        ("printed", "without"),
    ]
    client.post("/reading-settings", data={**chosen, "size": "<huge>", "next": "//evil.example"})
    assert '<html lang="en">' in client.get(PAGE).text


@pytest.mark.parametrize("target", ["//evil.example", "https://evil.example", "/\\evil.example"])
def test_settings_lead_to_no_other_site(client: FlaskClient, target: str) -> None:
    assert client.post("/reading-settings", data={"next": target}).location == "/"


def test_every_section_has_a_named_link_to_itself(client: FlaskClient) -> None:
    assert re.findall(
        r'class="permalink" href="([^"]+)" aria-label="([^"]+)"', client.get(PAGE).text
    ) == [
        ("#error-metrics", "Link to section 4.1"),
        ("#bias-tracking", "Link to section 4.2"),
    ]


def test_a_card_previews_a_topic_or_a_section(client: FlaskClient) -> None:
    topic, section = (
        re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", client.get(f"{PAGE}/card{query}").text)).strip()
        for query in ("", "?section=bias-tracking")
    )
    summary = "An unconstrained view of demand by family and month."
    assert topic == f"4 Demand planning {summary} not started, 7 minutes"
    assert section == f"4.2 Bias {summary} not started, 7 minutes, in 4 Demand planning"
    assert client.get("/topics/nowhere/card").status_code == 404


def test_sections_end_with_their_questions_and_say_which_were_asked(client: FlaskClient) -> None:
    page = client.get(PAGE).text
    assert re.findall(r"Practise this section \((\d+)\)", page) == ["1", "2"]
    assert "/practice?topics=demand-planning&amp;section=bias-tracking" in page
    assert "You were asked this." not in page
    sent = {"mode": "practice", "topics": ["demand-planning"], "count": 3}
    attempt = client.post("/api/v1/attempts", json=sent).get_json()
    for question in attempt["questions"]:
        kind = question["kind"]
        options = [option["id"] for option in question.get("options", ())]
        response = {"single-choice": options[:1], "multiple-response": [options[:2]]}
        client.put(
            f"/api/v1/attempts/{attempt['id']}/answers/{question['position']}",
            json={
                "sequence": 1,
                "response": response.get(kind, ["1"])[0],
                "certainty": "fair",
            },
        )
    assert client.get(PAGE).text.count("You were asked this.") == 2
