"""A small library for what looks at all topics at once."""

from __future__ import annotations

from types import MappingProxyType

from kb.model import Domain, Library, Link, LinkType, Section, Topic

FIRST = LinkType.PREREQUISITE
LINKS = (
    Link("role", "cycle", FIRST, "The cycle performs the role."),
    Link("role", "money", FIRST, "One plan first."),
    Link("cycle", "demand", FIRST, "Step 2."),
    Link("demand", "stock", FIRST, "Error drives stock."),
    Link("demand", "stock", LinkType.FEEDS, "Not an order."),
)


def topic(
    number: int,
    slug: str,
    minutes: int,
    domains: tuple[int, ...],
    html: str = "<p>Text.</p>",
    lead: str = "<p>Lead.</p>",
) -> Topic:
    section = Section("why", f"{number}.1", "Why", html, "Text.")
    return Topic(
        number, slug, slug.capitalize(), slug.capitalize(), "", domains, minutes, (), lead, "Lead.",
        (section,), "", (), 2, f"{number}.md",
    )  # fmt: skip


TOPICS = (
    topic(1, "role", 10, (2,)),
    topic(2, "cycle", 20, (2,)),
    topic(3, "money", 30, (1, 2)),
    topic(4, "demand", 25, (3,)),
    topic(5, "stock", 15, (3, 2)),
)
DOMAINS = (
    Domain(1, "Strategy", "Strategy", 50, "Assumed."),
    Domain(2, "S&OP", "S&OP", 10, "Assumed."),
    Domain(3, "Demand", "Demand", 30, "Assumed."),
    Domain(4, "Supply", "Supply", 10, "Assumed."),
)
LIBRARY = Library(
    topics=TOPICS,
    domains=DOMAINS,
    links=LINKS,
    by_slug=MappingProxyType({each.slug: each for each in TOPICS}),
)
