"""Every kind of content file, broken in ten ways: located messages, and the site goes on."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from app import create_app
from db.engine import db
from db.migrate import upgrade
from kb.load import load_library
from quizzes.exams.load import load_blueprints
from quizzes.load import load_bank
from quizzes.maturity.load import load_instrument
from settings import ROOT, read_settings

SAMPLE = ROOT / "tests" / "sample_content"
CORRUPTIONS: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (ROOT / "tests" / "kb" / "corruptions.yaml").read_text(encoding="utf-8")
)
PAGES = (
    "/topics/role-of-sop",
    "/topics/monthly-cycle",
    "/topics/demand-planning",
    "/glossary/mad",
    "/glossary/tracking-signal",
    "/programmes/planning-in-a-month",
    "/practice",
    "/exams",
    "/maturity",
    "/graph",
    "/search?q=bias",
    "/api/v1/topics",
)


def load_names(folders: Sequence[Path]) -> tuple[set[str], list[str]]:
    """Return the names of everything that loads, and all problems as lines."""
    library, problems = load_library(folders)
    bank, in_questions = load_bank(folders, library)
    blueprints, in_exams = load_blueprints(folders, library)
    instrument, in_instrument = load_instrument(folders)
    names = {
        *(topic.slug for topic in library.topics),
        *(term.id for term in library.terms),
        *(programme.slug for programme in library.programmes),
        *(f"domain {domain.number}" for domain in library.domains),
        *(fact.id for fact in library.facts),
        *(question.id for question in bank.questions),
        *(f"exam {slug}" for slug in blueprints),
        *(["instrument"] if instrument else []),
    }
    return names, [
        str(problem) for problem in (*problems, *in_questions, *in_exams, *in_instrument)
    ]


def break_file(folder: Path, place: str, corruption: dict[str, Any]) -> None:
    """Write a broken copy of the sample's file into ``folder``."""
    text = (SAMPLE / place).read_text(encoding="utf-8")
    assert corruption["old"] in text
    broken = text.replace(corruption["old"], corruption["new"], 1)
    (folder / place).parent.mkdir(parents=True, exist_ok=True)
    (folder / place).write_text(broken, encoding="utf-8")


def test_the_sample_is_sound_and_each_kind_of_file_is_broken_in_ten_ways() -> None:
    assert load_names([SAMPLE])[1] == []
    assert {place: len(some) for place, some in CORRUPTIONS.items()} == {
        "topics/04-demand-planning.md": 10,
        "glossary.yaml": 10,
        "programmes.yaml": 10,
        "exam.yaml": 10,
        "exams/02-domains.yaml": 10,
        "questions/04-demand-planning.yaml": 10,
        "maturity.yaml": 10,
    }


@pytest.mark.parametrize(
    ("place", "corruption"),
    [(place, each) for place, some in CORRUPTIONS.items() for each in some],
)
def test_a_break_is_located_and_the_rest_loads(
    place: str, corruption: dict[str, Any], tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(SAMPLE, tmp_path / "content"))
    break_file(folder, place, corruption)

    names, problems = load_names([folder])

    assert problems == [f"content/{problem}" for problem in corruption["problems"]]
    assert load_names([SAMPLE])[0] - names == set(corruption["lost"])


@pytest.mark.parametrize("place", CORRUPTIONS)
def test_the_site_serves_everything_when_ten_broken_files_are_laid_over_it(
    place: str, tmp_path: Path
) -> None:
    folders = [SAMPLE, *(tmp_path / f"broken{number}" for number in range(10))]
    for folder, corruption in zip(folders[1:], CORRUPTIONS[place], strict=True):
        break_file(folder, place, corruption)
    app = create_app(
        read_settings(
            {
                "LINKAGE_DATA_DIR": str(tmp_path / "data"),
                "LINKAGE_CONTENT": ":".join(str(folder) for folder in folders),
                "LINKAGE_SECRET_KEY": "a key for tests only",
                "LINKAGE_RATE_LIMITS": "off",
            }
        ),
        testing=True,
    )
    with app.app_context():
        upgrade(db.engine)

    statuses = {page: app.test_client().get(page).status_code for page in PAGES}
    with app.app_context():
        db.engine.dispose()

    assert statuses == dict.fromkeys(PAGES, 200)
