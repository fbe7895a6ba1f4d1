"""Commands for authors."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from flask import Flask

from app import create_app
from settings import ROOT, read_settings

SAMPLE = ROOT / "tests" / "sample_content"


def make_app(content: Path, tmp_path: Path) -> Flask:
    return create_app(
        read_settings(
            {
                "LINKAGE_DATA_DIR": str(tmp_path / "data"),
                "LINKAGE_CONTENT": str(content),
                "LINKAGE_SECRET_KEY": "a key for tests only",
            }
        ),
        testing=True,
    )


def test_check_passes_sound_content(tmp_path: Path) -> None:
    result = make_app(SAMPLE, tmp_path).test_cli_runner().invoke(args=["content", "check"])

    assert (result.exit_code, result.output) == (
        0,
        "Sound: 3 topics, 3 terms, 3 programmes, 7 questions, 2 warnings (see --warnings).\n",
    )


def test_check_lists_warnings_and_figures(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SAMPLE, tmp_path / "content"))
    file = folder / "questions/03-monthly-cycle.yaml"
    reason = "    accept: [{rule: W20, because: The cycle has a step of this name.}]\n"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("    level:", f"{reason}    level:", 1), encoding="utf-8")
    runner = make_app(folder, tmp_path).test_cli_runner()

    lines = runner.invoke(args=["content", "check", "--warnings"]).output.splitlines()

    assert lines[:2] == [
        "content/questions/01-role-of-sop.yaml:21: ro-two-plans.level: W21: Claims analyse, looks "
        "like remember. Change the level, or ask for what it claims.",
        "content/questions/03-monthly-cycle.yaml:3: mc-first-step.options[3]: W20: “Pre-meeting” "
        "stands out from three alike. Accepted: The cycle has a step of this name.",
    ]
    assert lines[7] == f"S2  {'The key is the longest option':<42}  25.0\u202f%  ≤ 30\u202f%"
    assert lines[-1] == (
        "Sound: 3 topics, 3 terms, 3 programmes, 7 questions, 1 warning (see --warnings), "
        "1 accepted warning."
    )


def test_check_prints_every_problem_and_fails(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SAMPLE, tmp_path / "content"))
    glossary = folder / "glossary.yaml"
    glossary.write_text(glossary.read_text(encoding="utf-8").replace("name: Mean", "nam: Mean"))
    (folder / "questions/01-role-of-sop.yaml").unlink()

    result = make_app(folder, tmp_path).test_cli_runner().invoke(args=["content", "check"])

    assert result.exit_code == 1
    assert result.output == (
        "content/glossary.yaml:7: [2].name: This field is missing. Add it.\n"
        "content/glossary.yaml:8: [2].nam: There is no field of this name. Check its spelling or "
        "remove it.\n"
        "content/topics/01-role-of-sop.md: questions: role-of-sop has no question. Add a file "
        "questions/01-….yaml.\n"
        "3 problems.\n"
    )


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        ("![](figures/cycle.svg)", "36: This figure has no alternative text."),
        ("```chart\ntitle: Up\nkind: lines\nx: [1, 2]\nseries:\n"
         "  - {name: Demand, values: [3, 4]}\n```", "37: Chart, alt: This field is missing."),
    ],
)  # fmt: skip
def test_check_finds_a_figure_without_a_text_alternative(
    tmp_path: Path, figure: str, said: str
) -> None:
    folder = Path(shutil.copytree(SAMPLE, tmp_path / "content"))
    page = folder / "topics/03-monthly-cycle.md"
    page.write_text(page.read_text(encoding="utf-8") + f"\n{figure}\n", encoding="utf-8")

    result = make_app(folder, tmp_path).test_cli_runner().invoke(args=["content", "check"])

    assert result.exit_code == 1
    assert f"content/topics/03-monthly-cycle.md:{said}" in result.output


def test_stats_count_what_there_is(tmp_path: Path) -> None:
    runner = make_app(SAMPLE, tmp_path).test_cli_runner()

    counts = json.loads(runner.invoke(args=["content", "stats", "--json"]).output)

    assert counts == {
        "topics": 3,
        "sections": 6,
        "words": 103,
        "figures": 1,
        "charts": 0,
        "worked_examples": 1,
        "definitions": 1,
        "traps": 1,
        "try_panels": 0,
        "tables": 2,
        "coverage_points": 4,
        "terms": 3,
        "programmes": 3,
        "links": 5,
        "facts": 2,
        "questions": 7,
        "parts": 0,
        "parameterised": 2,
        "words_by_topic": {"role-of-sop": 49, "monthly-cycle": 37, "demand-planning": 17},
        "by_topic": {"role-of-sop": 2, "monthly-cycle": 2, "demand-planning": 3},
        "by_section": {
            "role-of-sop#what-it-is": 1,
            "role-of-sop#one-set-of-numbers": 1,
            "monthly-cycle#overview": 1,
            "monthly-cycle#closed-loop": 1,
            "demand-planning#error-metrics": 1,
            "demand-planning#bias-tracking": 2,
        },
        "by_kind": {"multiple-response": 1, "numeric": 1, "single-choice": 4, "table": 1},
        "by_part_kind": {},
        "by_level": {"analyse": 2, "apply": 2, "remember": 1, "understand": 2},
        "by_difficulty": {"1": 2, "2": 2, "3": 3},
        "by_domain": {"2": 4, "3": 3},
    }
    lines = runner.invoke(args=["content", "stats"]).output.splitlines()
    assert lines[0].split() == ["topics", "3"]


def test_dump_holds_everything_with_keys(tmp_path: Path) -> None:
    runner = make_app(SAMPLE, tmp_path).test_cli_runner()

    dump = json.loads(runner.invoke(args=["content", "dump"]).output)

    assert {name: len(entries) for name, entries in dump.items()} == {
        "topics": 3,
        "questions": 7,
        "terms": 3,
        "programmes": 3,
        "links": 5,
        "domains": 3,
        "facts": 2,
    }
    questions = {question["id"]: question for question in dump["questions"]}
    assert questions["dp-mad-meaning"]["options"][0] == {
        "text": "The size of a typical miss",
        "correct": True,
        "why": "Right because signs are dropped before the mean is taken, so only size is left.",
    }
    assert {id_: q["answer"] for id_, q in questions.items() if id_[:2] in ("mc", "ro")} == {
        "ro-level-of-detail": ["Product families"],
        "ro-two-plans": [
            "Stock is built that finance has not funded",
            "Meetings argue about whose number holds",
        ],
        "mc-first-step": ["Data gathering"],
        "mc-ending-stock": {"i1": "opening + p - d[0]", "i2": "i1 + p - d[1]"},
    }
    assert questions["dp-tracking-signal"]["answer"]["value"] == "signal"
    assert dump["topics"][0]["markdown"].startswith("Sales and operations planning turns")
