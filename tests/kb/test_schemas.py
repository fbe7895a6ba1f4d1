"""What a programme's entry is refused for, and what the loader makes of a sound one."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.load import load_library
from kb.model import AgendaPart
from settings import ROOT

SAMPLE = ROOT / "tests" / "sample_content"
FILE = SAMPLE / "programmes.yaml"
WITH = "topics: []\n  pre_reading: "


@pytest.mark.parametrize(
    ("old", "new", "problems"),
    [
        (
            "minutes: 45",
            "minutes: 44",
            ["24: [3].agenda: The parts take 119 minutes. Make them 120."],
        ),
        (
            "part: check",
            "part: exam",
            [
                "29: [3].agenda[5].part: 'exam' is not one of: "
                "frame, concept, exercise, discussion, check."
            ],
        ),
        ("- {part: check, ", "- {", ["29: [3].agenda[5].part: This field is missing. Add it."]),
        (
            "    - You can trade across issues.\n",
            "",
            ["19: [3].outcomes: 2 outcomes. Give three to five, or none yet."],
        ),
        (
            "topics: []",
            f"{WITH}[role-of-sop, nothing, 'demand-planning#none', demand-planning]",
            [
                "19: [3].pre_reading[2]: There is no topic nothing. Correct it.",
                "19: [3].pre_reading[3]: Topic demand-planning has no section none. Correct it.",
            ],
        ),
        (
            "topics: []",
            f"{WITH}['Role of S&OP']",
            [
                "19: [3].pre_reading[1]: 'Role of S&OP' names no topic. "
                "Write its slug, or slug#section."
            ],
        ),
    ],
)
def test_a_faulty_programme_is_named(
    tmp_path: Path, old: str, new: str, problems: list[str]
) -> None:
    text = FILE.read_text()
    assert text.count(old) == 1
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "programmes.yaml").write_text(text.replace(old, new))

    found = [str(problem) for problem in load_library([SAMPLE, folder])[1]]

    assert found == [f"content/programmes.yaml:{problem}" for problem in problems]


def test_a_sound_programme_keeps_what_it_names(tmp_path: Path) -> None:
    (tmp_path / "programmes").mkdir()
    references = "[role-of-sop, nothing, 'demand-planning#error-metrics']"
    text = FILE.read_text().replace("topics: []", f"{WITH}{references}")
    (tmp_path / "programmes" / "own.yaml").write_text(text)

    programme = load_library([SAMPLE, tmp_path])[0].programmes[2]

    assert programme.pre_reading == ("role-of-sop", "demand-planning#error-metrics")
    assert programme.outcomes == (
        "You can prepare a target and a limit.",
        "You can trade across issues.",
        "You can record what was agreed.",
    )
    assert programme.agenda[0] == AgendaPart("frame", 10, "Negotiate for four minutes.")
    assert sum(part.minutes for part in programme.agenda) == 120
    assert programme.audience == "Buyers who negotiate alone."
    assert programme.check == "Targets, limits and records."
