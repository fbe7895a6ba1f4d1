"""Exam traps, taken out of pages."""

from __future__ import annotations

from kb.traps import Trap, filter_traps, find_traps, group_traps
from tests.kb.mapping import topic
from tests.loaded import SHIPPED, open_library

START = (
    '<aside class="callout trap" role="note" aria-label="Exam trap">\n'
    '<p class="label">Exam trap</p>\n'
)
HTML = (
    "<p>Text.</p>"
    f"{START}<p>“Subtract the <em>forecast</em>”, “add it”. ATP subtracts "
    '<span class="with-tip"><a class="term" href="/glossary/order" aria-describedby="tip-3">orders'
    '</a><span class="tip" role="tooltip" id="tip-3">Bought.</span></span>, no more.</p>\n'
    "<p>Nothing else.</p>\n</aside>"
    f"{START}<p>Orders alone count inside the fence. Beyond it the larger counts.</p>\n</aside>"
    f"{START}<p>“All of it.”</p>\n</aside>"
)
TOPIC = topic(1, "role", 10, (2,), HTML)
SECTION = TOPIC.sections[0]
TRAPS = (
    Trap(
        TOPIC,
        SECTION,
        "“Subtract the forecast”, “add it”.",
        '<p>ATP subtracts <a class="term" href="/glossary/order">orders</a>, no more.</p>\n'
        "<p>Nothing else.</p>",
        "“Subtract the forecast”, “add it”. ATP subtracts orders, no more. Nothing else.",
    ),
    Trap(
        TOPIC,
        SECTION,
        "Orders alone count inside the fence.",
        "<p>Beyond it the larger counts.</p>",
        "Orders alone count inside the fence. Beyond it the larger counts.",
    ),
    Trap(TOPIC, SECTION, "“All of it.”", "", "“All of it.”"),
)


def test_traps_are_cut_into_what_is_said_and_why_it_fails() -> None:
    assert find_traps([TOPIC]) == TRAPS


def test_traps_are_filtered_by_topic_and_words() -> None:
    assert filter_traps(TRAPS, "", "") == [*TRAPS]
    assert filter_traps(TRAPS, "role", "ORDERS larger") == [TRAPS[1]]
    assert filter_traps(TRAPS, "cycle", "") == []


def test_traps_stand_under_their_topics() -> None:
    other = Trap(topic(2, "cycle", 5, ()), SECTION, "“No.”", "", "“No.”")
    assert group_traps((TRAPS[0], other, TRAPS[1])) == [
        (TOPIC, [TRAPS[0], TRAPS[1]]),
        (other.topic, [other]),
    ]


def test_no_trap_of_the_shipped_topics_is_lost() -> None:
    library, _ = open_library(SHIPPED)
    traps = find_traps(library.topics)
    written = {t.slug: t.markdown.count("::: trap") for t in library.topics}
    found = {topic.slug: len(own) for topic, own in group_traps(traps)}
    assert found == {slug: count for slug, count in written.items() if count}
    assert [trap.said for trap in traps if not trap.said or not trap.why_html] == []
