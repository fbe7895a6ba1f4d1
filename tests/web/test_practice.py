"""The page where practice starts."""

from __future__ import annotations

import re
from itertools import pairwise

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


def start_set(client: FlaskClient, data: Form) -> str:
    reply = client.post("/practice", data={"count": "5", **data})
    assert reply.status_code == 303
    return str(reply.location)


def asked(app: Flask, address: str) -> list[str]:
    with app.app_context():
        items = db.session.query(AttemptItem).filter_by(attempt_id=address.rsplit("/", 1)[1])
        return [item.question_id for item in items.order_by(AttemptItem.position)]


def counts(page: str) -> dict[str, int]:
    return {id: int(n) for id, n in re.findall(r'class="count" id="n-([^"]+)">(\d+)<', page)}


def test_kinds_and_levels_limit_a_set(app: Flask, client: FlaskClient) -> None:
    page = client.get("/practice?kind=numeric&kind=table&count=5").text
    assert heading(page) == "Two questions"
    assert "2 questions fit." in page
    assert checked(page) == []
    address = start_set(client, {"kind": ["numeric", "table"]})
    assert sorted(asked(app, address)) == ["dp-tracking-signal", "mc-ending-stock"]
    address = start_set(client, {"kind": ["numeric", "table"], "topics": "monthly-cycle"})
    assert asked(app, address) == ["mc-ending-stock"]


def test_what_was_done_before_limits_a_set(app: Flask, client: FlaskClient) -> None:
    first = start_set(client, {"topics": "monthly-cycle"})
    answer_all(app, client, first)
    client.post(f"{first}/flag", data={"position": "1"})
    with app.app_context():
        flagged = db.session.query(AttemptItem).filter_by(flagged=True).one().question_id
    page = client.get("/practice").text
    assert counts(page)["only-unseen"] == 5
    assert counts(page)["only-flagged"] == 1
    assert counts(page)["only-missed"] >= 1
    assert asked(app, start_set(client, {"only": "flagged"})) == [flagged]
    assert len(asked(app, start_set(client, {"only": "unseen"}))) == 5


def test_nothing_fits_says_so_and_what_would(app: Flask, client: FlaskClient) -> None:
    query = "topics=demand-planning&only=missed&count=20"
    page = client.get(f"/practice?{query}").text
    assert heading(page) == "No question you missed on demand planning"
    offer = re.search(r'Nothing fits. <a href="([^"]+)">([^<]+)</a>: 3 questions fit.', page)
    assert offer is not None
    assert offer.groups() == (
        "/practice?count=20&amp;topics=demand-planning",
        "Whatever you did before",
    )
    form: Form = {"topics": "demand-planning", "only": "missed", "count": "20"}
    reply = client.post("/practice", data=form)
    assert reply.status_code == 422
    sentence = "There is no question you missed here. Whatever you did before, 3 fit."
    assert f'<a href="#f-only">{sentence}</a>' in reply.text
    assert 'value="missed" checked' in reply.text
    with app.app_context():
        assert db.session.query(User).count() == 0


def test_a_given_list_is_asked_in_its_order(app: Flask, client: FlaskClient) -> None:
    listed = "ro-two-plans,gone,dp-tracking-signal,mc-first-step"
    page = client.get(f"/practice?questions={listed}&fresh=1").text
    assert heading(page) == "These three questions with new numbers"
    assert 'name="questions" value="ro-two-plans,dp-tracking-signal,mc-first-step"' in page
    assert 'name="topics"' not in page
    address = start_set(client, {"questions": listed})
    assert asked(app, address) == ["ro-two-plans", "dp-tracking-signal", "mc-first-step"]


def test_a_question_never_comes_twice_with_the_same_numbers(
    app: Flask, client: FlaskClient
) -> None:
    stems = []
    for _ in range(6):
        page = client.get(start_set(client, {"questions": "dp-tracking-signal"})).text
        stems.append(re.search(r'<h1 class="stem">(.*?)</h1>', page, re.DOTALL))
    texts = [found.group(1) for found in stems if found]
    assert len(texts) == 6
    assert all(one != other for one, other in pairwise(texts))


def test_two_clicks_on_one_page_start_one_set(app: Flask, client: FlaskClient) -> None:
    key = re.search(r'name="key" value="([^"]+)"', client.get("/practice").text)
    other = re.search(r'name="key" value="([^"]+)"', client.get("/practice").text)
    assert key is not None
    assert other is not None
    first = start_set(client, {"key": key.group(1)})
    assert start_set(client, {"key": key.group(1)}) == first
    assert start_set(client, {"key": other.group(1)}) != first


def test_keys_may_be_kept_for_the_end(app: Flask, client: FlaskClient) -> None:
    assert 'name="feedback" value="end" checked' in client.get("/practice?feedback=end").text
    start_set(client, {"feedback": "end"})
    with app.app_context():
        attempt = db.session.query(Attempt).one()
        assert (attempt.mode, attempt.feedback) == ("practice", "end")


def test_a_question_of_an_exam_that_runs_waits(app: Flask, client: FlaskClient) -> None:
    client.post("/api/v1/attempts", json={"mode": "exam", "exam": "whole"})
    with app.app_context():
        held = {item.question_id for item in db.session.query(AttemptItem)}
    everything = set(app.extensions["linkage.bank"].by_id)
    assert len(held) == 6
    assert set(asked(app, start_set(client, {"count": "20"}))) == everything - held
    reply = client.post("/practice", data={"count": "5", "question": min(held)})
    assert reply.status_code == 422
    assert "Hand in your exam first: it asks this question." in reply.text
