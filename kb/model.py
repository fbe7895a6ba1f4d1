"""The reading side's vocabulary: topics, sections, terms, programmes, links.

Everything here is immutable and knows nothing of files, HTML or HTTP.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from kb.company import Company


class LinkType(StrEnum):
    """Kinds of link between two topics; only PREREQUISITE orders the learning."""

    PREREQUISITE = "prerequisite"
    FEEDS = "feeds"
    GOVERNS = "governs"
    MEASURES = "measures"
    SUPPORTS = "supports"
    TRADES_OFF = "trades-off"


@dataclass(frozen=True, order=True)
class Problem:
    """Something wrong in a content file: where it is and what to do about it."""

    file: str
    line: int | None
    field: str
    message: str

    def __str__(self) -> str:
        """Return the problem as one line: place, field, what to do."""
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return ": ".join(part for part in (place, self.field, self.message) if part)


@dataclass(frozen=True)
class Link:
    """A typed link from one topic to another, by slug, with its reason."""

    source: str
    target: str
    type: LinkType
    reason: str


@dataclass(frozen=True)
class Section:
    """One section of a topic. ``number`` is like ``4.6``; ``text`` is plain text."""

    id: str
    number: str
    title: str
    html: str
    text: str


@dataclass(frozen=True)
class Topic:
    """One topic: front matter, and its body cut into sections.

    ``lead_html`` is what stands before the first heading; ``markdown`` is the
    body as written; ``terms`` are the ids of glossary terms the body refers to,
    in order of first use; ``words`` counts running prose (no tables, callouts).
    """

    number: int
    slug: str
    title: str
    short: str
    summary: str
    domains: tuple[int, ...]
    minutes: int
    links: tuple[Link, ...]
    lead_html: str
    lead_text: str
    sections: tuple[Section, ...]
    markdown: str
    terms: tuple[str, ...]
    words: int
    file: str

    def section(self, anchor: str) -> Section | None:
        """Return the section with this anchor, or None."""
        return next((s for s in self.sections if s.id == anchor), None)


@dataclass(frozen=True)
class Term:
    """A glossary term. ``topic`` and ``section`` say where it is taught.

    Pages link an ``auto`` term at its first use by themselves.
    """

    id: str
    name: str
    definition: str
    definition_html: str
    abbreviation: str
    synonyms: tuple[str, ...]
    formula_html: str
    confused_with: tuple[tuple[str, str], ...]
    topic: str
    section: str
    auto: bool = True


@dataclass(frozen=True)
class AgendaPart:
    """One part of a programme: frame, concept, exercise, discussion or check."""

    part: str
    minutes: int
    text: str


@dataclass(frozen=True)
class Programme:
    """A two-hour micro-learning programme. ``list`` is ``scm`` or ``procurement``.

    ``pre_reading`` names topics or sections of them: ``slug`` or ``slug#section``.
    A programme that is only announced has no outcomes, audience, agenda or check.
    """

    slug: str
    list: str
    number: int
    title: str
    description: str
    topics: tuple[str, ...]
    outcomes: tuple[str, ...] = ()
    audience: str = ""
    agenda: tuple[AgendaPart, ...] = ()
    pre_reading: tuple[str, ...] = ()
    check: str = ""


@dataclass(frozen=True)
class ExamFact:
    """A dated statement about the exam; ``verified`` is False where sources disagree.

    ``also`` are other values with their sources; ``settle`` says how to make sure.
    """

    id: str
    name: str
    value: str
    source: str
    as_of: str
    verified: bool
    group: str = "other"
    also: tuple[tuple[str, str], ...] = ()
    settle: str = ""


@dataclass(frozen=True)
class FormulaSymbol:
    """A symbol of a formula as MathML, what it stands for, and its unit or nothing."""

    html: str
    means: str
    unit: str


@dataclass(frozen=True)
class Formula:
    """A formula of the card. ``topic`` and ``section`` say where it is taught.

    ``calculation`` is the id of what tries it out, or empty. ``expression`` is the formula for
    machines; with the values of ``example`` it gives ``result`` to the places written there.
    """

    id: str
    name: str
    html: str
    symbols: tuple[FormulaSymbol, ...]
    note: str
    topic: str
    section: str
    calculation: str
    expression: str
    example: Mapping[str, Any]
    result: float


@dataclass(frozen=True)
class Domain:
    """One of the exam's eight domains, with its assumed share of the exam in percent."""

    number: int
    title: str
    short: str
    weight: int
    certainty: str


@dataclass(frozen=True)
class Library:
    """All validated reading content. Mappings keep the order of the files.

    ``left_out`` are the slugs and ids of entries that are faulty themselves, so
    that whatever refers to them isn't reported as well.
    """

    topics: tuple[Topic, ...] = ()
    terms: tuple[Term, ...] = ()
    programmes: tuple[Programme, ...] = ()
    facts: tuple[ExamFact, ...] = ()
    domains: tuple[Domain, ...] = ()
    formulas: tuple[Formula, ...] = ()
    links: tuple[Link, ...] = ()
    by_slug: Mapping[str, Topic] = field(default_factory=lambda: MappingProxyType({}))
    by_term: Mapping[str, Term] = field(default_factory=lambda: MappingProxyType({}))
    left_out: frozenset[str] = frozenset()
    company: Company = field(default_factory=Company)
    digest: str = ""


@dataclass(frozen=True)
class SearchDocument:
    """What the search index holds of one findable thing.

    ``kind`` is topic, section, term, programme, question or action. ``names``
    are what as-you-type completes (title first, then abbreviations, synonyms).
    ``heading`` is the number shown before the title, ``context`` holds words of
    what surrounds it (a section's topic), by which it is found as well.
    """

    kind: str
    key: str
    title: str
    text: str
    url: str
    topic: int | None = None
    heading: str = ""
    names: tuple[str, ...] = ()
    context: str = ""
