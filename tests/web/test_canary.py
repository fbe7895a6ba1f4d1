"""Nothing that gives an answer away leaves the server before the answer counts.

The content folder beside this file marks every key, why, tolerance, mistake and
solution; then every page and every API answer is read.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import add_account, client_of
from tests.conftest import build_app
from tests.loaded import SAMPLE
from tests.routes import all_routes

CANARIES = Path(__file__).parent / "canary_content"
# The word, the keys, a known mistake's value and the tolerances, as any page writes them.
SECRETS = re.compile(
    r"parakeet|628[, ]?318|942[, ]?477|272[, ]?028|261[, ]?800|418[, ]?880|209[, ]?440"
    r"|[3579]\.0625",
    re.IGNORECASE,
)
TELLING = {
    "answer", "correct", "credit", "feedback", "key", "keys", "mistake", "mistakes",
    "misconception", "right", "solution", "tolerance", "value", "why",
}  # fmt: skip
RESPONSES: dict[str, Any] = {"numeric": "1", "table": {"e1": "1"}}
LINK = re.compile(r'(?:href|src|action)="(/[^"#]*)')


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    folder = tmp_path_factory.mktemp("canaries")
    return build_app(folder, "", Path(f"{SAMPLE}:{CANARIES}"))


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def leak(text: str) -> str:
    """Return what gives an answer away."""
    found = SECRETS.search(text)
    return found.group() if found else ""


def start(client: FlaskClient) -> dict[str, Any]:
    """Start an attempt that holds every canary question."""
    asked = {"mode": "practice", "topics": ["demand-planning"], "count": 20}
    response = client.post("/api/v1/attempts", json=asked)
    assert response.status_code == 201
    assert leak(response.text) == ""
    attempt: dict[str, Any] = response.get_json()
    return attempt


def canaries(attempt: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the canary questions by kind; their stems name what they are about."""
    marks = {
        "single-choice": "single deviation",
        "multiple-response": "several deviations",
        "numeric": "yearly demand",
        "table": "without demand",
        "ordering": "ordered deviation",
        "matching": "matched deviation",
        "case": "cased deviation",
    }
    found = {
        kind: next(q for q in attempt["questions"] if mark in q["stem"])
        for kind, mark in marks.items()
    }
    assert {kind: q["kind"] for kind, q in found.items()} == {kind: kind for kind in marks}
    return found


def respond(question: dict[str, Any]) -> Any:
    kind = question["kind"]
    if kind == "case":
        return {part["id"]: respond(part) for part in question["parts"] if part["kind"] != "table"}
    options = [option["id"] for option in question.get("options", ())]
    if kind == "single-choice":
        return options[0]
    if kind == "ordering":
        return options
    if kind == "matching":
        return {left["id"]: options[0] for left in question["lefts"]}
    return options[:2] if kind == "multiple-response" else RESPONSES[kind]


def field_names(document: Any) -> Iterator[str]:
    if isinstance(document, dict):
        for name, value in document.items():
            yield name
            yield from field_names(value)
    elif isinstance(document, list):
        for value in document:
            yield from field_names(value)


def crawl(client: FlaskClient, first: list[str]) -> dict[str, str]:
    """Read every address that can be reached by links; return the texts by address."""
    texts: dict[str, str] = {}
    waiting = list(first)
    while waiting:
        address = waiting.pop()
        if address in texts:
            continue
        with client.get(address) as response:
            assert response.status_code < 500, address
            texts[address] = response.get_data().decode("utf-8", "replace")
            if 300 <= response.status_code < 400:
                waiting.append(str(response.location))
        for link in LINK.findall(texts[address]):
            link = link.replace("&amp;", "&")
            if link not in texts and not link.startswith("/graph?"):
                waiting.append(link)
    return texts


def test_the_canaries_are_in_the_bank(app: Flask) -> None:
    assert app.extensions["linkage.problems"] == ()
    bank = app.extensions["linkage.bank"]
    names = ("single", "multiple", "numeric", "table", "ordering", "matching", "case")
    assert {f"canary-{name}" for name in names} <= set(bank.by_id)


def test_nothing_leaks_from_any_page_or_api(app: Flask, client: FlaskClient) -> None:
    attempt = start(client)
    canaries(attempt)
    places = [question["position"] for question in attempt["questions"]]
    open_rules = [
        route.rule for route in all_routes(app) if route.method == "GET" and not route.arguments
    ]
    first = [
        *open_rules,
        f"/api/v1/attempts/{attempt['id']}",
        f"/attempts/{attempt['id']}/review",
        *(f"/attempts/{attempt['id']}?position={place}" for place in places),
        "/search?q=deviation",
        "/api/v1/search?q=deviation",
        "/api/v1/suggest?q=dev",
        "/api/v1/graph?format=graphml",
    ]
    texts = crawl(client, first)
    assert len(texts) > 50
    player = [text for address, text in texts.items() if "?position=" in address]
    assert any("single deviation" in text for text in player)
    assert {address: leak(text) for address, text in texts.items() if leak(text)} == {}


def test_an_exam_leaks_nothing_before_its_end(client: FlaskClient) -> None:
    asked = {"mode": "practice", "topics": ["demand-planning"], "count": 20, "feedback": "end"}
    attempt = client.post("/api/v1/attempts", json=asked).get_json()
    for kind, question in canaries(attempt).items():
        address = f"/api/v1/attempts/{attempt['id']}/answers/{question['position']}"
        sent = {"sequence": 1, "response": respond(question), "certainty": None}
        assert leak(client.put(address, json=sent).text) == "", kind
    for path in ("", "?position=2", "/overview", "/hand-in"):
        page = client.get(f"/attempts/{attempt['id']}{path}").text
        assert leak(page) == "", path
        assert ("ordered deviation" in page) is (path != "/hand-in")
    assert leak(client.get(f"/api/v1/attempts/{attempt['id']}").text) == ""
    client.post(f"/attempts/{attempt['id']}/submit")
    place = canaries(attempt)["single-choice"]["position"]
    assert leak(client.get(f"/attempts/{attempt['id']}?position={place}").text)


