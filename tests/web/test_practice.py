"""The page where practice starts."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from db.engine import db
from db.tables import Attempt, AttemptItem, User

Form = dict[str, str | list[str]]


def heading(page: str) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", page, re.DOTALL)
    assert found is not None
    return found.group(1)


def checked(page: str) -> list[str]:
    return re.findall(r'name="topics" value="([^"]+)" checked', page)


def test_a_visitor_is_led_to_the_first_topic_and_stays_a_visitor(
    app: Flask, client: FlaskClient
) -> None:
    page = client.get("/practice").text
    assert heading(page) == "Begin with role of S&amp;OP"
    assert checked(page) == ["role-of-sop"]
    with app.app_context():
        assert db.session.query(User).count() == 0


@pytest.mark.parametrize(
    ("query", "topics", "title"),
    [
        ("topics=demand-planning", ["demand-planning"], "Three questions on demand planning"),
        (
            "topics=demand-planning&topics=role-of-sop",
            ["role-of-sop", "demand-planning"],
            "Five questions on two topics",
        ),
        ("topics=nowhere", ["role-of-sop"], "Begin with role of S&amp;OP"),
        ("question=dp-mad-meaning", ["demand-planning"], "Practise this question"),
    ],
)
def test_an_address_may_choose(
    client: FlaskClient, query: str, topics: list[str], title: str
) -> None:
    page = client.get(f"/practice?{query}").text
    assert (checked(page), heading(page)) == (topics, title)
    assert page.count("button primary") == 1


def test_ten_questions_are_offered_where_there_are_ten(site: Flask) -> None:
    page = site.test_client().get("/practice?topics=demand-planning").text
    assert heading(page) == "Ten questions on demand planning"
    assert "This topic is chosen. You can change that below." in page


def test_the_title_keeps_the_choice_of_a_form_that_could_not_be_met(client: FlaskClient) -> None:
    reply = client.post("/practice", data={"count": "7", "topics": ["monthly-cycle"]})
    assert heading(reply.text) == "Two questions on monthly cycle"


def test_starting_makes_a_guest_and_a_set(app: Flask, client: FlaskClient) -> None:
    reply = client.post("/practice", data={"topics": "demand-planning", "count": "5"})
    assert reply.status_code == 303
    with app.app_context():
        user = db.session.query(User).one()
        attempt = db.session.query(Attempt).one()
        items = db.session.query(AttemptItem).all()
        assert (user.guest, user.email, attempt.user_id) == (True, None, user.id)
        assert reply.location == f"/attempts/{attempt.id}"
        assert sorted(item.question_id for item in items) == [
            "dp-bias-conclusion",
            "dp-mad-meaning",
            "dp-tracking-signal",
        ]
    assert client.get(reply.location).status_code == 200


def test_no_topic_means_all_of_them(app: Flask, client: FlaskClient) -> None:
    client.post("/practice", data={"count": "10"})
    with app.app_context():
        assert {item.topic for item in db.session.query(AttemptItem)} == {
            "role-of-sop",
            "monthly-cycle",
            "demand-planning",
        }


def test_a_question_named_in_the_address_comes_first(app: Flask, client: FlaskClient) -> None:
    page = client.get("/practice?question=mc-first-step").text
    assert heading(page) == "Practise this question"
    assert '<input type="hidden" name="question" value="mc-first-step">' in page
    data: Form = {"question": "mc-first-step", "topics": ["monthly-cycle", "role-of-sop"]}
    client.post("/practice", data={**data, "count": "5"})
    with app.app_context():
        first = db.session.query(AttemptItem).filter_by(position=1).one()
        assert first.question_id == "mc-first-step"
        assert db.session.query(AttemptItem).count() == 4


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"count": "7"}, "Choose 5, 10, 20 or 40 questions."),
        ({}, "Choose 5, 10, 20 or 40 questions."),
        ({"count": "5", "topics": "nowhere"}, "There are no questions on “nowhere” yet."),
        ({"count": "5", "question": "gone"}, "This question is no longer in the bank."),
    ],
)
def test_a_start_that_cannot_be_met(
    app: Flask, client: FlaskClient, data: dict[str, str], sentence: str
) -> None:
    reply = client.post("/practice", data={**data, "topics": data.get("topics", "monthly-cycle")})
    assert reply.status_code == 422
    assert sentence in reply.text
    assert checked(reply.text) == ([] if "topics" in data else ["monthly-cycle"])
    with app.app_context():
        assert db.session.query(User).count() == 0


def test_unseen_questions_come_before_seen_ones(app: Flask, client: FlaskClient) -> None:
    """Two sets of five over seven questions: the second holds the two that were left."""
    asked: list[set[str]] = []
    for _ in range(2):
        address = client.post("/practice", data={"count": "5"}).location
        asked.append(answer_all(app, client, address))
    assert len(asked[0]) == 5
    assert len(asked[0] | asked[1]) == 7


def answer_all(app: Flask, client: FlaskClient, address: str) -> set[str]:
    """Answer every question of a set somehow and return the questions' ids."""
    attempt_id = address.rsplit("/", 1)[1]
    with app.app_context():
        items = [
            (item.position, item.question_id)
            for item in db.session.query(AttemptItem).filter_by(attempt_id=attempt_id)
        ]
    for position, _ in items:
        page = client.get(f"{address}?position={position}").text
        data: Form = {"position": str(position), "response": "1"}
        options = re.findall(r'name="response" value="(\w+)"', page)
        if options:
            data["response"] = options[0]
        data |= dict.fromkeys(re.findall(r'name="(cell-\w+)"', page), "1")
        assert client.post(address, data=data).status_code == 303
    return {question_id for _, question_id in items}


