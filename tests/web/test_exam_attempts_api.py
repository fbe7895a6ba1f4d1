"""Exams over the API: no key on the way, one attempt and one result however often asked."""

from __future__ import annotations

from flask import Flask
from flask.testing import FlaskClient

from tests.web.test_attempts_api import API, find_right, put

ASKED = {"mode": "exam", "exam": "whole"}


def test_an_exam_shows_its_time_and_no_seed(client: FlaskClient) -> None:
    exam = client.post(API, json=ASKED).json
    assert exam is not None
    assert {name: exam[name] for name in sorted(set(exam) - {"questions", "answers"})} == {
        "closed_at": None,
        "closed_by": None,
        "deadline_at": exam["deadline_at"],
        "exam": "whole",
        "extra_percent": 0,
        "feedback": "end",
        "id": exam["id"],
        "may_pause": False,
        "mode": "exam",
        "paused": False,
        "seconds_allowed": 540,
        "seconds_left": exam["seconds_left"],
        "seed": None,
        "started_at": exam["started_at"],
        "status": "open",
    }
    assert 530 <= exam["seconds_left"] <= 540
    again = client.post(API, json=ASKED).json
    assert again is not None
    assert (again["id"], again["questions"]) == (exam["id"], exam["questions"])


def test_no_key_leaves_before_the_end_and_all_of_them_then(app: Flask, client: FlaskClient) -> None:
    exam = client.post(API, json=ASKED).json
    assert exam is not None
    right = find_right(app, exam["id"], 1)
    saved = put(client, exam["id"], 1, right)
    assert saved.json["answer"]["feedback"] is None
    assert put(client, exam["id"], 1, right).json == saved.json
    for text in (saved.text, client.get(f"{API}/{exam['id']}").text):
        assert not any(word in text for word in ('"correct"', '"why"', '"tolerance"', '"credit"'))
    results = [client.post(f"{API}/{exam['id']}/submit").json for _ in range(2)]
    assert results[0] == results[1]
    assert results[0] is not None
    names = ("status", "closed_by", "questions", "answered", "credit", "possible", "line")
    assert {name: results[0][name] for name in names} == {
        "status": "closed", "closed_by": "person", "questions": 6, "answered": 1,
        "credit": 1.0, "possible": 6, "line": 70,
    }  # fmt: skip
    assert results[0]["reached"] is False
    closed = client.get(f"{API}/{exam['id']}").json
    assert closed is not None
    assert closed["answers"][0]["feedback"]["credit"] == 1


def test_a_quiz_is_found_by_its_topic(client: FlaskClient) -> None:
    quiz = client.post(API, json={"mode": "quiz", "topics": ["demand-planning"]}).json
    assert quiz is not None
    assert (quiz["mode"], quiz["exam"], quiz["seconds_left"]) == (
        "quiz", "quiz-demand-planning", None,
    )  # fmt: skip


def test_practice_can_keep_its_keys_to_the_end(client: FlaskClient) -> None:
    body = {"mode": "practice", "count": 2, "feedback": "end"}
    attempt = client.post(API, json=body).json
    assert attempt is not None
    reply = put(client, attempt["id"], 1, None).json
    assert (reply["answer"], reply["sequence"]) == (None, 1)


def test_flags_and_a_pause_that_was_not_granted(client: FlaskClient) -> None:
    exam = client.post(API, json=ASKED).json
    assert exam is not None
    for flagged in (True, True, False):
        reply = client.put(f"{API}/{exam['id']}/flags/2", json={"flagged": flagged})
        assert reply.json == {"position": 2, "flagged": flagged}
    refused = client.post(f"{API}/{exam['id']}/pause")
    assert (refused.status_code, refused.json) == (
        422,
        {
            "code": 422,
            "errors": {"json": {"pause": ["This attempt can’t be paused."]}},
            "message": "This attempt can’t be paused.",
            "status": "Unprocessable Entity",
        },
    )
