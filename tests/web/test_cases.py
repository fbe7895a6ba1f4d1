"""Cases without script and as JSON: one page, one answer, each part by its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict

from db.engine import db
from db.tables import ResponseEvent
from kb.cli_documents import count_content, dump_content
from kb.services.current import library
from quizzes.load import make_bank
from tests.quizzes.samples import EXTRA, ITEMS, PAIRS, WHYS, case
from tests.web.test_arrangements import validator
from tests.web.test_attempts_api import API, find_right, put

NAMES = ["load", "sums", "advise", "follow", "steps", "stocks"]


@pytest.fixture(autouse=True)
def _bank(app: Flask) -> Iterator[None]:
    """Let the bank hold one case with a part of each kind."""
    kept = app.extensions["linkage.bank"]
    app.extensions["linkage.bank"] = make_bank([case()])
    yield
    app.extensions["linkage.bank"] = kept


def begin(client: FlaskClient) -> tuple[dict[str, Any], dict[str, Any]]:
    """Start a set; return it and its case."""
    started = client.post(API, json={"mode": "practice", "count": 1, "seed": 4})
    assert started.status_code == 201
    attempt = dict(started.get_json())
    return attempt, attempt["questions"][0]


def address(attempt: dict[str, Any]) -> str:
    return f"/attempts/{attempt['id']}"


def as_form(response: dict[str, Any]) -> MultiDict[str, str]:
    """Return what a browser would send for a response as the API takes it."""
    form = MultiDict({"position": "1"})
    for part, given in response.items():
        if isinstance(given, dict):
            start = "cell-" if part == "sums" else "pair-"
            form.update({f"{part}.{start}{name}": value for name, value in given.items()})
        else:
            form.setlist(f"{part}.response", given if isinstance(given, list) else [given])
    return form


def read_fields(page: str) -> MultiDict[str, str]:
    """Return what the form on a page would send as it stands."""
    form = re.split(r'<form id="answer"|</form>', page)[1]
    found: MultiDict[str, str] = MultiDict()
    for tag in re.findall(r"<input[^>]*>", form):
        pairs = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        if pairs.get("type") not in {"radio", "checkbox"} or " checked" in tag:
            found.add(pairs["name"], pairs.get("value", ""))
    for name, body in re.findall(r'<select[^>]* name="([^"]+)"[^>]*>(.*?)</select>', form, re.S):
        chosen = re.findall(r'value="(\w*)" selected', body)
        found.add(name, chosen[0] if chosen else "")
    return found


def test_the_page_shows_the_situation_and_a_numbered_fieldset_for_each_part(
    client: FlaskClient,
) -> None:
    attempt, asked = begin(client)
    page = client.get(address(attempt)).text
    assert page.count("<h1") == 1
    assert re.findall(r'<fieldset class="part" id="part-\d" data-part="(\w+)"', page) == NAMES
    heads = re.findall(r'<h2 class="part-head">(.*?)</h2>', page)
    assert heads == [f"Part {number} of 6" for number in range(1, 7)]
    for part in asked["parts"]:
        assert part["stem"] in page
    assert asked["stem"] in page
    remark = asked["minutes"][0]
    assert f"<dt>{remark['who']}</dt><dd>{remark['said']}</dd>" in page
    assert page.count('name="certainty"') == 3
    assert page.count(">Check answer <kbd>") == 1
    assert page.count('role="img"') == 2  # the chart, and once more in what a phone recalls
    assert "<table" in page


def test_a_right_answer_to_all_parts(app: Flask, client: FlaskClient) -> None:
    attempt, _ = begin(client)
    right = find_right(app, attempt["id"], 1)
    reply = client.post(address(attempt), data=as_form(right))
    assert reply.status_code == 303
    page = client.get(reply.location).text
    assert "<h2>Right</h2>" in page
    assert page.count('<span class="part-verdict right">Right</span>') == 6
    state = client.get(f"{API}/{attempt['id']}").get_json()
    assert state["answers"][0]["response"] == right


def test_feedback_keeps_the_situation_and_explains_each_part(
    app: Flask, client: FlaskClient
) -> None:
    attempt, asked = begin(client)
    right = find_right(app, attempt["id"], 1)
    june = int(right["load"]) // 2
    given = as_form(right | {"load": str(june), "sums": {"h1": "1", "h2": ""}})
    del given["advise.response"]
    page = client.get(client.post(address(attempt), data=given).location).text
    assert "<h2>3 of 6 parts right</h2><p>Look at parts 1, 2 and 3 again.</p>" in page
    verdicts = re.findall(r'class="part-verdict (\w+)">(.*?)</span>', page)
    assert verdicts == [
        ("wrong", f"Not {june}"), ("wrong", "Not yet"), ("wrong", "Left open"),
        ("right", "Right"), ("right", "Right"), ("right", "Right"),
    ]  # fmt: skip
    assert "Those are units. Multiply by the hours of one unit." in page
    assert asked["stem"] in page
    texts = [WHYS[0], EXTRA["why"], *(why for _, why in ITEMS), *(why for *_, why in PAIRS)]
    assert [text for text in texts if text.replace("'", "&#39;") not in page] == []
    assert f"June takes {june * 2} hours" in page
    client.post(f"{address(attempt)}/submit")
    review = client.get(f"{address(attempt)}/review").text
    assert "<b>3 of 6 parts right</b>" in review
    assert "Look at parts 1, 2 and 3 again." in review


@pytest.mark.parametrize(("number", "field"), [(1, "load.response"), (2, "sums.cell-h2")])
def test_an_error_names_the_part_takes_the_focus_and_keeps_what_was_typed(
    app: Flask, client: FlaskClient, number: int, field: str
) -> None:
    attempt, _ = begin(client)
    form = as_form(find_right(app, attempt["id"], 1))
    form.update({"certainty": "fair"})
    form[field] = "4O"
    reply = client.post(address(attempt), data=form)
    assert reply.status_code == 422
    part = field.split(".")[0]
    sentence = f"Part {number}: “4O” is not a number. Did you mean 40?"
    assert f'id="{part}.answer-error" role="alert">{sentence}</p>' in reply.text
    assert re.findall(r'name="([^"]+)"[^>]* aria-invalid="true" autofocus', reply.text) == [field]
    kept = read_fields(reply.text)
    del kept["csrf_token"]
    assert sorted(kept.items(multi=True)) == sorted(form.items(multi=True))


def test_an_option_of_another_variant_puts_the_focus_on_its_part(client: FlaskClient) -> None:
    attempt, _ = begin(client)
    reply = client.post(address(attempt), data={"position": "1", "advise.response": "x"})
    assert reply.status_code == 422
    found = re.findall(r'<fieldset class="part"[^>]*data-part="(\w+)"[^>]* autofocus', reply.text)
    assert found == ["advise"]


def test_nothing_answered_is_said_for_the_whole(client: FlaskClient) -> None:
    attempt, _ = begin(client)
    untouched = read_fields(client.get(address(attempt)).text)
    assert len(untouched.getlist("steps.response")) == 4
    reply = client.post(address(attempt), data=untouched)
    assert reply.status_code == 422
    assert 'id="answer-error" role="alert">Answer at least one part.</p>' in reply.text


def test_moving_a_row_keeps_everything_typed_in_other_parts(
    app: Flask, client: FlaskClient
) -> None:
    attempt, asked = begin(client)
    form = as_form(find_right(app, attempt["id"], 1))
    form["certainty"] = "unsure"
    form["load.response"] = "half typed"
    shown = [option["id"] for option in asked["parts"][4]["options"]]
    form.setlist("steps.response", shown)
    form["move"] = f"down {shown[0]}"
    reply = client.post(address(attempt), data=form)
    assert reply.status_code == 200
    kept = read_fields(reply.text)
    assert kept.getlist("steps.response") == [shown[1], shown[0], *shown[2:]]
    for name in ("csrf_token", "steps.response"):
        del kept[name]
    del form["steps.response"], form["move"]
    assert sorted(kept.items(multi=True)) == sorted(form.items(multi=True))
    assert re.findall(r'value="(\w+ \w+)"[^>]* autofocus', reply.text) == [f"down {shown[0]}"]
    assert re.search(r'id="steps.order-said" role="status">.*, position 2 of 4</p>', reply.text)
    with app.app_context():
        assert db.session.query(ResponseEvent).count() == 0


def test_enter_in_a_field_checks_nothing_while_other_parts_are_open(
    app: Flask, client: FlaskClient
) -> None:
    """A browser then presses the form's first button."""
    attempt, _ = begin(client)
    page = client.get(address(attempt)).text
    first = re.search(r"<button[^>]*>", page.split('<form id="answer"')[1])
    assert first is not None
    assert 'name="stay"' in first.group()
    sent = {"position": "1", "stay": "1", "load.response": "12"}
    reply = client.post(address(attempt), data=sent)
    assert (reply.status_code, read_fields(reply.text)["load.response"]) == (200, "12")
    with app.app_context():
        assert db.session.query(ResponseEvent).count() == 0


