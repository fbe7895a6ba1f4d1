"""The text of a page as a reader meets it."""

from __future__ import annotations

from kb.markdown import render_page
from kb.markdown_links import Names
from kb.model import Topic
from kb.prose import read_runs


def make_topic(
    markdown: str, number: int = 4, slug: str = "a", names: Names | None = None
) -> Topic:
    names = names or Names(terms={"mad": "Tip."})
    page = render_page(markdown, number, names)
    return Topic(
        number, slug, "", "", "", (), 1, (), page.lead_html, page.lead_text,
        tuple(page.sections), markdown, page.terms, 0, f"{slug}.md",
    )  # fmt: skip


def test_blocks_come_in_order_with_their_links() -> None:
    runs = [*read_runs(make_topic("One *two*.\n\n## S {#s}\n\n- see [MAD](term:mad) now\n"))]

    assert [(run.section, run.text.strip(), run.terms) for run in runs] == [
        ("", "One two.", []),
        ("s", "see MAD now", [(4, 7)]),
    ]
    assert [runs[1].links(at) for at in (3, 4, 6, 7)] == [False, True, True, False]


def test_what_can_carry_no_link_is_left_out() -> None:
    markdown = (
        "Lead.\n\n## Head {#s}\n\n### Sub\n\n`code` $x$\n\nTable: Caption\n\n"
        "| Head |\n|---|\n| cell |\n\n::: example EX-1 Title\nInside.\n:::\n"
    )

    assert [run.text.strip() for run in read_runs(make_topic(markdown))] == [
        "Lead.",
        "cell",
        "Inside.",
    ]
