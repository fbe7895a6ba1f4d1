"""Rules that hold between entries: what must be unique, exist, or not run in circles.

Each rule returns findings; the loader gives them their file and line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from kb.graph import find_cycle
from kb.model import Domain, Link, LinkType, Programme, Term, Topic

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Finding:
    """Something wrong with an entry: which, at what field, and what to do."""

    kind: str
    key: str
    path: Path
    message: str


def find_repeated_numbers(numbers: Iterable[tuple[str, str, int]]) -> Iterator[Finding]:
    """Yield a finding for each (kind, key, number) whose number an earlier entry has."""
    owners: dict[int, str] = {}
    for kind, key, number in numbers:
        if number in owners:
            said = f"{owners[number]} has number {number} already. Give this one another number."
            yield Finding(kind, key, ("number",), said)
        else:
            owners[number] = key


def check_links(
    slug: str, links: Sequence[Link], slugs: Set[str], left_out: Set[str]
) -> tuple[list[Link], list[Finding]]:
    """Return the links that hold, and findings on the others.

    A link to a topic that is ``left_out`` itself is dropped without a finding.
    """
    kept: list[Link] = []
    findings: list[Finding] = []
    seen: Counter[tuple[str, LinkType]] = Counter()
    for at, link in enumerate(links):
        seen[link.target, link.type] += 1
        said = ""
        if link.target == slug:
            said = "A topic can't link to itself. Remove this link."
        elif seen[link.target, link.type] > 1:
            said = f"There is a {link.type} link to {link.target} already. Keep one of the two."
        elif link.target not in slugs:
            if link.target in left_out:
                continue
            said = f"There is no topic {link.target}. Correct the link's to."
        if said:
            findings.append(Finding("topic", slug, ("links", at, "to"), said))
        else:
            kept.append(link)
    return kept, findings


def break_cycles(links: Sequence[Link]) -> tuple[list[Link], list[tuple[Link, str]]]:
    """Return the links without those that close a circle of prerequisites, and these."""
    kept, broken = list(links), list[tuple[Link, str]]()
    while True:
        slugs = list(dict.fromkeys(slug for link in kept for slug in (link.target, link.source)))
        cycle = find_cycle(slugs, kept)
        if not cycle:
            return kept, broken
        last = next(
            link
            for link in reversed(kept)
            if link.type is LinkType.PREREQUISITE
            and (link.source, link.target) in set(pairwise(cycle))
        )
        way = " → ".join(cycle)
        said = f"Prerequisites run in a circle: {way}. Remove one of these links."
        broken.append((last, said))
        kept.remove(last)


def find_unreachable(topics: Sequence[Topic], links: Iterable[Link]) -> Iterator[Finding]:
    """Yield a finding for each topic no chain of prerequisites from topic 1 leads to."""
    following: dict[str, list[str]] = {}
    for link in links:
        if link.type is LinkType.PREREQUISITE:
            following.setdefault(link.source, []).append(link.target)
    reached = {topic.slug for topic in topics if topic.number == 1}
    waiting = list(reached)
    while waiting:
        new = set(following.get(waiting.pop(), [])) - reached
        reached |= new
        waiting += new
    said = "No chain of prerequisites leads here from topic 1. Add one on a topic that comes first."
    for topic in topics:
        if topic.slug not in reached:
            yield Finding("topic", topic.slug, ("slug",), said)


def check_term(
    term: Term, terms: Set[str], topics: Mapping[str, frozenset[str]], left_out: Set[str]
) -> Iterator[Finding]:
    """Yield findings on what a term refers to."""
    anchors = topics.get(term.topic)
    if anchors is None and term.topic not in left_out:
        said = f"There is no topic {term.topic}. Correct it."
        yield Finding("term", term.id, ("topic",), said)
    elif anchors is not None and term.section not in anchors:
        said = f"Topic {term.topic} has no section {term.section}. Correct it."
        yield Finding("term", term.id, ("section",), said)
    for other, _ in term.confused_with:
        if other == term.id:
            said = "A term can't be confused with itself. Remove this line."
            yield Finding("term", term.id, ("confused_with", other), said)
        elif other not in terms and other not in left_out:
            said = f"There is no term {other}. Correct it or remove this line."
            yield Finding("term", term.id, ("confused_with", other), said)


def check_names(terms: Iterable[Term]) -> Iterator[Finding]:
    """Yield a finding for each term whose name another term has already."""
    owners: dict[str, str] = {}
    for term in terms:
        owner = owners.setdefault(term.name.casefold(), term.id)
        if owner != term.id:
            said = f"The term {owner} has this name already. Merge the two."
            yield Finding("term", term.id, ("name",), said)


def check_programme(
    programme: Programme, topics: Mapping[str, frozenset[str]], left_out: Set[str]
) -> Iterator[Finding]:
    """Yield findings on the topics and sections a programme names; ``topics`` holds anchors."""
    for at, slug in enumerate(programme.topics):
        if slug not in topics and slug not in left_out:
            said = f"There is no topic {slug}. Correct it."
            yield Finding("programme", programme.slug, ("topics", at), said)
    for at, written in enumerate(programme.pre_reading):
        slug, _, section = written.partition("#")
        said = ""
        if slug not in topics and slug not in left_out:
            said = f"There is no topic {slug}. Correct it."
        elif section and slug in topics and section not in topics[slug]:
            said = f"Topic {slug} has no section {section}. Correct it."
        if said:
            yield Finding("programme", programme.slug, ("pre_reading", at), said)


def check_weights(domains: Sequence[Domain]) -> Iterator[Finding]:
    """Yield a finding if the domains' weights don't add up to 100."""
    total = sum(domain.weight for domain in domains)
    if domains and total != 100:
        said = f"The weights of the domains add up to {total}. Make them add up to 100."
        yield Finding("domain", str(domains[-1].number), ("weight",), said)