def test_the_api_describes_a_case_without_keys_and_takes_its_parts(
    app: Flask, client: FlaskClient
) -> None:
    attempt, asked = begin(client)
    validator(client, "QuestionReply").validate(asked)
    assert set(asked) == {
        "position", "id", "kind", "topic", "section", "level", "stem", "options", "flagged",
        "exhibit", "minutes", "parts",
    }  # fmt: skip
    assert [part["id"] for part in asked["parts"]] == NAMES
    assert [part["kind"] for part in asked["parts"]] == [
        "numeric", "table", "single-choice", "multiple-response", "ordering", "matching",
    ]  # fmt: skip
    refused = put(client, attempt["id"], 1, {"sums": {"h1": "4O"}})
    assert list(refused.json["errors"]["json"]) == ["response.sums.h1"]
    right = find_right(app, attempt["id"], 1)
    given = {name: right[name] for name in ("load", "sums", "steps")}
    stored = put(client, attempt["id"], 1, given).json["answer"]
    assert stored["response"] == given
    feedback = stored["feedback"]
    validator(client, "FeedbackReply").validate(feedback)
    assert (feedback["credit"], feedback["verdict"]) == (0.5, "3 of 6 parts right")
    parts = {part["id"]: part for part in feedback["parts"]}
    assert list(parts) == NAMES
    assert [part["answered"] for part in parts.values()] == [True, True, False, False, True, False]
    assert [part["credit"] for part in parts.values()] == [1, 1, 0, 0, 1, 0]
    assert parts["load"]["key"] == right["load"]
    assert parts["advise"]["verdict"] == "Left open"
    assert [o["id"] for o in parts["advise"]["options"] if o["correct"]] == [right["advise"]]
    assert client.get("/api/v1/progress").get_json()["answers"] == 1


def test_stats_and_dump_have_the_parts(app: Flask) -> None:
    with app.app_context():
        bank = make_bank([case()])
        counts = count_content(library(), bank, 0)
        (dumped,) = dump_content(library(), bank)["questions"]
    assert (counts["questions"], counts["parts"], counts["by_kind"]) == (1, 6, {"case": 1})
    assert counts["by_part_kind"] == dict.fromkeys(
        ["matching", "multiple-response", "numeric", "ordering", "single-choice", "table"], 1
    )
    assert [part["id"] for part in dumped["parts"]] == [f"q-case/{name}" for name in NAMES]
    assert dumped["answer"]["advise"] == ["Release overtime"]
    assert dumped["minutes"] == [
        {"who": "Supply planner", "said": "June needs {{ june - may }} units more."}
    ]
