"""Findings of an editor, with file and line, over content files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kb.load import load_library
from kb.services.editing import find_editing_problems
from settings import ROOT

SAMPLE = ROOT / "tests" / "sample_content"
MONTHLY, COVERAGE = "topics/03-monthly-cycle.md", "coverage/03-monthly-cycle.yaml"
RUN = "The loop closes when results come back to those who planned them in time."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLE, tmp_path / "content"))


def findings(folder: Path, *asked: str) -> list[str]:
    library, _ = load_library([folder])
    return [str(p) for p in find_editing_problems(library, {"product-family", *asked}, [folder])]


def edit(folder: Path, place: str, old: str, new: str) -> None:
    path = folder / place
    text = path.read_text()
    assert text.count(old) == 1
    path.write_text(text.replace(old, new))


def test_sound_content_has_no_finding(folder: Path) -> None:
    assert findings(folder) == []


def test_a_missing_list_of_points_is_found(folder: Path) -> None:
    (folder / COVERAGE).unlink()

    assert findings(folder) == [
        f"content/{MONTHLY}: coverage: monthly-cycle has no list of points to cover. "
        f"Add {COVERAGE}."
    ]


def test_a_point_without_a_home_is_found_at_its_phrase(folder: Path) -> None:
    edit(folder, COVERAGE, "[Who leads which step, sales]", "[who leads, factory]")

    assert findings(folder) == [
        f"content/{COVERAGE}:5: points[1].mentions[2]: 'factory' stands in none of the sections "
        "overview. Cover “leaders of the steps” there, or correct the phrase."
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("topic: monthly-cycle\npoints: []\n",
         "2: points: A point is missing. Give at least one, with a section and a phrase each."),
        ("topic: monthly-cycle\npoints:\n- point: x\n  sections: [overview]\n  mentions: []\n",
         "2: points: A point is missing. Give at least one, with a section and a phrase each."),
        ("topic: [monthly-cycle\n",
         "2: Not valid YAML: did not find expected ',' or ']'. Correct this line."),
    ],
)  # fmt: skip
def test_faulty_lists_are_told_with_their_line(folder: Path, text: str, said: str) -> None:
    (folder / COVERAGE).write_text(text)

    assert findings(folder)[0] == f"content/{COVERAGE}:{said}"


def test_an_abbreviation_is_found_at_its_line_and_allowed_by_the_list(folder: Path) -> None:
    edit(folder, MONTHLY, "The loop closes within the month.", "The PDCA loop closes.")

    assert findings(folder) == [
        f"content/{MONTHLY}:34: PDCA is not explained at its first use, in section closed-loop. "
        "Write it out with PDCA in brackets, link it as a term, or add it to abbreviations.yaml."
    ]
    (folder / "abbreviations.yaml").write_text("everyday: [PDCA]\n")
    assert findings(folder) == []


def test_words_of_another_topic_are_found_at_their_line(folder: Path) -> None:
    edit(folder, MONTHLY, "The loop closes within the month.", RUN)
    edit(
        folder, "topics/04-demand-planning.md", "if supply were no limit.", f"freely.\n\nSo: {RUN}"
    )

    assert findings(folder) == [
        "content/topics/04-demand-planning.md:19: 14 words in a row also stand in monthly-cycle: "
        "“the loop closes when results come back to those who planned them in time”. "
        "Say it another way, or link to it."
    ]


def test_a_term_that_nothing_uses_is_found_in_the_glossary(folder: Path) -> None:
    with (folder / "glossary.yaml").open("a") as file:
        file.write(
            "- id: bullwhip\n  name: Bullwhip\n  definition: Orders that swing more than sales.\n"
            "  topic: demand-planning\n  section: bias-tracking\n"
        )

    assert findings(folder) == [
        "content/glossary.yaml:23: [4].id: No page and no question uses bullwhip. Write its name "
        "on the page that teaches it, link it there by term:bullwhip, or remove it."
    ]
    assert findings(folder, "bullwhip") == []
