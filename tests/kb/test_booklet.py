"""Choosing and binding topics."""

from __future__ import annotations

from kb.booklet import Chapter, Selection, bind_topics, choose_topics, read_selection
from kb.traps import find_traps
from tests.kb.mapping import LIBRARY, topic

HTML = (
    '<p>See <a href="/topics/stock#why">stock</a> and <a href="/topics/role">role</a>.</p>'
    '<section class="callout example" id="ex-1"><h3>Title</h3></section>'
    '<aside class="callout note" role="note"><p>A remark.</p></aside> '
    '<aside class="callout trap" role="note" aria-label="Exam trap">\n'
    '<p class="label">Exam trap</p>\n'
    "<p>“No.” Yes.</p>\n</aside>"
)
TOPIC = topic(5, "stock", 15, (3,), HTML, '<p id="top">Lead. <a href="#why">Why</a></p>')


def test_an_address_is_read() -> None:
    assert read_selection([], [], "", ()) == Selection()
    assert read_selection(["role"], ["3", "9", "x", "12", ""], "stock", ("all", "check")) == (
        Selection(("role",), (3,), "stock", everything=True, self_check=True)
    )
    assert read_selection([], [], "", ("traps", "plain")) == (
        Selection(traps_only=True, remarks=False)
    )


def test_choices_add_up_in_the_order_of_numbers() -> None:
    def chosen(selection: Selection) -> list[str]:
        return [each.slug for each in choose_topics(LIBRARY, selection)]

    assert chosen(Selection()) == []
    assert chosen(Selection(("stock", "gone", "role"))) == ["role", "stock"]
    assert chosen(Selection(("role",), domains=(1,))) == ["role", "money"]
    assert chosen(Selection(way="demand")) == ["role", "cycle", "demand"]
    assert chosen(Selection(way="gone")) == []
    assert chosen(Selection(everything=True)) == ["role", "cycle", "money", "demand", "stock"]


def test_a_chapter_keeps_its_ids_apart_and_its_links_inside() -> None:
    section = TOPIC.sections[0]
    html = (
        '<p>See <a href="#stock--why">stock</a> and <a href="/topics/role">role</a>.</p>'
        '<section class="callout example" id="stock--ex-1"><h4>Title</h4></section>'
        '<aside class="callout note" role="note"><p>A remark.</p></aside> '
    )
    trap = HTML[HTML.index('<aside class="callout trap"') :]
    lead = '<p id="stock--top">Lead. <a href="#stock--why">Why</a></p>'
    assert bind_topics([TOPIC], Selection()) == (
        Chapter(TOPIC, lead, ((section, html + trap),), ()),
    )
    without = html.replace('<aside class="callout note" role="note"><p>A remark.</p></aside> ', "")
    assert bind_topics([TOPIC], Selection(remarks=False)) == (
        Chapter(TOPIC, lead, ((section, without + trap),), ()),
    )


def test_traps_can_stand_alone() -> None:
    assert bind_topics([TOPIC], Selection(traps_only=True)) == (
        Chapter(TOPIC, "", (), find_traps([TOPIC])),
    )
