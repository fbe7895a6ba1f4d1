"""Prerequisites that are written on the topic they lead to."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kb.load import load_library
from kb.model import Link, LinkType
from settings import ROOT

SAMPLE = ROOT / "tests" / "sample_content"
OVERLAY = """---
number: 21
slug: added
title: Added
short: Added
summary: Added by a partner.
domains: [2]
minutes: 5
after:
  - topic: {topic}
    reason: It explains the steps.
{more}---
Lead.

## One {{#one}}

Text.
"""


def load(folder: Path, topic: str, more: str = "") -> tuple[list[Link], list[str]]:
    (folder / "topics").mkdir(exist_ok=True)
    (folder / "topics/21-added.md").write_text(OVERLAY.format(topic=topic, more=more))
    library, problems = load_library([SAMPLE, folder])
    links = [link for link in library.links if "added" in (link.source, link.target)]
    return links, [str(problem) for problem in problems]


def test_the_earlier_topic_gets_the_link(tmp_path: Path) -> None:
    links, problems = load(tmp_path, "monthly-cycle")

    assert problems == []
    assert links == [
        Link("monthly-cycle", "added", LinkType.PREREQUISITE, "It explains the steps.")
    ]


@pytest.mark.parametrize(
    ("topic", "said"),
    [
        ("nowhere", "There is no topic nowhere. Correct it."),
        ("added", "A topic can't come after itself. Remove this line."),
    ],
)
def test_a_topic_that_cannot_come_first_is_reported(tmp_path: Path, topic: str, said: str) -> None:
    links, problems = load(tmp_path, topic)

    assert links == []
    assert f"{tmp_path.name}/topics/21-added.md:10: after[1].topic: {said}" in problems


def test_a_prerequisite_is_written_once(tmp_path: Path) -> None:
    again = "  - topic: monthly-cycle\n    reason: It explains everything.\n"
    links, problems = load(tmp_path, "monthly-cycle", again)

    assert len(links) == 1
    assert problems == [
        f"{tmp_path.name}/topics/21-added.md:12: after[2].topic: "
        "monthly-cycle is a prerequisite already. Remove this line."
    ]


def test_a_circle_is_reported_where_it_closes(tmp_path: Path) -> None:
    back = "links:\n  - to: role-of-sop\n    type: prerequisite\n    reason: A circle.\n"
    _, problems = load(tmp_path, "monthly-cycle", back)

    place = f"{tmp_path.name}/topics/21-added.md"
    assert problems == [
        f"{place}:3: slug: No chain of prerequisites leads here from topic 1. "
        "Add one on a topic that comes first.",
        f"{place}:10: after[1].topic: Prerequisites run in a circle: "
        "monthly-cycle → added → role-of-sop → monthly-cycle. Remove one of these links.",
    ]


def test_an_overlay_may_bring_the_earlier_topic_too(tmp_path: Path) -> None:
    shutil.copytree(SAMPLE / "topics", tmp_path / "topics")

    links, problems = load(tmp_path, "role-of-sop")

    assert problems == []
    assert [link.source for link in links] == ["role-of-sop"]
