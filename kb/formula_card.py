"""The formula card: all formulas by topic, and whether what they refer to exists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from kb.checks import Finding
from kb.model import Formula, Library, Section, Term, Topic


@dataclass(frozen=True)
class CardRow:
    """A formula and the section that teaches it; None if that was left out."""

    formula: Formula
    section: Section | None


@dataclass(frozen=True)
class CardGroup:
    """A topic's formulas, and terms with a formula that the card doesn't hold."""

    topic: Topic
    rows: tuple[CardRow, ...]
    terms: tuple[Term, ...]


def check_place(
    key: str,
    place: tuple[str, str],
    anchors: Mapping[str, frozenset[str]],
    left_out: Set[str],
) -> Iterator[Finding]:
    """Yield a finding if the topic or the section that teaches a formula isn't there."""
    topic, section = place
    if topic in left_out:
        return
    if topic not in anchors:
        said = f"There is no topic {topic}. Correct it."
        yield Finding("formula", key, ("topic",), said)
    elif section not in anchors[topic]:
        said = f"Topic {topic} has no section {section}. Correct it."
        yield Finding("formula", key, ("section",), said)


def group_formulas(library: Library) -> list[CardGroup]:
    """Return the card by topic; topics without formulas are left out."""
    shown = {formula.html for formula in library.formulas}
    named = {name for f in library.formulas for name in (f.id, f.name.casefold())}
    extra = [
        term
        for term in library.terms
        if term.formula_html
        and term.formula_html not in shown
        and not {term.id, term.name.casefold()} & named
    ]
    groups = (
        CardGroup(
            topic,
            tuple(
                CardRow(formula, topic.section(formula.section))
                for formula in library.formulas
                if formula.topic == topic.slug
            ),
            tuple(term for term in extra if term.topic == topic.slug),
        )
        for topic in library.topics
    )
    return [group for group in groups if group.rows or group.terms]
