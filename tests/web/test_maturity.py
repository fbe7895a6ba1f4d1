from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

LEVELS = "3322213322"


@pytest.fixture
def assessing(app: Flask) -> Iterator[Flask]:
    """The application on both databases; a test may take its instrument away."""
    before = app.extensions["linkage.instrument"]
    yield app
    app.extensions["linkage.instrument"] = before


@pytest.fixture
def visitor(assessing: Flask) -> FlaskClient:
    return assessing.test_client()


def start(visitor: FlaskClient, name: str = "Plant North") -> str:
    """Start an assessment and return its id."""
    response = visitor.post("/maturity", data={"name": name})
    assert response.status_code == 302
    found = re.fullmatch(r"/maturity/([\w-]{16})/dimensions/1", response.location)
    assert found
    return found[1]


def answer(visitor: FlaskClient, id: str, levels: str = LEVELS) -> None:
    """Answer the dimensions in order; "-" is don't know."""
    for number, level in enumerate(levels, 1):
        data = {"level": "unknown" if level == "-" else level, "go": "next"}
        response = visitor.post(f"/maturity/{id}/dimensions/{number}", data=data)
        after = f"dimensions/{number + 1}" if number < 10 else "facts"
        assert (response.status_code, response.location) == (302, f"/maturity/{id}/{after}")


def assess(visitor: FlaskClient, levels: str = LEVELS, name: str = "", **facts: str) -> str:
    """Fill in and finish an assessment; return its id."""
    id = start(visitor, name)
    answer(visitor, id, levels)
    response = visitor.post(f"/maturity/{id}/facts", data=facts)
    assert (response.status_code, response.location) == (302, f"/maturity/{id}")
    return id


def read(visitor: FlaskClient, address: str) -> str:
    response = visitor.get(address)
    assert response.status_code == 200
    return response.text


def title(page: str) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", page, re.DOTALL)
    assert found
    return found[1]


def test_start_page_creates_nobody(visitor: FlaskClient) -> None:
    page = read(visitor, "/maturity")
    assert title(page) == "How mature is your S&amp;OP?"
    assert "No assessment yet" in page
    assert visitor.get_cookie("linkage_remember") is None


def test_whole_way_to_a_result(visitor: FlaskClient) -> None:
    id = assess(visitor, name="Plant North", F1="12", F2="6", F4="yes", F7="yes")
    page = read(visitor, f"/maturity/{id}")
    assert title(page) == "Stage 2, Anticipating"
    assert "capped from 3.0 by F1" in page
    assert "What blocks stage 3" in page
    assert "Charter, calendar and five steps" in page
    assert 'aria-current="step">2 Anticipating' in page
    assert "style=" not in page
    listed = read(visitor, "/maturity")
    assert "Plant North" in listed
    assert "finished" in listed


def test_unfinished_assessment_goes_on_where_it_was_left(visitor: FlaskClient) -> None:
    id = start(visitor)
    answer(visitor, id, "33")
    assert visitor.get(f"/maturity/{id}").location == f"/maturity/{id}/dimensions/3"
    assert "2 of 10 answered" in read(visitor, "/maturity")
    assert visitor.get(f"/maturity/{id}/dimensions/2").text.count(" checked") == 1
    answer(visitor, id, "3333333333")
    assert visitor.get(f"/maturity/{id}").location == f"/maturity/{id}/facts"


@pytest.mark.parametrize(
    ("go", "target"), [("back", "dimensions/4"), ("next", "dimensions/6"), ("leave", "")]
)
def test_ways_on_from_a_dimension(visitor: FlaskClient, go: str, target: str) -> None:
    id = start(visitor)
    response = visitor.post(f"/maturity/{id}/dimensions/5", data={"level": "4", "go": go})
    assert response.location == (f"/maturity/{id}/{target}" if target else "/maturity")
    assert re.search(r'value="4" checked', read(visitor, f"/maturity/{id}/dimensions/5"))


def test_skipping_stores_nothing_and_unknown_is_kept(visitor: FlaskClient) -> None:
    id = start(visitor)
    visitor.post(f"/maturity/{id}/dimensions/1", data={"go": "next"})
    assert " checked" not in read(visitor, f"/maturity/{id}/dimensions/1")
    visitor.post(f"/maturity/{id}/dimensions/1", data={"level": "unknown"})
    assert 'value="unknown" checked' in read(visitor, f"/maturity/{id}/dimensions/1")


def test_level_that_does_not_exist_is_explained(visitor: FlaskClient) -> None:
    id = start(visitor)
    response = visitor.post(f"/maturity/{id}/dimensions/1", data={"level": "6"})
    assert response.status_code == 422
    assert "Choose one of the statements, or don&#39;t know." in response.text


