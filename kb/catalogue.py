"""Orders and selections of the library's entries for pages that list them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kb.model import Library, Programme, Section, Term, Topic

LISTS = {"scm": "Supply chain management", "procurement": "Procurement"}


@dataclass(frozen=True)
class Filters:
    """What to look for among programmes; what is empty filters nothing.

    ``topic`` asks for those that build on it, ``linked`` for those that build on any.
    """

    list: str = ""
    text: str = ""
    topic: str = ""
    linked: bool = False


def find_home_terms(topic: Topic, library: Library) -> dict[str, list[Term]]:
    """Return, for each section of the topic, the glossary terms that are taught there."""
    found: dict[str, list[Term]] = {section.id: [] for section in topic.sections}
    for term in library.terms:
        if term.topic == topic.slug and term.section in found:
            found[term.section].append(term)
    return found


def filter_programmes(programmes: Iterable[Programme], by: Filters) -> list[Programme]:
    """Return the programmes that fit all filters; their texts hold every word of the text."""
    words = _fold(by.text).split()
    return [
        programme
        for programme in programmes
        if by.list in ("", programme.list)
        and (not by.topic or by.topic in programme.topics)
        and (not by.linked or programme.topics)
        and all(word in _join_texts(programme) for word in words)
    ]


def find_reading(programme: Programme, library: Library) -> list[tuple[Topic, Section | None]]:
    """Return what to read before a programme: topics, or one section of them.

    Without pre-reading of its own these are the topics it builds on.
    """
    found = []
    for written in programme.pre_reading or programme.topics:
        slug, _, section = written.partition("#")
        found.append((library.by_slug[slug], library.by_slug[slug].section(section)))
    return found


def find_programmes(slug: str, programmes: Iterable[Programme]) -> list[Programme]:
    """Return the programmes that build on a topic."""
    return [programme for programme in programmes if slug in programme.topics]


def find_beside(topic: Topic, topics: Sequence[Topic]) -> tuple[Topic | None, Topic | None]:
    """Return the topics before and after this one by number."""
    at = topics.index(topic)
    before = topics[at - 1] if at else None
    return before, topics[at + 1] if at + 1 < len(topics) else None


def _join_texts(programme: Programme) -> str:
    texts = (programme.title, programme.description, programme.audience, *programme.outcomes)
    return _fold(" ".join(texts))


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))
