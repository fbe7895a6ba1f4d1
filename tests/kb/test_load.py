"""Content folders as one library."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kb.load import load_library
from kb.model import AgendaPart, Domain, ExamFact, Link, LinkType, Problem, Programme
from settings import ROOT

SAMPLE = ROOT / "tests" / "sample_content"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLE, tmp_path / "content"))


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_the_sample_loads_whole() -> None:
    library, problems = load_library([SAMPLE])

    assert problems == []
    assert [(t.number, t.slug, t.short, t.minutes, t.domains) for t in library.topics] == [
        (1, "role-of-sop", "Role of S&OP", 5, (2,)),
        (3, "monthly-cycle", "Monthly cycle", 6, (2, 3)),
        (4, "demand-planning", "Demand planning", 7, (3, 2)),
    ]
    assert library.links == (
        Link(
            "role-of-sop",
            "monthly-cycle",
            LinkType.PREREQUISITE,
            "The cycle carries out what the role promises.",
        ),
        Link(
            "role-of-sop",
            "demand-planning",
            LinkType.GOVERNS,
            "It sets the level at which demand is planned.",
        ),
        Link(
            "monthly-cycle",
            "demand-planning",
            LinkType.PREREQUISITE,
            "Demand planning is the second step.",
        ),
        Link(
            "demand-planning",
            "monthly-cycle",
            LinkType.FEEDS,
            "The demand plan enters the supply review.",
        ),
        Link(
            "demand-planning",
            "role-of-sop",
            LinkType.TRADES_OFF,
            "More detail costs time that the purpose does not need.",
        ),
    )
    assert library.programmes[1:] == (
        Programme(
            "planning-in-a-month",
            "scm",
            2,
            "Planning in a month",
            "Run the five steps of one cycle.",
            ("role-of-sop", "monthly-cycle"),
        ),
        Programme(
            "supplier-negotiation",
            "procurement",
            1,
            "Supplier negotiation",
            "Prepare and hold a negotiation.",
            (),
            (
                "You can prepare a target and a limit.",
                "You can trade across issues.",
                "You can record what was agreed.",
            ),
            "Buyers who negotiate alone.",
            (
                AgendaPart("frame", 10, "Negotiate for four minutes."),
                AgendaPart("concept", 45, "The talks about a casting."),
                AgendaPart("exercise", 40, "Prepare and hold talks."),
                AgendaPart("discussion", 15, "Which concession was free?"),
                AgendaPart("check", 10, "Five short dialogues."),
            ),
            check="Targets, limits and records.",
        ),
    )
    assert library.facts == (
        ExamFact("time", "Time", "3.5 hours", "A syllabus page", "2026-10", True),
        ExamFact(
            "fees",
            "Fees",
            "Published prices contradict each other.",
            "Several pages that disagree",
            "2026",
            False,
        ),
    )
    assert library.domains[0] == Domain(1, "Strategy", "Strategy", 15, "Reported by one page.")
    assert library.by_slug["demand-planning"] is library.topics[2]
    assert (library.topics[2].terms, library.topics[2].file) == (
        ("mad", "tracking-signal"),
        "sample_content/topics/04-demand-planning.md",
    )


def test_a_term_carries_its_texts_as_html() -> None:
    term = load_library([SAMPLE])[0].by_term["tracking-signal"]

    assert (term.name, term.abbreviation, term.synonyms, term.topic, term.section) == (
        "Tracking signal",
        "TS",
        (),
        "demand-planning",
        "bias-tracking",
    )
    assert term.definition_html == term.definition
    assert term.formula_html.startswith('<math display="block"><mrow><mi>T</mi>')
    assert term.confused_with == (
        (
            "mad",
            "MAD is the size of a typical miss; the tracking signal is the direction of all of "
            "them.",
        ),
    )


def test_a_later_folder_replaces_and_extends(tmp_path: Path) -> None:
    partner = tmp_path / "partner"
    (partner / "topics").mkdir(parents=True)
    text = (SAMPLE / "topics/04-demand-planning.md").read_text(encoding="utf-8")
    (partner / "topics/x.md").write_text(text.replace("title: Demand", "title: Our demand"))
    (partner / "glossary.yaml").write_text(
        "- {id: mad, name: M, definition: Ours., topic: demand-planning, section: error-metrics}\n"
        "- {id: own, name: Own, definition: New., topic: role-of-sop, section: what-it-is}\n"
    )
    (partner / "exam.yaml").write_text(
        "facts:\n  - {id: time, name: T, value: 4 h, source: A, as_of: 2027-01, verified: true}\n"
    )

    library, problems = load_library([SAMPLE, partner])

    assert problems == []
    assert [topic.title for topic in library.topics][2] == "Our demand planning"
    assert {term.id: term.definition for term in library.terms if term.id in ("mad", "own")} == {
        "mad": "Ours.",
        "own": "New.",
    }
    assert [(fact.id, fact.value) for fact in library.facts] == [
        ("time", "4 h"),
        ("fees", "Published prices contradict each other."),
    ]
    assert library.digest != load_library([SAMPLE])[0].digest


def test_two_topics_with_one_number_leave_one(folder: Path) -> None:
    edit(folder / "topics/03-monthly-cycle.md", "number: 3", "number: 1")

    library, problems = load_library([folder])

    assert [topic.slug for topic in library.topics] == ["role-of-sop", "demand-planning"]
    said = "role-of-sop has number 1 already. Give this one another number."
    assert problems == [Problem("content/topics/03-monthly-cycle.md", 2, "number", said)]


def test_a_circle_of_prerequisites_is_reported_and_broken(folder: Path) -> None:
    edit(folder / "topics/04-demand-planning.md", "type: feeds", "type: prerequisite")

    library, problems = load_library([folder])

    assert [(p.file, p.line, p.field) for p in problems] == [
        ("content/topics/04-demand-planning.md", 11, "links[1].type")
    ]
    assert problems[0].message.startswith("Prerequisites run in a circle: ")
    assert [link.type for link in library.by_slug["demand-planning"].links] == [LinkType.TRADES_OFF]


def test_a_topic_that_nothing_leads_to_is_reported(folder: Path) -> None:
    edit(folder / "topics/03-monthly-cycle.md", "type: prerequisite", "type: feeds")

    said = "No chain of prerequisites leads here from topic 1. Add one on a topic that comes first."
    assert load_library([folder])[1] == [
        Problem("content/topics/04-demand-planning.md", 3, "slug", said)
    ]


def test_an_empty_folder_is_an_empty_library(tmp_path: Path) -> None:
    library, problems = load_library([tmp_path])

    assert (library.topics, library.terms, library.programmes, problems) == ((), (), (), [])


def test_the_content_that_ships_is_sound() -> None:
    library, problems = load_library([ROOT / "content"])

    assert problems == []
    assert [topic.number for topic in library.topics] == list(range(1, 21))
    assert len(library.programmes) == 100
