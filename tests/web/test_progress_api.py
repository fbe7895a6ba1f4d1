"""Progress as JSON."""

from __future__ import annotations

from flask import Flask
from flask.testing import FlaskClient

from db.types import utc_now
from kb.services.current import library
from quizzes.services import current
from quizzes.services.learner import load_learner
from tests.cast import add_account, client_of
from tests.db.practice import answer
from tests.db.practice import start as begin
from tests.web.test_attempts_api import find_right, put, start

API = "/api/v1/progress"


def test_a_visitor_has_begun_nothing(client: FlaskClient) -> None:
    empty = client.get(API).get_json()
    assert empty["topics"][0] == {
        "number": 1, "slug": "role-of-sop", "step": 0, "word": "not started", "mean": None,
        "n": 0, "last_active": None, "chance": None, "range": None, "ebb": 0, "due": 0,
    }  # fmt: skip
    assert [topic["number"] for topic in empty.pop("topics")] == [1, 3, 4]
    assert empty == {
        "answers": 0,
        "readiness": None,
        "missing": 20,
        "due": 0,
        "next": {
            "kind": "placement",
            "topic": None,
            "title": "Placement, up to 25 questions",
            "minutes": 20,
            "questions": 25,
            "score": 0.0,
            "probability": 0.0,
            "reason": "Too little is known yet to choose for you. "
            "Questions over all topics settle it.",
            "url": "/placement",
        },
    }


def test_progress_counts_first_answers(app: Flask, client: FlaskClient) -> None:
    attempt = start(client, topics=["role-of-sop"])
    for position in (1, 2):
        put(client, attempt["id"], position, find_right(app, attempt["id"], position))
    again = start(client, topics=["role-of-sop"], seed=12)
    question = next(q for q in again["questions"] if q["kind"] == "single-choice")
    right = find_right(app, again["id"], question["position"])
    wrong = next(option["id"] for option in question["options"] if option["id"] != right)
    put(client, again["id"], question["position"], wrong)
    progress = client.get(API).get_json()
    role = progress["topics"][0]
    assert (role["mean"], role["n"], role["word"]) == (1, 2, "strong")
    low, high = role["range"]
    assert 0.6 < low < role["chance"] < high
    assert (progress["answers"], progress["missing"], progress["readiness"]) == (3, 18, None)


def test_readiness_is_what_the_learner_model_says(site: Flask) -> None:
    person = add_account(site, "Learner")
    with site.app_context():
        content = (current.bank(), library(), current.blueprints())
        attempt_id = begin(person.id, *content[0].questions[:25])
        for position in range(1, 26):
            answer(attempt_id, position, float(position % 3 > 0), position)
        learner = load_learner(person.id, *content, "UTC", utc_now())
        assert learner.readiness is not None
    progress = client_of(site, person).get(API).get_json()
    assert progress["readiness"] == {
        "exam": "sop-road-map",
        "line": 0.7,
        "probability": learner.readiness.probability,
        "score": learner.readiness.score,
        "interval": list(learner.readiness.interval),
        "answers": 25,
    }
    assert (progress["missing"], progress["due"]) == (0, len(learner.due))
    for topic in progress["topics"]:
        at = learner.topics[topic["slug"]]
        assert (topic["step"], topic["chance"], topic["ebb"], topic["due"]) == (
            at.step, at.chance, at.ebb, at.due,
        )  # fmt: skip
