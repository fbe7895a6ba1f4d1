"""The exam traps of all topics, taken out of the pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape

from kb.excerpts import drop_tips
from kb.model import Section, Topic

_TRAP = re.compile(
    r'<aside class="callout trap"[^>]*>\s*<p class="label">[^<]*</p>\s*(.*?)\s*</aside>', re.DOTALL
)
_TAG = re.compile(r"<[^>]+>")
_SAID = re.compile(r"<p>((?:“[^”]*”[,;.]?(?: (?:and|or))?\s*)+)")
_SENTENCE = re.compile(r"<p>(.*?[.:?])(?=\s|</p>)", re.DOTALL)


@dataclass(frozen=True)
class Trap:
    """A tempting sentence, why it fails as HTML, and where it is taught."""

    topic: Topic
    section: Section
    said: str
    why_html: str
    text: str


def find_traps(topics: Iterable[Topic]) -> tuple[Trap, ...]:
    """Return all traps in reading order."""
    return tuple(
        trap
        for topic in topics
        for section in topic.sections
        for trap in _find_in_section(topic, section)
    )


def filter_traps(traps: Sequence[Trap], slug: str, text: str) -> list[Trap]:
    """Return the traps of a topic (empty: of all) that hold every word of ``text``."""
    words = text.casefold().split()
    return [
        trap
        for trap in traps
        if slug in ("", trap.topic.slug) and all(word in trap.text.casefold() for word in words)
    ]


def group_traps(traps: Iterable[Trap]) -> list[tuple[Topic, list[Trap]]]:
    """Return the traps under their topics, in the order in which they come."""
    groups: dict[str, tuple[Topic, list[Trap]]] = {}
    for trap in traps:
        groups.setdefault(trap.topic.slug, (trap.topic, []))[1].append(trap)
    return list(groups.values())


def _find_in_section(topic: Topic, section: Section) -> Iterator[Trap]:
    for match in _TRAP.finditer(section.html):
        html = drop_tips(match[1])
        found = _SAID.match(html) or _SENTENCE.match(html)
        if found is None:
            yield Trap(topic, section, _read(html), "", _read(html))
            continue
        rest = html[found.end(1) :].lstrip()
        why = "" if rest == "</p>" else f"<p>{rest}"
        yield Trap(topic, section, _read(found[1]), why, _read(html))


def _read(html: str) -> str:
    apart = html.replace("</p>", " ").replace("</li>", " ")
    return " ".join(unescape(_TAG.sub("", apart)).split())
