"""The typed links between topics, written on the topic they leave or, for ``after``, reach."""

from __future__ import annotations

from kb import checks
from kb.entries import Entries, Entry
from kb.model import Link, LinkType


def load_links(entries: Entries) -> list[Link]:
    """Return all links that hold, in the order of the topics; report the others.

    A topic's ``after`` names topics that come first: prerequisites as if they
    were written on those, so that an added topic needn't change them.
    """
    topics = entries.of("topic")
    links: list[Link] = []
    for slug, entry in topics.items():
        written = [
            Link(slug, link["to"], LinkType(link["type"]), link["reason"])
            for link in entry.data["links"]
        ]
        kept, found = checks.check_links(slug, written, set(topics), entries.left_out)
        entries.report_findings(found)
        links += kept
    for slug, entry in topics.items():
        links += _load_first(slug, entry, links, entries)
    links, broken = checks.break_cycles(links)
    for link, said in broken:
        _report_circle(link, said, entries)
    return links


def _load_first(slug: str, entry: Entry, links: list[Link], entries: Entries) -> list[Link]:
    """Return the prerequisites that a topic's ``after`` adds."""
    added: list[Link] = []
    for at, first in enumerate(entry.data["after"]):
        link = Link(first["topic"], slug, LinkType.PREREQUISITE, first["reason"])
        said = ""
        if link.source == slug:
            said = "A topic can't come after itself. Remove this line."
        elif any(_same(link, other) for other in (*links, *added)):
            said = f"{link.source} is a prerequisite already. Remove this line."
        elif link.source not in entries.of("topic"):
            if link.source not in entries.left_out:
                said = f"There is no topic {link.source}. Correct it."
        else:
            added.append(link)
        if said:
            entries.report(entry, ("after", at, "topic"), said)
    return added


def _report_circle(link: Link, said: str, entries: Entries) -> None:
    written = entries.of("topic")[link.source].data["links"]
    for at, other in enumerate(written):
        if (other["to"], other["type"]) == (link.target, link.type.value):
            entries.report(entries.of("topic")[link.source], ("links", at, "type"), said)
            return
    reached = entries.of("topic")[link.target]
    at = next(n for n, f in enumerate(reached.data["after"]) if f["topic"] == link.source)
    entries.report(reached, ("after", at, "topic"), said)


def _same(link: Link, other: Link) -> bool:
    return (link.source, link.target, link.type) == (other.source, other.target, other.type)
