"""What a page shows of questions and of the parts of a case."""

from __future__ import annotations

from typing import Any

import pytest

from quizzes.faces import move_typed, read_typed, show_face
from quizzes.model import Question
from quizzes.responses import parse_response
from quizzes.variants import make_variant
from quizzes.verdicts import make_feedback
from tests.quizzes.samples import case, choice, matching, multiple, numeric, ordering, table

CASE = make_variant(case(), 1)
NAMES = ["load", "sums", "advise", "follow", "steps", "stocks"]
PART = dict(zip(NAMES, CASE.parts, strict=True))
LEFT = PART["stocks"].lefts[0].id
STEPS = [option.id for option in PART["steps"].options]


def test_a_case_shows_its_situation_once_and_each_part_under_its_own_names() -> None:
    face = show_face(CASE)
    assert [part.prefix for part in face.parts] == [f"{name}." for name in NAMES]
    assert face.exhibit is not None
    assert face.exhibit[0]["label"] == "Units"
    assert face.chart.startswith("<svg")
    load, sums, _, _, steps, stocks = face.parts
    assert (load.exhibit, load.chart, load.parts) == (None, "", ())
    assert sums.grid is not None
    assert [cell["name"] for cell in sums.grid[0]["cells"]] == ["sums.cell-h1", "sums.cell-h2"]
    assert [row["id"] for row in steps.rows["rows"]] == STEPS
    assert stocks.rows[0]["name"] == f"stocks.pair-{LEFT}"


def test_what_was_typed_stays_in_its_part() -> None:
    typed = {
        "load.response": ["4O"],
        "sums.cell-h2": ["7"],
        "follow.response": ["a", "b"],
        "steps.response": STEPS[::-1],
        f"stocks.pair-{LEFT}": ["x"],
    }
    load, sums, advise, follow, steps, stocks = show_face(CASE, typed=typed).parts
    assert [load.picked, advise.picked, follow.picked] == [["4O"], (), ["a", "b"]]
    assert sums.grid is not None
    assert [cell["value"] for cell in sums.grid[0]["cells"]] == ["", "7"]
    assert [row["id"] for row in steps.rows["rows"]] == STEPS[::-1]
    assert [row["value"] for row in stocks.rows] == ["x", "", ""]


@pytest.mark.parametrize(
    ("field", "errors", "focus"),
    [
        ("", {}, []),
        ("load", {"load": "No."}, []),
        ("sums.h2", {"sums": "No."}, []),
        ("advise", {"advise": "No."}, ["advise"]),
        ("steps", {"steps": "No."}, ["steps"]),
    ],
)
def test_an_error_stands_at_its_part_or_at_the_whole(
    field: str, errors: dict[str, str], focus: list[str]
) -> None:
    face = show_face(CASE, error="No.", field=field)
    said = dict(zip(NAMES, [part.error for part in face.parts], strict=True))
    assert {name: text for name, text in said.items() if text} == errors
    assert face.error == ("" if errors else "No.")
    assert [n for n, part in zip(NAMES, face.parts, strict=True) if part.focus] == focus


def test_a_graded_case_shows_each_part_graded() -> None:
    raw = {"load": str(PART["load"].key), "steps": list(PART["steps"].order)}
    feedback = make_feedback(CASE, parse_response(CASE, raw), None)
    face = show_face(CASE, feedback)
    assert [part.feedback for part in face.parts] == list(feedback.parts)
    load, sums, _, _, steps, stocks = face.parts
    assert load.key == f"{PART['load'].key} hours"
    assert sums.grid is not None
    assert [cell["state"] for cell in sums.grid[0]["cells"]] == ["wrong", "wrong"]
    assert [row["state"] for row in steps.rows] == ["right"] * 4
    assert [row["said"] for row in stocks.rows] == ["Left open"] * 3 + ["Matches none"]


TYPED = {"position": ["1"], "response": ["a", "b"], "cell-i1": ["6"], "pair-x": ["y"]}


@pytest.mark.parametrize(
    ("question", "raw"),
    [
        (choice(), "a"),
        (multiple(), ["a", "b"]),
        (ordering(), ["a", "b"]),
        (matching(), {"x": "y"}),
        (numeric(), "a"),
        (table(), {"i1": "6"}),
    ],
    ids=lambda value: getattr(value, "kind", ""),
)
def test_a_form_is_read_in_the_shape_of_the_kind(question: Question, raw: Any) -> None:
    assert read_typed(question, TYPED) == raw


def test_a_form_of_a_case_is_read_part_by_part() -> None:
    typed = {"advise.response": ["a"], "sums.cell-h1": ["6"], "response": ["no part"]}
    assert read_typed(case(), typed) == {
        "load": "", "sums": {"h1": "6"}, "advise": "a", "follow": [], "steps": [], "stocks": {},
    }  # fmt: skip


def test_a_move_changes_the_order_that_has_the_row() -> None:
    typed = {"move": ["down a"], "one.response": ["x", "y"], "two.response": ["a", "b"]}
    assert move_typed(typed) == typed | {"two.response": ["b", "a"]}
    assert move_typed({"stay": ["1"], "response": ["a"]}) == {"stay": ["1"], "response": ["a"]}
