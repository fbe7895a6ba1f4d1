"""Blueprint files: names, defaults, later folders, and what does not fit together."""

from __future__ import annotations

from pathlib import Path

from quizzes.exams.load import load_blueprints
from quizzes.exams.model import Blueprint, Grouping, Purpose
from quizzes.model import Kind
from tests.loaded import SAMPLE, open_library

LIBRARY, _ = open_library(SAMPLE)
ENTRY = "title: A\nsummary: B\npurpose: {}\nby: {}\nquestions: 9\n"


def write(folder: Path, name: str, text: str) -> Path:
    """Write a blueprint file and return its content folder."""
    (folder / "exams").mkdir(parents=True, exist_ok=True)
    (folder / "exams" / name).write_text(text, encoding="utf-8")
    return folder


def test_a_file_becomes_a_blueprint() -> None:
    found, problems = load_blueprints([SAMPLE], LIBRARY)
    assert problems == []
    assert list(found) == [
        "whole", "domains", "placement",
        "quiz-role-of-sop", "quiz-monthly-cycle", "quiz-demand-planning",
    ]  # fmt: skip
    assert found["domains"] == Blueprint(
        slug="domains",
        title="By domain",
        summary="Single-choice questions in the exam's mix.",
        purpose=Purpose.EXAM,
        grouping=Grouping.DOMAIN,
        questions=20,
        unscored=4,
        minutes=30,
        line=65,
        weights={"1": 15, "2": 40, "3": 45},
        kinds=frozenset({Kind.SINGLE_CHOICE}),
    )
    quiz = found["quiz-monthly-cycle"]
    assert (quiz.title, quiz.topic, quiz.line, quiz.kinds) == (
        "Topic quiz: Monthly cycle", "monthly-cycle", 70, frozenset(Kind),
    )  # fmt: skip


def test_a_later_folder_replaces_by_name_and_adds(tmp_path: Path) -> None:
    write(tmp_path, "01-whole.yaml", ENTRY.format("exam", "topic"))
    write(tmp_path, "own.yaml", ENTRY.format("exam", "domain"))
    found, problems = load_blueprints([SAMPLE, tmp_path], LIBRARY)
    assert problems == []
    assert (found["whole"].title, found["own"].weights["3"]) == ("A", 45)


def test_what_does_not_fit_together_is_said(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", ENTRY.format("exam", "section"))
    write(tmp_path, "b.yaml", ENTRY.format("exam", "topic") + "weights: {nowhere: 1}\n")
    write(tmp_path, "c.yaml", ENTRY.format("exam", "domain") + "weights: {1: 0, 9: 2}\n")
    write(tmp_path, "d.yaml", ENTRY.format("exam", "domain") + "weights: {1: 0, 2: 0}\n")
    write(tmp_path, "e.yaml", ENTRY.format("quiz", "topic") + "stop_error: 1\nunscored: 9\n")
    write(tmp_path, "f.yaml", ENTRY.format("exam", "topic") + "levels: {recall: 1}\n")
    write(tmp_path, "g.yaml", "- a list\n")
    found, problems = load_blueprints([tmp_path], LIBRARY)
    assert dict(found) == {}
    name = tmp_path.name
    assert [str(p).removeprefix(f"{name}/exams/") for p in problems] == [
        "a.yaml:4: by: An exam by section is one for each topic: set by: section and "
        "each_topic: true.",
        "b.yaml:6: weights.nowhere: There is no topic 'nowhere'. Name one of: role-of-sop, "
        "monthly-cycle, demand-planning.",
        "c.yaml:6: weights.9: There is no domain '9'. Name one of: 1, 2, 3.",
        "d.yaml:6: weights: All weights are 0. Give at least one more than that.",
        "e.yaml:7: unscored: Some questions have to count. Lower unscored below questions.",
        "e.yaml:6: stop_error: Only a placement stops by its error. Remove stop_error.",
        "f.yaml:6: levels.recall: 'recall' is not one of: remember, understand, apply, judge.",
        "g.yaml:1: This is not a set of fields. Write one name: value line for each field.",
    ]
