"""The concept graph: which topic rests on which, and how two topics are linked.

Only prerequisites order the learning; every other kind of link may run both
ways. Functions take the slugs in the order of their numbers, which breaks ties.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from types import MappingProxyType

from kb.model import Link, LinkType

ARRIVING: Mapping[LinkType, str] = MappingProxyType(
    {
        LinkType.PREREQUISITE: "comes first",
        LinkType.FEEDS: "feeds this",
        LinkType.GOVERNS: "governs this",
        LinkType.MEASURES: "judges this",
        LinkType.SUPPORTS: "supports this",
        LinkType.TRADES_OFF: "is traded off against this",
    }
)
LEAVING: Mapping[LinkType, str] = MappingProxyType(
    {
        LinkType.PREREQUISITE: "builds on this",
        LinkType.FEEDS: "receives from here",
        LinkType.GOVERNS: "is governed from here",
        LinkType.MEASURES: "is judged from here",
        LinkType.SUPPORTS: "is supported from here",
        LinkType.TRADES_OFF: "is traded off against this",
    }
)


@dataclass(frozen=True)
class Neighbour:
    """A linked topic as seen from another one: what it does there, and why."""

    slug: str
    type: LinkType
    wording: str
    reason: str


@dataclass(frozen=True)
class Neighbours:
    """What leads to a topic and what it leads on to; trade-offs are in both."""

    here: tuple[Neighbour, ...]
    onward: tuple[Neighbour, ...]


def prerequisites(slugs: Sequence[str], links: Collection[Link]) -> dict[str, tuple[str, ...]]:
    """Return for every topic the topics that come directly first."""
    known = set(slugs)
    found: dict[str, list[str]] = {slug: [] for slug in slugs}
    for link in links:
        if link.type is LinkType.PREREQUISITE and link.source in known and link.target in known:
            found[link.target].append(link.source)
    return {slug: tuple(sorted(set(first), key=slugs.index)) for slug, first in found.items()}


def find_cycle(slugs: Sequence[str], links: Collection[Link]) -> tuple[str, ...]:
    """Return topics that are each other's prerequisite, first one repeated; empty if none."""
    return _cycle(prerequisites(slugs, links))


def _cycle(first: Mapping[str, Collection[str]]) -> tuple[str, ...]:
    try:
        TopologicalSorter(first).prepare()
    except CycleError as error:
        return tuple(error.args[1])
    return ()


def find_depths(slugs: Sequence[str], links: Collection[Link]) -> dict[str, int]:
    """Return each topic's layer: the length of its longest chain of prerequisites.

    A link that closes a cycle is left out, so that one wrong file can't take the graph away.
    """
    first = prerequisites(slugs, links)
    while cycle := _cycle(first):
        after, before = cycle[1], cycle[0]
        first[after] = tuple(slug for slug in first[after] if slug != before)
    depths: dict[str, int] = {}
    for slug in TopologicalSorter(first).static_order():
        depths[slug] = max((depths[before] + 1 for before in first[slug]), default=0)
    return {slug: depths[slug] for slug in slugs}


def find_way(slug: str, slugs: Sequence[str], links: Collection[Link]) -> tuple[str, ...]:
    """Return everything a topic rests on, in an order to learn it, and the topic itself last."""
    first = prerequisites(slugs, links)
    needed, waiting = {slug}, [slug]
    while waiting:
        fresh = [before for before in first[waiting.pop()] if before not in needed]
        needed.update(fresh)
        waiting.extend(fresh)
    depths = find_depths(slugs, links)
    return tuple(sorted(needed, key=lambda each: (depths[each], slugs.index(each))))


def order_study(
    slugs: Sequence[str], links: Collection[Link], known: Collection[str]
) -> tuple[str, ...]:
    """Return the topics not known yet in the order to study them.

    Those that rest on known topics alone come first, then by depth, then by number.
    """
    first = prerequisites(slugs, links)
    depths = find_depths(slugs, links)

    def rank(slug: str) -> tuple[bool, int, int]:
        return any(b not in known for b in first[slug]), depths[slug], slugs.index(slug)

    return tuple(sorted((slug for slug in slugs if slug not in known), key=rank))


def find_neighbours(slug: str, links: Collection[Link]) -> Neighbours:
    """Return the topics linked with this one; prerequisites first, then as the links come."""
    here: list[Neighbour] = []
    onward: list[Neighbour] = []
    for link in sorted(links, key=lambda each: each.type is not LinkType.PREREQUISITE):
        both = link.type is LinkType.TRADES_OFF and slug in (link.source, link.target)
        other = link.target if link.source == slug else link.source
        if link.target == slug or both:
            here.append(Neighbour(other, link.type, ARRIVING[link.type], link.reason))
        if link.source == slug or both:
            onward.append(Neighbour(other, link.type, LEAVING[link.type], link.reason))
    return Neighbours(tuple(here), tuple(onward))