def test_an_unfinished_set_is_offered(client: FlaskClient) -> None:
    assert "Left unfinished" not in client.get("/practice").text
    address = client.post("/practice", data={"count": "5", "topics": "monthly-cycle"}).location
    page = client.get("/practice").text
    assert "Left unfinished" in page
    assert "0 of 2 answered" in page
    assert f'href="{address}"' in page


def test_certainty_may_be_switched_off(client: FlaskClient) -> None:
    for choice, shown in (("on", True), ("off", False)):
        data = {"count": "5", "certainty": choice}
        page = client.get(client.post("/practice", data=data).location).text
        assert ("How sure are you?" in page) is shown
    assert re.search(r'name="certainty" value="off" checked', client.get("/practice").text)


def test_a_section_of_the_one_topic_chosen_limits_the_set(app: Flask, client: FlaskClient) -> None:
    page = client.get("/practice?topics=demand-planning&section=bias-tracking").text
    assert heading(page) == "Two questions on 4.2 Bias"
    assert re.findall(r'name="section" value="([^"]+)"', page) == ["bias-tracking"]

    chosen: Form = {"topics": "demand-planning", "section": "bias-tracking", "count": "5"}
    assert client.post("/practice", data=chosen).status_code == 303
    chosen["topics"] = ["demand-planning", "role-of-sop"]
    assert client.post("/practice", data=chosen).status_code == 303
    with app.app_context():
        asked = {
            attempt.id: db.session.query(AttemptItem).filter_by(attempt_id=attempt.id)
            for attempt in db.session.query(Attempt).order_by(Attempt.started_at)
        }
        sections = [{item.section for item in items} for items in asked.values()]
    assert sections[0] == {"bias-tracking"}
    assert {"bias-tracking", "error-metrics"} < sections[1]


@pytest.mark.parametrize("query", ["topics=demand-planning&section=gone", "section=bias-tracking"])
def test_a_section_that_is_not_the_chosen_topic_s_limits_nothing(
    client: FlaskClient, query: str
) -> None:
    assert 'name="section"' not in client.get(f"/practice?{query}").text
