"""Progress, and the pages of what does not exist yet."""

from __future__ import annotations

import re
from datetime import timedelta
from zoneinfo import ZoneInfo

from flask import Flask
from flask.testing import FlaskClient
from markupsafe import escape

from db import attempts, people
from db.engine import write_transaction
from db.types import utc_now
from kb.services.current import library
from people.model import Person
from quizzes.model import Certainty
from quizzes.services import current
from quizzes.services.current import bank
from quizzes.services.learner import load_learner
from quizzes.sittings import Answer, Asked
from quizzes.standing.page import ProgressPage
from tests.cast import add_account, client_of
from tests.db.practice import PRACTICE, answer
from tests.db.practice import start as begin
from tests.quizzes.samples import choice
from tests.web.test_attempts_api import find_right, put, start
from tests.web.test_practice import heading


def rows(page: str, name: str = "Level by topic") -> list[list[str]]:
    """Return the cells of the body of a named table as plain text."""
    table = page.split(f'aria-label="{name}"')[-1]
    body = re.search(r"<tbody>(.*?)</tbody>", table, re.DOTALL)
    assert body is not None
    lines = re.findall(r"<tr>(.*?)</tr>", body.group(1), re.DOTALL)
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", line, re.DOTALL) for line in lines]
    return [[re.sub(r"<[^>]+>", "", cell).strip() for cell in line] for line in cells]


def section(page: str, title: str) -> str:
    """Return the section with this heading."""
    return page.split(f"<h2>{title}</h2>")[1].split("</section>")[0]


def study(app: Flask, name: str, questions: int, days_ago: int = 0) -> Person:
    """Return a learner who answered questions of the bank, two of three of them right."""
    person = add_account(app, name)
    with app.app_context(), write_transaction() as session:
        items = [Asked(question, 7) for question in bank().questions[:questions]]
        start_at = utc_now() - timedelta(days=days_ago, hours=1)
        attempt_id = attempts.add_attempt(session, person.id, PRACTICE, items, start_at)
        for position in range(1, questions + 1):
            moment = start_at + timedelta(seconds=60 * position)
            certainty = Certainty.CERTAIN if position % 2 else Certainty.FAIR
            given = Answer(1, "x", certainty, moment, float(position % 3 > 0))
            attempts.add_event(session, attempt_id, position, given)
    return person


def test_without_answers_nothing_is_claimed(client: FlaskClient) -> None:
    page = client.get("/progress").text
    assert heading(page) == "No answers yet"
    assert rows(page) == [
        ["1 Role of S&amp;OP", "not started", "–", "–", "0", "–", "–"],
        ["3 Monthly cycle", "not started", "–", "–", "0", "–", "–"],
        ["4 Demand planning", "not started", "–", "–", "0", "–", "–"],
    ]
    assert 'href="/practice"' in page
    assert page.count("<h2>") == 1


def test_before_twenty_answers_the_page_says_how_many_are_missing(app: Flask) -> None:
    client = client_of(app, add_account(app, "Learner"))
    attempt = start(client, topics=["role-of-sop", "demand-planning"])
    for question in attempt["questions"]:
        position = question["position"]
        if question["topic"] == "role-of-sop":
            put(client, attempt["id"], position, find_right(app, attempt["id"], position))
        elif question["kind"] == "numeric":
            put(client, attempt["id"], position, "999999")
    page = client.get("/progress").text
    assert heading(page) == "17 more questions until your readiness shows"
    assert "Readiness appears after 20 answers; you have 3." in section(page, "Readiness over time")
    role, cycle, demand = rows(page)
    assert role[:2] == ["1 Role of S&amp;OP", "steady"]
    assert re.fullmatch(r"\d\d&#8239;%\d\d–\d\d", role[2])
    assert role[3:6] == ["", "2", "–"]
    assert re.fullmatch(r"\d+ \w+ \d{4}", role[7])
    assert cycle[1:] == ["not started", "–", "–", "0", "–", "–", "–"]
    assert (demand[1], demand[4]) == ("steady", "1")
    assert 'href="/placement">Placement, up to 25 questions</a>' in page
    assert "Go on with the set you left: 3 of 5" in page
    assert "guest" not in page


def test_questions_that_left_the_bank_count_by_their_mean(app: Flask) -> None:
    learner = add_account(app, "Learner")
    with app.app_context():
        asked = [choice(id=f"q{number}", topic="role-of-sop") for number in range(20)]
        attempt_id = begin(learner.id, *asked)
        for position in range(1, 21):
            answer(attempt_id, position, float(position <= 14), position)
    page = client_of(app, learner).get("/progress").text
    assert rows(page)[0][:3] == ["1 Role of S&amp;OP", "steady", "70&#8239;%"]
    assert "Nothing you answered is in the bank any more." in section(page, "What fades")


def test_the_page_of_who_is_ready(site: Flask) -> None:
    person = study(site, "Learner", 60, days_ago=3)
    with site.app_context():
        content = (bank(), library(), current.blueprints())
        learner = load_learner(person.id, *content, "UTC", utc_now())
        expected = ProgressPage(learner)
    client = client_of(site, person)
    page = client.get("/progress").text
    assert heading(page) == expected.title
    figures = re.findall(r"<dt>(.*?)</dt>", page)
    assert figures == [figure for figure, _ in expected.stats]
    assert len(re.findall(r'<path class="now"', section(page, "Readiness over time"))) == 2
    assert f"Certain and wrong: {len(learner.confidently_wrong)}" in page
    assert page.count('class="graph graph-') == 2
    assert [row[0].split()[0] for row in rows(page)] == [str(n) for n in range(1, 21)]
    assert [row[0] for row in rows(page, "Weak sections")] == [
        str(escape(f"{each.section.number} {each.section.title}")) for each in expected.weak
    ]
    assert rows(page, "Practice by week")[25][1:3] in (["1", "60"], ["–", "–"])
    # Each chart has its numbers as a table beside it.
    assert page.count("<summary>As a table</summary>") == page.count('class="chart') == 6


def test_misses_lead_to_what_a_topic_rests_on(site: Flask) -> None:
    person = add_account(site, "Learner")
    with site.app_context():
        asked = bank().by_topic["scenario-planning"][:5]
        attempt_id = begin(person.id, *asked)
        for position in range(1, 6):
            answer(attempt_id, position, 0, position)
    page = client_of(site, person).get("/progress").text
    said = section(page, "What to do next")
    assert "You keep missing questions on 10 Scenario planning, which rests on" in said
    (topic,) = re.findall(r'name="topic" value="([a-z-]+)"><button[^>]*>Three questions', said)
    assert topic in site.extensions["linkage.bank"].by_topic


def test_days_are_those_of_the_learner(site: Flask) -> None:
    person = study(site, "Learner", 3)
    with site.app_context(), write_transaction() as session:
        account = people.find_user(session, person.id)
        assert account is not None
        account.time_zone = "Pacific/Kiritimati"
    today = utc_now().astimezone(ZoneInfo("Pacific/Kiritimati"))
    page = client_of(site, person).get("/progress").text
    assert f"Your progress, {today:%A} {today.day} {today:%B}" in page


def test_a_guest_is_told_how_to_keep_the_answers(app: Flask, client: FlaskClient) -> None:
    attempt = start(client, topics=["role-of-sop"])
    put(client, attempt["id"], 1, find_right(app, attempt["id"], 1))
    assert "You practise as a guest on this device." in client.get("/progress").text
