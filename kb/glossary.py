"""The glossary as a reader meets it: an order, filters, abbreviations, one term's page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kb.model import Library, Section, Term, Topic
from kb.passages import quote_section

_ABBREVIATION = re.compile(r"(?=.*[A-Z].*[A-Z])[A-Z0-9&/]+\Z")


@dataclass(frozen=True)
class Entry:
    """What the page of a term shows.

    ``topics`` are the others that refer to it, ``confused`` the terms mistaken
    for it with the distinction, ``before`` and ``after`` its neighbours.
    """

    term: Term
    home: Topic | None
    section: Section | None
    excerpt: str
    topics: tuple[Topic, ...]
    confused: tuple[tuple[Term, str], ...]
    before: Term | None
    after: Term | None


def sort_terms(terms: Iterable[Term]) -> list[Term]:
    """Return terms by name, whatever its accents and case."""
    return sorted(terms, key=lambda term: (_fold(term.name), term.id))


def group_terms(terms: Iterable[Term]) -> list[tuple[str, list[Term]]]:
    """Return terms under their first letters; what starts with no letter comes under #."""
    groups: dict[str, list[Term]] = {}
    for term in sort_terms(terms):
        first = _fold(term.name)[:1].upper()
        groups.setdefault(first if first.isalpha() else "#", []).append(term)
    return sorted(groups.items())


def filter_terms(terms: Iterable[Term], text: str, topic: str) -> list[Term]:
    """Return the terms a topic teaches (empty: all) that hold every word of ``text``."""
    words = _fold(text).split()
    return [
        term
        for term in terms
        if topic in ("", term.topic)
        and all(word in _fold(" ".join((*name_all(term), term.definition))) for word in words)
    ]


def name_all(term: Term) -> tuple[str, ...]:
    """Return what the term is called: its name, abbreviation and synonyms."""
    return tuple(name for name in (term.name, term.abbreviation, *term.synonyms) if name)


def list_abbreviations(terms: Iterable[Term]) -> list[tuple[str, Term]]:
    """Return every abbreviation with its term, also those that stand among the synonyms."""
    pairs = [
        (name, term)
        for term in terms
        for name in dict.fromkeys((term.abbreviation, *term.synonyms))
        if name and (name == term.abbreviation or _ABBREVIATION.match(name))
    ]
    return sorted(pairs, key=lambda pair: (_fold(pair[0]), pair[1].id))


def describe_term(term: Term, library: Library) -> Entry:
    """Return the entry of a term. Distinctions written on either term count for both."""
    order = sort_terms(library.terms)
    at = order.index(term)
    home = library.by_slug.get(term.topic)
    section = home.section(term.section) if home else None
    return Entry(
        term=term,
        home=home,
        section=section,
        excerpt=quote_section(section.html, term.id, name_all(term)) if section else "",
        topics=tuple(t for t in library.topics if term.id in t.terms and t.slug != term.topic),
        confused=tuple(find_confused(term, library)),
        before=order[at - 1] if at else None,
        after=order[at + 1] if at + 1 < len(order) else None,
    )


def find_confused(term: Term, library: Library) -> Iterator[tuple[Term, str]]:
    """Yield the terms that this one is mistaken for, from either side, and the distinction."""
    confused = dict(term.confused_with)
    for other in library.terms:
        for name, said in other.confused_with:
            if name == term.id:
                confused.setdefault(other.id, said)
    for name, said in confused.items():
        if name in library.by_term and name != term.id:
            yield library.by_term[name], said


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))