def test_contradiction_is_shown_at_entry_and_can_be_confirmed(visitor: FlaskClient) -> None:
    id = start(visitor)
    answer(visitor, id, "2333333343")
    assert "the tool would be ahead of the process" in read(visitor, f"/maturity/{id}/dimensions/9")
    assert "the tool would be ahead" not in read(visitor, f"/maturity/{id}/dimensions/4")
    page = read(visitor, f"/maturity/{id}/facts")
    assert 'name="confirmed" value="C1"' in page
    facts = {"F1": "24", "F2": "6", "F3": "4"} | {f"F{n}": "yes" for n in range(4, 9)}
    visitor.post(f"/maturity/{id}/facts", data=facts)
    page = read(visitor, f"/maturity/{id}")
    assert "the tool would be ahead of the process" in page
    assert "Confirmed" not in page
    visitor.post(f"/maturity/{id}/facts", data=facts | {"confirmed": ["C1", "C9"]})
    assert read(visitor, f"/maturity/{id}").count("Confirmed") == 1
    assert re.search(r'value="C1" checked', read(visitor, f"/maturity/{id}/facts"))


def test_facts_that_can_not_be_used_keep_what_was_typed(visitor: FlaskClient) -> None:
    id = start(visitor)
    answer(visitor, id)
    response = visitor.post(f"/maturity/{id}/facts", data={"F1": "12x", "F2": "9", "F4": "yes"})
    assert response.status_code == 422
    assert "2 things to put right" in response.text
    assert 'value="12x"' in response.text
    assert re.search(r'name="F4" value="yes" checked', response.text)
    assert visitor.get(f"/maturity/{id}").status_code == 302


def test_too_few_answers_say_so(visitor: FlaskClient) -> None:
    id = assess(visitor, "333----333")
    page = read(visitor, f"/maturity/{id}")
    assert title(page) == "Not enough answers for a stage"
    assert "Road map" not in page


def test_unscored_dimension_leaves_the_stage_open(visitor: FlaskClient) -> None:
    facts = {"F1": "24", "F2": "6", "F3": "4"} | {f"F{n}": "yes" for n in range(4, 9)}
    id = assess(visitor, "333-333333", **facts)
    page = read(visitor, f"/maturity/{id}")
    assert title(page) == "Stage 2–3, provisional"
    assert "Not answered, needs 2" in page


def test_road_map_can_be_weighed_differently(visitor: FlaskClient) -> None:
    id = assess(visitor, "2222222222")
    page = read(visitor, f"/maturity/{id}?to_D1=4&budget=5&inherit=1")
    assert "Exceptions and interim decisions" in page
    assert "5 a wave" in page
    refused = visitor.get(f"/maturity/{id}?budget=x")
    assert refused.status_code == 422
    assert "Effort points per wave: give a number from 1 to 40." in refused.text
    waiting = read(visitor, f"/maturity/{id}?to_D9=2")
    assert "Not planned" in waiting


def test_earlier_assessments_stand_beside_the_new_one(visitor: FlaskClient) -> None:
    first = assess(visitor, "2222222222", name="Spring")
    second = assess(visitor, "3333333332", name="Autumn")
    page = read(visitor, f"/maturity/{second}")
    assert "Compared with earlier" in page
    assert "Spring" in page
    assert "+1" in page
    assert "Compared with earlier" not in read(visitor, f"/maturity/{first}")


def test_table_for_spreadsheets_defuses_formulas(visitor: FlaskClient) -> None:
    id = assess(visitor, name="=1+1")
    response = visitor.get(f"/maturity/{id}.csv")
    assert (response.status_code, response.mimetype) == (200, "text/csv")
    assert response.headers["Content-Disposition"] == 'attachment; filename="maturity.csv"'
    rows = list(csv.reader(io.StringIO(response.text.removeprefix("\ufeff"))))
    assert rows[1] == ["Assessment", "name", "'=1+1", "", "", "", ""]
    assert rows[2][:4] == ["Result", "stage", "Stage 2, Anticipating", "2"]
    assert not [c for row in rows for c in row if c.startswith(("=", "+", "-", "@", "\t"))]


def test_deletion_asks_back(visitor: FlaskClient) -> None:
    id = assess(visitor, name="Plant North")
    assert "Plant North" in read(visitor, f"/maturity/{id}/delete")
    assert visitor.get(f"/maturity/{id}").status_code == 200
    assert visitor.post(f"/maturity/{id}/delete").location == "/maturity"
    assert visitor.get(f"/maturity/{id}").status_code == 404


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", ""),
        ("GET", ".csv"),
        ("GET", "/dimensions/1"),
        ("POST", "/dimensions/1"),
        ("GET", "/facts"),
        ("POST", "/facts"),
        ("GET", "/delete"),
        ("POST", "/delete"),
    ],
)
def test_somebody_elses_assessment_is_not_found(
    assessing: Flask, visitor: FlaskClient, method: str, path: str
) -> None:
    id = assess(visitor)
    outsider = assessing.test_client()
    start(outsider)
    for client in (outsider, assessing.test_client()):
        data = {"level": "1"} if method == "POST" else None
        response = client.open(f"/maturity/{id}{path}", method=method, data=data)
        assert response.status_code == 404
    assert title(read(visitor, f"/maturity/{id}")) == "Stage 2, Anticipating"


