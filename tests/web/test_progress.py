"""Progress, and the pages of what does not exist yet."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import add_account, client_of
from tests.db.practice import answer
from tests.db.practice import start as begin
from tests.quizzes.samples import choice
from tests.web.test_attempts_api import find_right, put, start
from tests.web.test_practice import heading


def rows(page: str) -> list[list[str]]:
    """Return the cells of the table by topic as plain text."""
    body = re.search(r"<tbody>(.*?)</tbody>", page, re.DOTALL)
    assert body is not None
    lines = re.findall(r"<tr>(.*?)</tr>", body.group(1), re.DOTALL)
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", line, re.DOTALL) for line in lines]
    return [[re.sub(r"<[^>]+>", "", cell).strip() for cell in line] for line in cells]


def test_without_answers_nothing_is_claimed(client: FlaskClient) -> None:
    page = client.get("/progress").text
    assert heading(page) == "No answers yet"
    assert rows(page) == [
        ["1 Role of S&amp;OP", "not started", "–", "–", "0", "–"],
        ["3 Monthly cycle", "not started", "–", "–", "0", "–"],
        ["4 Demand planning", "not started", "–", "–", "0", "–"],
    ]
    assert 'href="/practice"' in page
    assert "Practice by week" not in page


def test_levels_come_with_their_n(app: Flask) -> None:
    client = client_of(app, add_account(app, "Learner"))
    attempt = start(client, topics=["role-of-sop", "demand-planning"])
    for question in attempt["questions"]:
        position = question["position"]
        if question["topic"] == "role-of-sop":
            put(client, attempt["id"], position, find_right(app, attempt["id"], position))
        elif question["kind"] == "numeric":
            put(client, attempt["id"], position, "999999")
    page = client.get("/progress").text
    assert heading(page) == "2 of 3 topics begun"
    role, cycle, demand = rows(page)
    few = "Not enough answers yet: {} of 5"
    assert role[:5] == ["1 Role of S&amp;OP", "steady", "100&#8239;%", few.format(2), "2"]
    assert re.fullmatch(r"\d+ \w+ \d{4}", role[5])
    assert cycle[1:] == ["not started", "–", "–", "0", "–"]
    assert demand[1:5] == ["steady", "0&#8239;%", few.format(1), "1"]
    assert "Practise Role of S&amp;OP" in page
    assert "Go on with the set you left: 3 of 5" in page
    assert "guest" not in page


def test_a_mean_stands_in_its_interval(app: Flask) -> None:
    learner = add_account(app, "Learner")
    with app.app_context():
        asked = [choice(id=f"q{number}", topic="role-of-sop") for number in range(20)]
        attempt_id = begin(learner.id, *asked)
        for position in range(1, 21):
            answer(attempt_id, position, float(position <= 14), position)
    page = client_of(app, learner).get("/progress").text
    assert rows(page)[0][:5] == ["1 Role of S&amp;OP", "steady", "70&#8239;%48–85", "", "20"]
    head, strip = re.findall(r'<svg class="strip".*?</svg>', page)
    assert re.findall(r'x="([\d.]+)" y="20">(\d+)<', head) == [
        ("12.0", "0"), ("58.0", "25"), ("104.0", "50"), ("150.0", "75"), ("196.0", "100"),
    ]  # fmt: skip
    assert 'aria-label="48 to 85&#8239;%"' in strip
    assert '<rect class="c-band" x="100.5" y="6" width="68.7" height="12"/>' in strip
    assert '<circle class="c-dot" cx="140.8" cy="12" r="4.5"/>' in strip


def test_this_week_s_answers_are_a_bar_and_a_row(app: Flask) -> None:
    client = client_of(app, add_account(app, "Learner"))
    attempt = start(client, topics=["role-of-sop"])
    for position in (1, 2):
        put(client, attempt["id"], position, find_right(app, attempt["id"], position))
    section = client.get("/progress").text.split("<h2>Practice by week</h2>")[1]
    section = section.split("</section>")[0]
    assert section.count("2 answers so far this week, none in the seven weeks before.") == 3
    assert [
        section.count(f'<rect class="{name}"') for name in ("c-bar", "c-bar-quiet", "c-now")
    ] == [2, 14, 2]
    assert [row[1] for row in rows(section)] == ["0"] * 7 + ["2"]
    assert rows(section)[-1][0].endswith(" (this week)")


def test_answers_of_long_ago_leave_the_weeks_empty(app: Flask) -> None:
    learner = add_account(app, "Learner")
    with app.app_context():
        answer(begin(learner.id, choice(id="q1", topic="role-of-sop")), 1, 1, 1)
    page = client_of(app, learner).get("/progress").text
    assert "No answers in the last eight weeks." in page
    assert "As a table" not in page


def test_a_guest_is_told_how_to_keep_the_answers(app: Flask, client: FlaskClient) -> None:
    attempt = start(client, topics=["role-of-sop"])
    put(client, attempt["id"], 1, find_right(app, attempt["id"], 1))
    assert "You practise as a guest on this device." in client.get("/progress").text


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/review", "Nothing is scheduled for review yet"),
    ],
)
def test_what_does_not_exist_yet_leads_to_practice(
    client: FlaskClient, path: str, title: str
) -> None:
    page = client.get(path).text
    assert heading(page) == title
    assert 'class="button small" href="/practice"' in page
