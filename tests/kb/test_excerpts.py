"""Pieces of pages on another page: ids, links and tooltips."""

from __future__ import annotations

from kb.excerpts import drop_tips, find_ids, link_inside, prefix_ids

TERM = (
    '<p>A <span class="with-tip"><a class="term" href="/glossary/bias" aria-describedby="tip-1">'
    'bias</a><span class="tip" role="tooltip" id="tip-1">A lean.</span></span> stays.</p>'
)


def test_tooltips_go_and_links_stay() -> None:
    assert drop_tips(TERM) == '<p>A <a class="term" href="/glossary/bias">bias</a> stays.</p>'


def test_ids_and_what_refers_to_them_get_the_prefix() -> None:
    html = (
        '<h3 id="ex-1">A</h3><a href="#ex-1">b</a><a href="#other">c</a><use href="#due"/>'
        '<marker id="tip"/><path marker-end="url(#tip)"/>'
        '<g aria-labelledby="ex-1 other" class="ex-1">ex-1</g>'
    )
    assert find_ids(html) == {"ex-1", "tip"}
    assert prefix_ids(html, "demand", {"ex-1", "tip"}) == (
        '<h3 id="demand--ex-1">A</h3><a href="#demand--ex-1">b</a><a href="#other">c</a>'
        '<use href="#due"/><marker id="demand--tip"/><path marker-end="url(#demand--tip)"/>'
        '<g aria-labelledby="demand--ex-1 other" class="ex-1">ex-1</g>'
    )


def test_links_to_topics_on_the_same_page_stay_on_it() -> None:
    html = (
        '<a href="/topics/demand#bias">1</a><a href="/topics/demand">2</a>'
        '<a href="/topics/supply#rccp">3</a><a href="/glossary/demand">4</a>'
    )
    assert link_inside(html, {"demand"}) == (
        '<a href="#demand--bias">1</a><a href="#demand">2</a>'
        '<a href="/topics/supply#rccp">3</a><a href="/glossary/demand">4</a>'
    )
