"""The first edition is complete: sections, links, terms, programmes, questions."""

from __future__ import annotations

from collections import Counter

import yaml

from kb.services.editing import find_editing_problems
from quizzes.checks import check_bank
from settings import ROOT
from tests.loaded import SHIPPED, open_bank, open_library

LIBRARY, PROBLEMS = open_library(SHIPPED)
BANK, BANK_PROBLEMS = open_bank(SHIPPED)

EXPECTED = yaml.safe_load((ROOT / "tests/content/first_edition.yaml").read_text())


def test_no_file_has_a_problem() -> None:
    assert [str(p) for p in (*PROBLEMS, *BANK_PROBLEMS)] == []


def test_the_content_stands_up_to_its_editor() -> None:
    asked = {term for question in BANK.questions for term in question.terms}
    assert [str(p) for p in find_editing_problems(LIBRARY, asked, [ROOT / "content"])] == []


def test_every_question_holds() -> None:
    """Two hundred seeds of each are drawn in test_recomputed.py, beside the second calculation."""
    assert [str(p) for p in check_bank(BANK, LIBRARY, seeds=1)] == []


def test_every_section_has_its_anchor() -> None:
    found = {t.slug: " ".join(s.id for s in t.sections) for t in LIBRARY.topics}
    assert found == EXPECTED["anchors"]


def test_topics_are_numbered_in_order() -> None:
    assert [t.number for t in LIBRARY.topics] == list(range(1, 21))


def test_every_typed_link_is_there_with_its_reason() -> None:
    found: dict[str, list[str]] = {}
    for link in LIBRARY.links:
        found.setdefault(link.source, []).append(f"{link.type}>{link.target}")
    assert {s: sorted(links) for s, links in found.items()} == EXPECTED["links"]
    assert len(LIBRARY.links) == 77
    assert [link for link in LIBRARY.links if len(link.reason) < 20] == []


def test_topics_have_their_length() -> None:
    words = {t.slug: t.words for t in LIBRARY.topics}
    assert {s: n for s, n in words.items() if not 1500 <= n <= 2500} == {}


def test_glossary_and_programmes_are_complete() -> None:
    assert len(LIBRARY.terms) >= 300
    numbers = Counter(p.list for p in LIBRARY.programmes)
    assert numbers == {"scm": 50, "procurement": 50}
