from __future__ import annotations

from pathlib import Path

import pytest

from quizzes.maturity.load import load_instrument
from quizzes.maturity.model import Instrument
from settings import ROOT

SHIPPED = (ROOT / "content" / "maturity.yaml").read_text(encoding="utf-8")


def write(folder: Path, text: str) -> Path:
    folder.mkdir()
    (folder / "maturity.yaml").write_text(text, encoding="utf-8")
    return folder


def test_shipped_instrument_is_complete(instrument: Instrument) -> None:
    assert [d.id for d in instrument.dimensions] == [f"D{n}" for n in range(1, 11)]
    assert [d.id for d in instrument.dimensions if d.core] == ["D1", "D2", "D3", "D7"]
    assert [s.name for s in instrument.stages] == [
        "Reacting",
        "Anticipating",
        "Collaborating",
        "Orchestrating",
        "Leading",
    ]
    assert [f.id for f in instrument.facts] == [f"F{n}" for n in range(1, 9)]
    assert [c.code for c in instrument.checks] == [f"C{n}" for n in range(1, 8)]
    assert len(instrument.initiatives) == 40
    topics = {slug for d in instrument.dimensions for slug in d.topics}
    assert len(topics) == 20


@pytest.mark.parametrize(
    ("dimension", "level", "needs"),
    [
        ("D1", 3, {"D1": 2}),
        ("D2", 3, {"D2": 2, "D1": 2, "D9": 2}),
        ("D4", 2, {"D4": 1}),
        ("D5", 3, {"D5": 2, "D1": 3, "D9": 2}),
        ("D6", 3, {"D6": 2, "D1": 2, "D3": 3, "D5": 3}),
        ("D6", 4, {"D6": 3, "D1": 2, "D3": 3, "D5": 4, "D9": 3}),
        ("D7", 3, {"D7": 2, "D1": 3, "D8": 2}),
        ("D9", 4, {"D9": 3, "D1": 3, "D2": 3, "D3": 3}),
        ("D8", 5, {"D8": 4, "D1": 2, "D10": 3}),
    ],
)
def test_level_rules(
    instrument: Instrument, dimension: str, level: int, needs: dict[str, int]
) -> None:
    assert instrument.level_needs(dimension, level) == needs


def test_no_file_is_no_problem(tmp_path: Path) -> None:
    assert load_instrument([tmp_path]) == (None, [])


def test_later_folder_replaces_single_entries(tmp_path: Path, instrument: Instrument) -> None:
    own = """
initiatives:
  - id: D1-2
    title: Own meeting
    action: Do it our way.
    owner: Planner
    effort: 2
    impacts: {service: 1, cost: 1, cash: 1, growth: 1, risk: 1}
    evidence: Minutes.
waves: {names: [first, second], budget: 5, at_most: 3, core_weight: 2}
"""
    merged, problems = load_instrument([ROOT / "content", write(tmp_path / "own", own)])
    assert problems == []
    assert merged is not None
    assert (merged.initiative("D1", 2).title, merged.waves.budget) == ("Own meeting", 5)
    assert merged.initiative("D1", 3) == instrument.initiative("D1", 3)
    assert merged.hash != instrument.hash


@pytest.mark.parametrize(
    ("old", "new", "line_text", "field", "message"),
    [
        (
            "    effort: 8\n",
            "    effort: 7\n",
            "    effort: 7",
            "initiatives[12].effort",
            "Effort is one of: 1, 2, 3, 5, 8.",
        ),
        (
            "  - id: F3\n",
            "  - id: F2\n",
            "  - id: F2",
            "facts[3].id",
            "F2 is given twice. Keep one of the two.",
        ),
        (
            "stages:\n",
            "stadia:\n",
            "stadia:",
            "stadia",
            "There is no section of this name.",
        ),
        (
            "    limits: {D1: 2}\n",
            "    limits: {D1: 9}\n",
            "    limits: {D1: 9}",
            "caps[1].limits.D1",
            "This is not a whole number from 1 to 5.",
        ),
    ],
)
def test_faulty_entries_are_located(
    tmp_path: Path, old: str, new: str, line_text: str, field: str, message: str
) -> None:
    assert old in SHIPPED
    text = SHIPPED.replace(old, new, 1)
    loaded, problems = load_instrument([write(tmp_path / "content", text)])
    assert loaded is None
    lines = text.split("\n")
    assert [(lines[(p.line or 1) - 1], p.file, p.field, p.message) for p in problems] == [
        (lines[(problems[0].line or 1) - 1], "content/maturity.yaml", field, message)
    ]
    assert line_text in lines[(problems[0].line or 1) - 2 : (problems[0].line or 1)]


@pytest.mark.parametrize(
    ("old", "new", "field", "message"),
    [
        (
            "gate: {count: 7, slack: 1, scored: 7}",
            "gate: {count: 11, slack: 1, scored: 7}",
            "gate.count",
            "11 is more than the 10 dimensions. Lower it.",
        ),
        (
            "    needs: [D10-3]\n",
            "    needs: [D10-5]\n",
            "D8-4",
            "It needs D10-5, which lies on a higher level than itself.",
        ),
        (
            "    needs: [D10-3]\n",
            "    needs: [D11-3]\n",
            "D8-4",
            "It needs D11-3, which does not exist.",
        ),
        (
            "    at_least: {D9: 4}\n",
            "    at_least: {D12: 4}\n",
            "C1",
            "There is no dimension D12. Correct the code or add it.",
        ),
        (
            "  - fact: F8\n",
            "  - fact: F9\n",
            "caps[9]",
            "There is no fact F9. Correct the code or add it.",
        ),
        (
            "{number: 5, name: Leading",
            "{number: 4, name: Leading",
            "stages[5].number",
            "4 is given twice. Keep one of the two.",
        ),
        (
            "  - id: D10-5\n",
            "  - id: D11-5\n",
            "initiatives",
            "D10-5 is missing. Write this step.",
        ),
    ],
)
def test_entries_must_fit_together(
    tmp_path: Path, old: str, new: str, field: str, message: str
) -> None:
    assert old in SHIPPED
    folder = write(tmp_path / "content", SHIPPED.replace(old, new, 1))
    loaded, problems = load_instrument([folder])
    assert loaded is None
    assert (field, message) in [(p.field, p.message) for p in problems]


def test_circle_of_needs_is_refused(tmp_path: Path) -> None:
    text = SHIPPED
    for title, need in (("A fixed monthly meeting", "D8-2"), ("Named roles and deputies", "D1-2")):
        text = text.replace(f"{title}\n", f"{title}\n    needs: [{need}]\n", 1)
    loaded, problems = load_instrument([write(tmp_path / "content", text)])
    assert loaded is None
    assert len(problems) == 1
    assert "wait for each other" in problems[0].message
    assert {"D1-2", "D8-2"} <= set(problems[0].message.replace(",", "").split())


def test_broken_yaml_and_missing_sections(tmp_path: Path) -> None:
    broken, problems = load_instrument([write(tmp_path / "a", "gate: [")])
    assert broken is None
    assert problems[0].message.startswith("Not valid YAML")
    partial, problems = load_instrument([write(tmp_path / "b", "stages: []\n")])
    assert partial is None
    assert {p.field for p in problems} == {
        "dimensions",
        "facts",
        "checks",
        "initiatives",
        "caps",
        "rules",
        "gate",
        "waves",
        "notes",
    }
