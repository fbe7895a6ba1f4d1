"""Marks in rendered HTML: at the right words, and elements stay nested."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.marking import Mark, mark_passages, read_page_text
from tests.loaded import SHIPPED, open_library

HTML = (
    '<p>The <a class="term" href="/glossary/mad">MAD</a><span class="tip" role="tooltip">not this'
    " <b>either</b></span> is 6 &amp; a half.</p>\n<ul>\n<li>One</li>\n<li>Two</li>\n</ul>"
    '<p><math><mi>x</mi></math> Then <svg aria-label="a > b"><text>no</text></svg>the end.<br></p>'
)


def marked(html: str, *quotes: str) -> str:
    marks = [Mark(f"n{number}", quote) for number, quote in enumerate(quotes)]
    return mark_passages(html, marks)[0]


def test_text_leaves_out_formulas_figures_and_tooltips() -> None:
    assert read_page_text(HTML) == "The MAD is 6 & a half.\n\nOne\nTwo\n Then the end."


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("the end", '<mark class="own" id="mark-n0" data-note="n0">the end</mark>.<br>'),
        ("6 & a", 'is <mark class="own" id="mark-n0" data-note="n0">6 &amp; a</mark> half'),
        (
            "One Two",
            '<ul>\n<li><mark class="own" id="mark-n0" data-note="n0">One</mark></li>\n'
            '<li><mark class="own" data-note="n0">Two</mark></li>\n</ul>',
        ),
    ],
)
def test_words_are_marked_piece_by_piece(quote: str, shown: str) -> None:
    assert shown in marked(HTML, quote)


def test_a_mark_runs_through_links_but_not_through_tooltips() -> None:
    html = marked(HTML, "The MAD is")
    assert re.findall(r"<mark[^>]*>([^<]*)</mark>", html) == ["The ", "MAD", " is"]
    assert "not this <b>either</b></span>" in html


def test_what_is_not_there_changes_nothing_and_is_not_found() -> None:
    marks = [Mark("a", "MAD is", noted=True), Mark("b", "nowhere")]
    html, found = mark_passages(HTML, marks)
    assert found == {"a"}
    assert 'class="own noted" id="mark-a"' in html
    assert "mark-b" not in html


class Nesting(HTMLParser):
    """Reads HTML and notes the elements that are closed out of turn."""

    VOID = frozenset({"br", "col", "hr", "img", "input"})

    def __init__(self) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "mark" and self.stack and self.stack[-1] in {"tr", "table", "tbody", "ul", "ol"}:
            self.faults.append(f"mark in {self.stack[-1]}")
        if tag not in self.VOID:
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.stack or self.stack.pop() != tag:
            self.faults.append(tag)


SECTIONS = [s.html for t in open_library(SHIPPED)[0].topics for s in t.sections]


@given(st.data())
def test_any_passage_of_any_page_can_be_marked(data: st.DataObject) -> None:
    html = data.draw(st.sampled_from(SECTIONS))
    text = read_page_text(html)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 300)))
    quote = text[start:end]
    once, found = mark_passages(html, [Mark("a", quote, text[:start], text[end:])])
    assert found == ({"a"} if quote.strip() else set())
    assert read_page_text(once) == text
    twice, _ = mark_passages(once, [Mark("b", text[start // 2 : start + 40])])
    assert read_page_text(twice) == text
    nesting = Nesting()
    nesting.feed(twice)
    assert (nesting.faults, nesting.stack) == ([], [])