def test_an_open_question_has_no_telling_field(client: FlaskClient) -> None:
    attempt = start(client)
    for kind, question in canaries(attempt).items():
        assert TELLING & set(field_names(question)) == set(), kind
        assert leak(json.dumps(question)) == ""
    order = [option["id"] for option in canaries(attempt)["single-choice"]["options"]]
    again = [option["id"] for option in canaries(start(client))["single-choice"]["options"]]
    assert len(set(order)) == 4
    assert not set(order) & {"A", "B", "C", "D", "0", "1", "2", "3"}
    assert set(order) != set(again), "an option's id tells which option it is in every attempt"


ORDER = ("outset", "ascent", "summit", "descent", "outcome")
MATCHES = {"iron": "amber", "ivory": "basalt", "ink": "copper"}
SEEDS = 60


def test_the_places_and_ids_of_rows_tell_no_order(client: FlaskClient) -> None:
    """Over many sets every item stands in every place, and so does the match of every row."""
    places: Counter[tuple[str, int]] = Counter()
    by_id: Counter[tuple[str, int]] = Counter()
    matches: Counter[tuple[int, int]] = Counter()
    for _ in range(SEEDS):
        attempt = start(client)
        found = canaries(attempt)
        rows = [(o["text"].split()[1], o["id"]) for o in found["ordering"]["options"]]
        assert [word for word, _ in rows] != list(ORDER)
        page = client.get(
            f"/attempts/{attempt['id']}?position={found['ordering']['position']}"
        ).text
        assert re.findall(r'name="response" value="(\w+)"', page) == [id for _, id in rows]
        places.update((word, place) for place, (word, _) in enumerate(rows))
        by_id.update((w, p) for p, (w, _) in enumerate(sorted(rows, key=lambda row: row[1])))
        match = found["matching"]
        rights = [option["text"].split()[-1] for option in match["options"]]
        matches.update(
            (row, rights.index(MATCHES[left["text"].split()[-1]]))
            for row, left in enumerate(match["lefts"])
        )
    for counts, cells in ((places, 25), (by_id, 25), (matches, 12)):
        assert len(counts) == cells
        assert max(counts.values()) < SEEDS / 2


def test_secrets_can_not_be_found_by_searching(client: FlaskClient) -> None:
    for query in ("parakeet", "parakeet-why-one", "parakeet-solution", "628318", "7.0625"):
        for address in (f"/api/v1/search?q={query}", f"/api/v1/suggest?q={query}"):
            found = client.get(address).get_json()["results"]
            assert [hit for hit in found if leak(json.dumps(hit))] == [], address


def test_administrators_pages_leak_nothing_either(app: Flask) -> None:
    from people.model import Role

    name = "Head of the Questions"
    administrator = client_of(app, add_account(app, name, Role.ADMINISTRATOR))
    for address in ("/admin/", "/admin/content", "/account", "/cohorts/"):
        assert leak(administrator.get(address).text) == ""


def test_the_deck_that_anybody_may_take_leaks_nothing(client: FlaskClient) -> None:
    archive = zipfile.ZipFile(io.BytesIO(client.get("/glossary/deck.apkg").data))
    texts = [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
    assert any("Linkage glossary" in text for text in texts)
    assert [leak(text) for text in texts] == ["", ""]


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        ("single-choice", [f"parakeet-why-{n}" for n in ("one", "two", "three", "four")]),
        ("multiple-response", [f"parakeet-why-{n}" for n in ("five", "six", "seven", "eight")]),
        ("numeric", ["parakeet-solution", "628,318"]),
        ("table", ["parakeet-table-solution", "272,028"]),
        ("ordering", [f"parakeet-why-{n}" for n in ("nine", "ten", "eleven", "twelve")]),
        ("matching", [f"parakeet-why-{n}" for n in ("fourteen", "fifteen", "seventeen")]),
        (
            "case",
            [
                *(f"parakeet-case-{n}" for n in ("solution", "table", "one", "two", "three")),
                *(f"parakeet-case-{n}" for n in ("four", "five", "six", "seven")),
                *("261,800", "209,440"),
            ],
        ),
    ],
)
def test_after_the_answer_the_why_appears_and_only_this_one(
    client: FlaskClient, kind: str, shown: list[str]
) -> None:
    attempt = start(client)
    question = canaries(attempt)[kind]
    address = f"/api/v1/attempts/{attempt['id']}/answers/{question['position']}"
    sent = {"sequence": 1, "response": respond(question), "certainty": "fair"}
    answered = client.put(address, json=sent)
    assert answered.status_code == 200
    page = client.get(f"/attempts/{attempt['id']}?position={question['position']}").text
    plain = re.sub(r"[\s  ]+", " ", re.sub(r"<[^>]+>", "", page))
    assert [text for text in shown if text not in plain] == []
    whole = client.get(f"/api/v1/attempts/{attempt['id']}").text
    for other, rest in canaries(attempt).items():
        if other != kind:
            assert (
                leak(client.get(f"/attempts/{attempt['id']}?position={rest['position']}").text)
                == ""
            )
    foreign = {
        "single-choice": "parakeet-why-five",
        "multiple-response": "parakeet-why-one",
        "ordering": "parakeet-why-fourteen",
        "matching": "parakeet-why-nine",
        "case": "parakeet-why-",
    }
    assert foreign.get(kind, "parakeet-why-") not in whole
