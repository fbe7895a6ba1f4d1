"""Ordering and matching without script and as JSON, on both databases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import jsonschema_rs
import pytest
from flask import Flask
from flask.testing import FlaskClient

from db.engine import db
from db.tables import ResponseEvent
from quizzes.load import make_bank
from quizzes.model import Question
from tests.quizzes.samples import EXTRA, ITEMS, PAIRS, matching, ordering
from tests.web.test_attempts_api import API, find_right, put

TEXTS = [text for text, _ in ITEMS]


@pytest.fixture(autouse=True)
def _bank(app: Flask) -> Iterator[None]:
    """Let the bank hold one question of each of the two kinds."""
    kept = app.extensions["linkage.bank"]
    app.extensions["linkage.bank"] = make_bank([ordering(), matching()])
    yield
    app.extensions["linkage.bank"] = kept


def begin(client: FlaskClient, question: Question) -> tuple[dict[str, Any], dict[str, Any]]:
    """Start a set; return it and its question of this kind."""
    started = client.post(API, json={"mode": "practice", "count": 2, "seed": 4})
    assert started.status_code == 201
    attempt = dict(started.get_json())
    found = next(q for q in attempt["questions"] if q["kind"] == question.kind.value)
    return attempt, found


def open_page(client: FlaskClient, attempt: dict[str, Any], question: dict[str, Any]) -> str:
    return client.get(f"/attempts/{attempt['id']}?position={question['position']}").text


def rows(page: str) -> list[str]:
    return re.findall(r'class="option-text">(.*?)</span>', page)


def shown(page: str) -> list[tuple[str, ...]]:
    """Return state, text and word of each graded row."""
    found = re.findall(
        r'class="option (\w+)".*?option-text">(.*?)<span class="option-state">(.*?)</span>',
        page,
        re.DOTALL,
    )
    tags = re.compile(r"<[^>]+>")
    return [(state, tags.sub("", text).strip(), said) for state, text, said in found]


def by_text(question: dict[str, Any], *texts: str, side: str = "options") -> list[str]:
    known = {option["text"]: option["id"] for option in question[side]}
    return [known[text] for text in texts]


def test_rows_are_moved_without_script_and_nothing_is_answered(
    app: Flask, client: FlaskClient
) -> None:
    attempt, question = begin(client, ordering())
    page = open_page(client, attempt, question)
    order = [option["id"] for option in question["options"]]
    assert rows(page) == [option["text"] for option in question["options"]]
    assert page.count('aria-disabled="true"') == 2
    address = f"/attempts/{attempt['id']}"
    data: dict[str, Any] = {"position": question["position"], "response": order}
    moved = client.post(address, data=data | {"move": f"down {order[0]}", "certainty": "fair"})
    assert moved.status_code == 200
    now = re.findall(r'name="response" value="(\w+)"', moved.text)
    assert now == [order[1], order[0], *order[2:]]
    text = question["options"][0]["text"]
    assert f'role="status">{text}, position 2 of 4</p>' in moved.text
    assert re.findall(r'value="(\w+ \w+)"[^>]* autofocus', moved.text) == [f"down {order[0]}"]
    assert 'value="fair" checked' in moved.text
    again = client.post(address, data=data | {"response": now, "move": f"up {order[0]}"})
    assert re.findall(r'name="response" value="(\w+)"', again.text) == order
    with app.app_context():
        assert db.session.query(ResponseEvent).count() == 0


def test_the_first_button_of_the_form_checks_the_answer(client: FlaskClient) -> None:
    """Enter in a field presses the first button; it must not move a row."""
    attempt, question = begin(client, ordering())
    form = open_page(client, attempt, question).split('<form id="answer"')[1]
    first = re.search(r"<button[^>]*>[^<]*", form)
    assert first is not None
    assert "move" not in first.group()
    assert first.group().endswith(">Check answer")


def test_an_order_is_graded_row_by_row(client: FlaskClient) -> None:
    attempt, question = begin(client, ordering())
    given = by_text(question, TEXTS[3], *TEXTS[:3])
    address = f"/attempts/{attempt['id']}"
    reply = client.post(address, data={"position": question["position"], "response": given})
    assert reply.status_code == 303
    page = client.get(reply.location).text
    assert "<h2>Partly right</h2><p>2 of 3 rows follow the one they should." in page
    assert shown(page) == [
        ("wrong", f"1. {TEXTS[0]}", "Your place: 2"),
        ("wrong", f"2. {TEXTS[1]}", "Your place: 3, rightly after the row above"),
        ("wrong", f"3. {TEXTS[2]}", "Your place: 4, rightly after the row above"),
        ("wrong", f"4. {TEXTS[3]}", "Your place: 1"),
    ]
    assert [why for _, why in ITEMS if why not in page] == []
    assert "move" not in page


def test_pairs_are_chosen_kept_and_graded(client: FlaskClient) -> None:
    attempt, question = begin(client, matching())
    page = open_page(client, attempt, question)
    lefts = [left["text"] for left in question["lefts"]]
    assert rows(page) == lefts
    assert page.count('<option value="">Choose …</option>') == 3
    address = f"/attempts/{attempt['id']}"
    data: dict[str, Any] = {"position": question["position"]}
    empty = client.post(address, data=data)
    assert (empty.status_code, "Match at least one row." in empty.text) == (422, True)
    lots, varies, peak = by_text(question, *(left for left, _, _ in PAIRS), side="lefts")
    cycle, extra = by_text(question, PAIRS[0][1], EXTRA["text"])
    typed = {f"pair-{lots}": cycle, f"pair-{varies}": "x"}
    bad = client.post(address, data=data | typed)
    assert bad.status_code == 422
    assert f'<option value="{cycle}" selected>' in bad.text
    assert re.findall(r'name="pair-(\w+)"[^>]*aria-invalid', bad.text) == [varies]
    reply = client.post(address, data=data | typed | {f"pair-{varies}": extra})
    page = client.get(reply.location).text
    assert "<h2>Partly right</h2><p>1 of 3 pairs are right.</p>" in page
    assert sorted(shown(page)) == sorted(
        [
            ("right", f"{PAIRS[0][0]} → {PAIRS[0][1]}", "Right match"),
            ("wrong", f"{PAIRS[1][0]} → {PAIRS[1][1]}", f"Your match: {EXTRA['text']}"),
            ("wrong", f"{PAIRS[2][0]} → {PAIRS[2][1]}", "Left open"),
            ("other", EXTRA["text"], "Matches none"),
        ]
    )
    assert all(why in page for _, _, why in PAIRS)
    assert peak in page


def test_looking_back(client: FlaskClient) -> None:
    attempt, question = begin(client, matching())
    left, option = question["lefts"][0]["id"], question["options"][0]["id"]
    put(client, attempt["id"], question["position"], {left: option})
    client.post(f"/attempts/{attempt['id']}/submit")
    page = client.get(f"/attempts/{attempt['id']}/review").text
    assert question["stem"] in page
    assert re.search(r"[01] of 3 pairs are right\.", page)


def validator(client: FlaskClient, name: str) -> Any:
    """Return what holds a document against the published description."""
    document = client.get("/api/v1/openapi.json").get_json()
    schemas = document["components"]["schemas"]
    schema = {**schemas[name], "components": {"schemas": schemas}}
    return jsonschema_rs.Draft202012Validator(schema)


@pytest.mark.parametrize("question", [ordering(), matching()], ids=lambda q: q.kind)
def test_the_api_takes_and_describes_both_kinds(
    app: Flask, client: FlaskClient, question: Question
) -> None:
    attempt, asked = begin(client, question)
    common = {
        "position", "id", "kind", "topic", "section", "level", "stem", "options", "flagged",
    }  # fmt: skip
    assert set(asked) == common | ({"lefts"} if question.pairs else set())
    assert all(set(option) == {"id", "text"} for option in asked["options"])
    validator(client, "QuestionReply").validate(asked)
    refused = put(client, attempt["id"], asked["position"], "x")
    assert refused.status_code == 422
    assert list(refused.json["errors"]["json"]) == ["response"]
    right = find_right(app, attempt["id"], asked["position"])
    stored = put(client, attempt["id"], asked["position"], right).json["answer"]
    assert stored["response"] == right
    feedback = stored["feedback"]
    validator(client, "FeedbackReply").validate(feedback)
    assert (feedback["credit"], feedback["verdict"]) == (1, "Right")
    assert {option["id"] for option in feedback["options"]} == {o["id"] for o in asked["options"]}
    if question.items:
        assert feedback["pairs"] == []
        assert feedback["places"] == [
            {"id": id, "place": place, "given": place, "right": True, "follows": place > 1}
            for place, id in enumerate(right, 1)
        ]
    else:
        assert feedback["places"] == []
        assert sorted(feedback["pairs"], key=lambda pair: pair["left"]) == [
            {"left": left, "key": key, "given": key, "right": True}
            for left, key in sorted(right.items())
        ]
        assert [o["correct"] for o in feedback["options"]].count(False) == 1
    state = client.get(f"{API}/{attempt['id']}").json
    assert state is not None
    assert [answer["response"] for answer in state["answers"]] == [right]
    assert client.get("/api/v1/progress").get_json()["answers"] == 1


def test_a_partial_match_names_what_was_left_open(client: FlaskClient) -> None:
    attempt, asked = begin(client, matching())
    (left,) = by_text(asked, PAIRS[0][0], side="lefts")
    (cycle,) = by_text(asked, PAIRS[0][1])
    answer = put(client, attempt["id"], asked["position"], {left: cycle}).json["answer"]
    assert answer["feedback"]["credit"] == pytest.approx(1 / 3)
    assert sorted(str(pair["given"]) for pair in answer["feedback"]["pairs"]) == sorted(
        [cycle, "None", "None"]
    )


def test_a_choice_that_is_not_offered_names_its_row(client: FlaskClient) -> None:
    attempt, asked = begin(client, matching())
    left = asked["lefts"][1]["id"]
    refused = put(client, attempt["id"], asked["position"], {left: "x"})
    assert refused.status_code == 422
    assert list(refused.json["errors"]["json"]) == [f"response.{left}"]