def test_dimensions_and_ids_that_do_not_exist(visitor: FlaskClient) -> None:
    id = start(visitor)
    for path in ("/dimensions/0", "/dimensions/11", "/dimensions/x"):
        assert visitor.get(f"/maturity/{id}{path}").status_code == 404
    assert visitor.get("/maturity/nothing").status_code == 404


def test_long_name_is_refused_and_names_are_escaped(visitor: FlaskClient) -> None:
    response = visitor.post("/maturity", data={"name": "x" * 81}, follow_redirects=True)
    assert "use at most 80" in response.text
    id = start(visitor, "<b>North</b>")
    assert "&lt;b&gt;North&lt;/b&gt;" in read(visitor, f"/maturity/{id}/dimensions/1")


def test_without_an_instrument_the_page_says_so(visitor: FlaskClient, assessing: Flask) -> None:
    assessing.extensions["linkage.instrument"] = None
    assert "no maturity instrument" in read(visitor, "/maturity")
    assert visitor.post("/maturity").status_code == 404


def test_writes_need_the_token(assessing: Flask) -> None:
    plain = FlaskClient(assessing, assessing.response_class)
    assert plain.post("/maturity", data={"name": "x"}).status_code == 400


def test_api_returns_the_result_and_keeps_it(assessing: Flask, visitor: FlaskClient) -> None:
    answers = {f"D{n}": int(level) for n, level in enumerate("4443224433", 1)}
    facts = {"F1": 24, "F2": 6, "F3": 9} | {f"F{n}": True for n in range(4, 9)}
    response = visitor.post(
        "/api/v1/maturity/assessments", json={"answers": answers, "facts": facts}
    )
    assert response.status_code == 201
    found = response.get_json()
    assert found["profile"] == answers
    assert (found["index"], found["stage"], found["stage_name"]) == (3.3, 3, "Collaborating")
    assert (found["stage_range"], found["provisional"], found["flags"]) == ([3, 3], False, [])
    assert found["blockers"] == {
        "stage": 4,
        "must": [{"dimension": "D5", "to": 3}, {"dimension": "D6", "to": 3}],
        "any": {"count": 2, "of": ["D4", "D9", "D10", "D5", "D6"], "to": 4},
    }
    assert found["reliability"] == "high"
    assert [entry["number"] for entry in found["road_map"]] == list(
        range(1, len(found["road_map"]) + 1)
    )
    address = f"/api/v1/maturity/assessments/{found['id']}"
    assert visitor.get(address).get_json() == found
    assert assessing.test_client().get(address).status_code == 404
    assert title(read(visitor, f"/maturity/{found['id']}")) == "Stage 3, Collaborating"


def test_api_marks_what_is_capped_open_and_provisional(visitor: FlaskClient) -> None:
    answers = {f"D{n}": 3 for n in range(1, 11)} | {"D4": None}
    facts = {"F1": 24, "F2": 5, "F3": 3, "F6": True, "F7": True, "F8": True, "F4": True}
    found = visitor.post(
        "/api/v1/maturity/assessments", json={"answers": answers, "facts": facts}
    ).get_json()
    assert (found["stage"], found["stage_range"], found["provisional"]) == (2, [2, 3], True)
    assert [d["id"] for d in found["dimensions"] if not d["evidenced"]] == ["D5"]
    assert [flag["code"] for flag in found["flags"]] == ["C10"]


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ({"facts": {}}, "answers"),
        ({"answers": {"D1": 6}}, "answers"),
        ({"answers": {"D1": "3"}}, "answers"),
        ({"answers": {"D1": 2.5}}, "answers"),
        ({"answers": {"D11": 3}}, "answers"),
        ({"answers": {"seconds": 3}}, "answers"),
        ({"answers": {}, "facts": {"F1": "x"}}, "facts"),
        ({"answers": {}, "facts": {"F2": 7}}, "facts"),
        ({"answers": {}, "facts": {"F9": 1}}, "facts"),
        ({"answers": {}, "facts": {"F4": 1}}, "facts"),
        ({"answers": {}, "name": "x" * 81}, "name"),
    ],
)
def test_api_refuses_what_it_can_not_use(
    visitor: FlaskClient, body: dict[str, object], place: str
) -> None:
    response = visitor.post("/api/v1/maturity/assessments", json=body)
    assert response.status_code == 422
    assert list(response.get_json()["errors"]["json"]) == [place]
