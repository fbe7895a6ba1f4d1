"""Rules between entries."""

from __future__ import annotations

from kb.checks import (
    Finding,
    break_cycles,
    check_links,
    check_weights,
    find_repeated_numbers,
    find_unreachable,
)
from kb.model import Domain, Link, LinkType, Topic


def link(source: str, target: str, kind: LinkType = LinkType.PREREQUISITE) -> Link:
    return Link(source, target, kind, "")


def topic(number: int, slug: str) -> Topic:
    return Topic(number, slug, "", "", "", (), 1, (), "", "", (), "", (), 0, "")


def test_a_repeated_number_is_found_on_the_later_entry() -> None:
    found = list(find_repeated_numbers([("topic", "a", 1), ("topic", "b", 2), ("topic", "c", 1)]))

    said = "a has number 1 already. Give this one another number."
    assert found == [Finding("topic", "c", ("number",), said)]


def test_links_to_nothing_to_itself_and_twice_are_dropped() -> None:
    good = link("a", "b")
    links = [good, link("a", "a"), good, link("a", "x"), link("a", "broken")]

    kept, found = check_links("a", links, {"a", "b"}, {"broken"})

    assert kept == [good]
    assert found == [
        Finding(
            "topic", "a", ("links", 1, "to"), "A topic can't link to itself. Remove this link."
        ),
        Finding(
            "topic",
            "a",
            ("links", 2, "to"),
            "There is a prerequisite link to b already. Keep one of the two.",
        ),
        Finding("topic", "a", ("links", 3, "to"), "There is no topic x. Correct the link's to."),
    ]


def test_the_link_that_closes_a_circle_is_dropped() -> None:
    links = [link("a", "b"), link("b", "c"), link("c", "a"), link("c", "a", LinkType.FEEDS)]

    kept, broken = break_cycles(links)

    assert kept == [links[0], links[1], links[3]]
    assert [closing for closing, _ in broken] == [links[2]]
    assert broken[0][1].startswith("Prerequisites run in a circle: ")


def test_topics_that_no_chain_reaches_are_found() -> None:
    topics = [topic(1, "a"), topic(2, "b"), topic(3, "c"), topic(4, "d")]
    links = [link("a", "b"), link("b", "c"), link("a", "d", LinkType.FEEDS)]

    assert [finding.key for finding in find_unreachable(topics, links)] == ["d"]


def test_weights_add_up_to_a_hundred() -> None:
    domains = [Domain(1, "", "", 60, ""), Domain(2, "", "", 39, "")]

    said = "The weights of the domains add up to 99. Make them add up to 100."
    assert list(check_weights(domains)) == [Finding("domain", "2", ("weight",), said)]
    assert list(check_weights([])) == []
