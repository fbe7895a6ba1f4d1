"""Glossary terms that nothing uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from kb.checks import Finding
from kb.model import Library


def find_orphans(library: Library, asked: Set[str]) -> Iterator[Finding]:
    """Yield a finding for each term that is taught nowhere or used nowhere.

    ``asked`` are the terms that questions name. A page uses a term by a link,
    written or automatic.
    """
    used = asked | _list_used(library)
    for term in library.terms:
        topic = library.by_slug.get(term.topic)
        if topic is None or topic.section(term.section) is None:
            said = f"No section teaches {term.id}. Correct its topic and section."
            yield Finding("term", term.id, ("section",), said)
        if term.id not in used:
            said = (
                f"No page and no question uses {term.id}. Write its name on the page that "
                f"teaches it, link it there by term:{term.id}, or remove it."
            )
            yield Finding("term", term.id, ("id",), said)


def _list_used(library: Library) -> frozenset[str]:
    used: Iterable[str] = (term for topic in library.topics for term in topic.terms)
    return frozenset(used)
