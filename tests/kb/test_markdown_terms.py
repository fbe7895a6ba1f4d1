"""Terms in running text, linked where a page first uses them."""

from __future__ import annotations

import re
from typing import Any

import pytest

from kb.markdown import render_page
from kb.markdown_links import Names
from kb.markdown_terms import TermIndex, index_terms
from kb.model import Term


def term(id_: str, name: str, abbreviation: str = "", *synonyms: str, **more: Any) -> Term:
    return Term(id_, name, "", "", abbreviation, synonyms, "", (), "", "", **more)


TERMS = (
    term("sop", "Sales and operations planning", "S&OP", "SOP"),
    term("mad", "Mean absolute deviation", "MAD"),
    term("stock", "Stock"),
    term("safety-stock", "Safety stock", "SS", "buffer"),
    term("policy", "Inventory policy"),
    term("mto", "Make to order", "MTO", "make-to-order"),
    term("little", "Little's law"),
    term("target", "Target", auto=False),
)
INDEX = index_terms(TERMS)


def found(text: str, *taken: str, index: TermIndex = INDEX) -> list[tuple[str, str]]:
    return [(text[start:end], id_) for start, end, id_ in index.find(text, taken)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Safety stock is stock.", [("Safety stock", "safety-stock"), ("stock", "stock")]),
        ("Buffers and inventory policies", [("Buffers", "safety-stock"),
                                            ("inventory policies", "policy")]),
        ("S&OP, then SOP", [("S&OP", "sop")]),
        ("mad as a hatter, sop, MADE, nomad", []),
        ("MADs differ", [("MADs", "mad")]),
        ("a make-to-order plant", [("make-to-order", "mto")]),
        ("made make-to-orderly, restock, stocks", [("stocks", "stock")]),
        ("pre-S&OP, MTO/ATO", [("S&OP", "sop"), ("MTO", "mto")]),
        ("MAD-driven, R&S&OP", [("MAD", "mad")]),
        ("pre-stock, stock-out, stock/goods", []),
        ("Little’s law", [("Little’s law", "little")]),
        ("a target is left alone", []),
        ("", []),
    ],
)  # fmt: skip
def test_whole_words_are_found_longest_first(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_a_term_that_is_taken_hides_what_is_inside_its_name() -> None:
    assert found("safety stock, stock", "safety-stock") == [("stock", "stock")]
    assert found("safety stock", "safety-stock") == []


def test_a_name_of_two_terms_belongs_to_the_main_name_or_to_nobody() -> None:
    index = index_terms([term("a", "Lot", "", "batch"), term("b", "Run", "", "lot", "batch")])

    assert found("a lot, a batch, a run", index=index) == [("lot", "a"), ("run", "b")]


def linked(markdown: str) -> list[tuple[str, str]]:
    names = Names(terms={t.id: t.name for t in TERMS}, first_uses=INDEX)
    page = render_page(markdown, 4, names)
    assert page.faults == []
    html = page.lead_html + "".join(section.html for section in page.sections)
    links = re.findall(r'<a class="term" href="/glossary/([\w-]+)"[^>]*>(.*?)</a>', html)
    assert list(page.terms) == list(dict.fromkeys(id_ for id_, _ in links))
    return links


def test_only_the_first_use_on_the_page_is_linked() -> None:
    markdown = "Stock and stock.\n\n## A {#a}\n\n*Stock* and MAD.\n\n## B {#b}\n\n- MAD\n"

    assert linked(markdown) == [("stock", "Stock"), ("mad", "MAD")]


def test_an_explicit_link_before_is_enough() -> None:
    assert linked("[Goods](term:stock) are stock.") == [("stock", "Goods")]
    assert linked("Stock is [goods](term:stock).") == [("stock", "Stock"), ("stock", "goods")]


@pytest.mark.parametrize(
    "markdown",
    [
        "## Stock {#a}\n\nText.\n\n### Stock\n",
        "[stock](https://example.org/) text",
        "`stock` $stock$ and\n\n$$stock$$\n",
        "Table: Stock\n\n| Stock |\n|---|\n| 1 |\n",
        "::: example EX-1 Stock on hand\nText.\n:::\n",
    ],
)
def test_headings_links_code_formulas_and_captions_stay_plain(markdown: str) -> None:
    assert linked(f"Lead.\n\n{markdown}") == []


def test_an_automatic_link_is_like_an_explicit_one() -> None:
    names = Names(terms={"stock": "Goods <held>."}, first_uses=INDEX)

    written = render_page("The [stock](term:stock) lies.", 4, names)

    assert render_page("The stock lies.", 4, names).lead_html == written.lead_html
