"""The glossary as a whole: its size, its names, its pairs, its formulas."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import Any

import yaml

from kb.glossary import name_all
from settings import ROOT
from tests.loaded import SHIPPED, open_library

LIBRARY, _ = open_library(SHIPPED)
WRITTEN: list[dict[str, Any]] = yaml.safe_load(
    (ROOT / "content/glossary.yaml").read_text(encoding="utf-8")
)


def test_the_glossary_is_large_enough_to_need_no_other() -> None:
    assert len(LIBRARY.terms) >= 320
    assert [term.id for term in LIBRARY.terms] == [entry["id"] for entry in WRITTEN]


def test_no_two_terms_share_a_name_an_abbreviation_or_a_synonym() -> None:
    owners: dict[str, list[str]] = defaultdict(list)
    for term in LIBRARY.terms:
        for name in name_all(term):
            owners[name.casefold()].append(term.id)
    shared = {name: ids for name, ids in owners.items() if len(set(ids)) > 1}
    assert shared == {}


def test_pairs_that_are_confused_are_told_apart_on_both_terms() -> None:
    pairs = {(term.id, other) for term in LIBRARY.terms for other, _ in term.confused_with}
    assert {pair for pair in pairs if pair[::-1] not in pairs} == set()
    assert len(pairs) >= 200


def test_each_formula_is_shown_as_mathematics() -> None:
    with_formula = {entry["id"] for entry in WRITTEN if entry.get("formula")}
    shown = {
        term.id
        for term in LIBRARY.terms
        if re.match(r'<math display="block">.+</math>\Z', term.formula_html, re.DOTALL)
    }
    assert shown == with_formula
    assert len(with_formula) >= 80


def test_each_term_is_taught_in_a_section() -> None:
    homes = {(topic.slug, section.id) for topic in LIBRARY.topics for section in topic.sections}
    assert {t.id for t in LIBRARY.terms if (t.topic, t.section) not in homes} == set()


def test_definitions_have_one_form() -> None:
    faulty = {
        term.id: term.definition
        for term in LIBRARY.terms
        if not (
            25 <= len(term.definition) <= 300
            and term.definition.endswith(".")
            and len(re.findall(r"[.?!](?:\s|$)", term.definition)) <= 2
            and re.match(r"[A-Z]", term.definition)
        )
    }
    assert faulty == {}


def test_no_definition_stands_twice() -> None:
    counts = Counter(term.definition for term in LIBRARY.terms)
    assert [text for text, count in counts.items() if count > 1] == []
