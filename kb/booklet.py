"""A booklet: chosen topics as one document to print."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from kb.excerpts import drop_tips, find_ids, link_inside, prefix_ids
from kb.graph import find_way
from kb.model import Library, Section, Topic
from kb.traps import Trap, find_traps

_HEADING = re.compile(r"(</?)h3\b")
_REMARK = re.compile(r'<aside class="callout note".*?</aside>\s*', re.DOTALL)


@dataclass(frozen=True)
class Selection:
    """What somebody ticked. ``domains`` and ``way`` add topics to those named by slug."""

    topics: tuple[str, ...] = ()
    domains: tuple[int, ...] = ()
    way: str = ""
    everything: bool = False
    traps_only: bool = False
    self_check: bool = False
    remarks: bool = True


@dataclass(frozen=True)
class Chapter:
    """A topic of the booklet; ``parts`` are its sections with their HTML as the booklet has it."""

    topic: Topic
    lead_html: str
    parts: tuple[tuple[Section, str], ...]
    traps: tuple[Trap, ...]


def read_selection(
    topics: Collection[str], domains: Collection[str], way: str, flags: Collection[str]
) -> Selection:
    """Return the selection of an address; ``flags`` are the names of what is ticked besides."""
    return Selection(
        topics=tuple(topics),
        domains=tuple(int(number) for number in domains if number in set("12345678")),
        way=way,
        everything="all" in flags,
        traps_only="traps" in flags,
        self_check="check" in flags,
        remarks="plain" not in flags,
    )


def choose_topics(library: Library, selection: Selection) -> tuple[Topic, ...]:
    """Return the chosen topics by number; what doesn't exist is passed over."""
    slugs = [topic.slug for topic in library.topics]
    chosen = set(selection.topics)
    if selection.way in library.by_slug:
        chosen.update(find_way(selection.way, slugs, library.links))
    return tuple(
        topic
        for topic in library.topics
        if selection.everything
        or topic.slug in chosen
        or set(topic.domains) & set(selection.domains)
    )


def bind_topics(topics: Sequence[Topic], selection: Selection) -> tuple[Chapter, ...]:
    """Return the chapters: ids made different from topic to topic, links kept inside."""
    slugs = {topic.slug for topic in topics}
    return tuple(_bind(topic, slugs, selection) for topic in topics)


def _bind(topic: Topic, slugs: set[str], selection: Selection) -> Chapter:
    if selection.traps_only:
        return Chapter(topic, "", (), find_traps([topic]))
    pages = [drop_tips(html) for html in (topic.lead_html, *(s.html for s in topic.sections))]
    ids = {section.id for section in topic.sections}.union(*(find_ids(html) for html in pages))

    def fit(html: str) -> str:
        kept = html if selection.remarks else _REMARK.sub("", html)
        lower = _HEADING.sub(r"\1h4", kept)
        return link_inside(prefix_ids(lower, topic.slug, ids), slugs)

    lead, *sections = (fit(html) for html in pages)
    return Chapter(topic, lead, tuple(zip(topic.sections, sections, strict=True)), ())
