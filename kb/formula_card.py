"""The formula card: all formulas by topic, and whether what they refer to exists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Any

from kb.calculations import find
from kb.checks import Finding
from kb.model import Formula, Library, Section, Term, Topic


@dataclass(frozen=True)
class CardRow:
    """A formula and the section that teaches it; None if that was left out."""

    formula: Formula
    section: Section | None


@dataclass(frozen=True)
class CardGroup:
    """A topic's formulas."""

    topic: Topic
    rows: tuple[CardRow, ...]


def check_formula(
    data: Mapping[str, Any], anchors: Mapping[str, frozenset[str]], left_out: Set[str]
) -> Iterator[Finding]:
    """Yield a finding for each of topic, section and calculation that isn't there."""
    key, topic, section = data["id"], data["topic"], data["section"]
    if topic not in anchors and topic not in left_out:
        said = f"There is no topic {topic}. Correct it."
        yield Finding("formula", key, ("topic",), said)
    elif topic in anchors and section not in anchors[topic]:
        said = f"Topic {topic} has no section {section}. Correct it."
        yield Finding("formula", key, ("section",), said)
    if data["calculation"] and find(data["calculation"]) is None:
        said = f"There is no calculation {data['calculation']}. Correct it or remove this line."
        yield Finding("formula", key, ("calculation",), said)


def group_formulas(library: Library) -> list[CardGroup]:
    """Return the card by topic; topics without formulas are left out."""
    groups = (
        CardGroup(
            topic,
            tuple(
                CardRow(formula, topic.section(formula.section))
                for formula in library.formulas
                if formula.topic == topic.slug
            ),
        )
        for topic in library.topics
    )
    return [group for group in groups if group.rows]


def find_other_formulas(library: Library) -> list[tuple[Topic, tuple[Term, ...]]]:
    """Return, by topic, the terms with a formula that is not on the card under their name."""
    shown = {formula.html for formula in library.formulas}
    named = {name for f in library.formulas for name in (f.id, f.name.casefold())}
    extra = [
        term
        for term in library.terms
        if term.formula_html
        and term.formula_html not in shown
        and not {term.id, term.name.casefold()} & named
    ]
    groups = ((t, tuple(term for term in extra if term.topic == t.slug)) for t in library.topics)
    return [(topic, terms) for topic, terms in groups if terms]
