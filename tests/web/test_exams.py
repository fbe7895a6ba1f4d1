"""The pages of exams, and the forms that are practised on."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizzes.exams.model import count_places
from quizzes.services.exams import find_plan


def strip(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).replace("\u202f", " ").split())


def test_the_list_says_how_much_each_exam_asks(client: FlaskClient) -> None:
    page = strip(client.get("/exams").text)
    assert "Whole site Two questions on each topic. 6 questions · 9 min" in page
    assert "By domain Single-choice questions in the exam&#39;s mix. 4 questions of 20" in page
    assert "covers 85&#8239;% of its blueprint" in page
    assert "Placement To find where to begin. At most 4 questions of 5 · no limit" in page
    assert page.count("Topic quiz") == 0  # the quizzes are listed by their topics


def test_a_page_owns_up_to_what_the_bank_cannot_fill(client: FlaskClient) -> None:
    page = strip(client.get("/exams/domains").text)
    assert "4 questions of the 20 in its blueprint 1 of them don’t count" in page
    assert (
        "Strategy has no question here: 15&#8239;% of the blueprint. "
        "Fewer than wanted: S&amp;OP, 2 of 7; Demand, 2 of 9. "
        "The exam is shorter by as much: questions, time and unscored questions are scaled, "
        "and no other domain stands in."
    ) in page
    assert "1 Strategy 15&#8239;% 0 of 4 – Reported by one page." in page


def test_a_form_is_worked_through_untimed(app: Flask, client: FlaskClient) -> None:
    reply = client.post("/exams/whole/practice")
    assert reply.status_code == 303
    attempt = client.get(reply.headers["Location"].replace("/attempts", "/api/v1/attempts")).json
    assert attempt is not None
    bank = app.extensions["linkage.bank"]
    asked = [bank.by_id[question["id"]] for question in attempt["questions"]]
    assert (attempt["mode"], sum(count_places(question) for question in asked)) == ("practice", 6)
    assert {question.topic for question in asked} == {
        "role-of-sop", "monthly-cycle", "demand-planning",
    }  # fmt: skip


def test_a_topic_without_questions_for_its_quiz_says_so(app: Flask, client: FlaskClient) -> None:
    with app.app_context():
        extensions = app.extensions
        plan = find_plan(
            "quiz-monthly-cycle",
            extensions["linkage.blueprints"],
            extensions["linkage.bank"],
            extensions["linkage.library"],
        )
    page = strip(client.get("/exams/quiz-monthly-cycle").text)
    assert f"{plan.questions} questions of the 4 in its blueprint" in page


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_an_unknown_exam_is_missing(client: FlaskClient, method: str) -> None:
    path = "/exams/nowhere/practice" if method == "POST" else "/exams/nowhere"
    assert client.open(path, method=method).status_code == 404


def test_exams_as_json(client: FlaskClient) -> None:
    found = client.get("/api/v1/exams").json
    assert found is not None
    assert [exam["slug"] for exam in found][:4] == [
        "whole",
        "domains",
        "placement",
        "quiz-role-of-sop",
    ]
    assert found[1] == {
        "slug": "domains",
        "title": "By domain",
        "summary": "Single-choice questions in the exam's mix.",
        "note": "",
        "purpose": "exam",
        "by": "domain",
        "topic": None,
        "questions": 4,
        "unscored": 1,
        "minutes": 6,
        "line": 65,
        "covered": 0.85,
        "groups": [
            group("1", "Strategy", 0.15, 4, 0),
            group("2", "S&OP", 0.4, 7, 2),
            group("3", "Demand", 0.45, 9, 2),
        ],
    }


def group(key: str, name: str, share: float, wanted: int, available: int) -> dict[str, object]:
    return {
        "key": key, "name": name, "share": share, "wanted": wanted,
        "available": available, "asked": available,
    }  # fmt: skip


def test_a_form_can_be_asked_for_as_json(client: FlaskClient) -> None:
    sent = {"mode": "practice", "topics": [], "exam": "domains", "seed": 4}
    first, second = (client.post("/api/v1/attempts", json=sent).json for _ in range(2))
    assert first is not None
    assert second is not None
    assert {question["kind"] for question in first["questions"]} == {"single-choice"}
    assert [q["id"] for q in first["questions"]] == [q["id"] for q in second["questions"]]
    refused = client.post("/api/v1/attempts", json=sent | {"exam": "nowhere"})
    assert refused.status_code == 422
    assert refused.json is not None
    assert refused.json["errors"] == {
        "json": {"exam": ["There is no such exam, or no question for it."]}
    }
