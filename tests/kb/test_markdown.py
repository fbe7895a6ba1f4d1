"""Markdown of topics."""

from __future__ import annotations

import pytest

from kb.markdown import find_anchors, render_inline, render_page
from kb.markdown_links import Names

NAMES = Names(
    topics={"supply": frozenset({"rccp"})},
    terms={"mad": 'The <mean> of "misses".'},
    figures=frozenset({"figures/a.svg"}),
    left_out=frozenset({"broken"}),
)


def lead(markdown: str) -> str:
    page = render_page(markdown, 4, NAMES)
    assert page.faults == []
    return page.lead_html.strip()


def faults(markdown: str) -> list[tuple[int, str]]:
    return render_page(markdown, 4, NAMES).faults


def test_sections_are_numbered_and_keep_their_anchors() -> None:
    page = render_page(
        "Lead.\n\n## One {#one}\n\nA.\n\n## Two *x* {#two}\n\n### In\n\nB.\n", 4, NAMES
    )

    assert [(s.id, s.number, s.title, s.html, s.text) for s in page.sections] == [
        ("one", "4.1", "One", "<p>A.</p>\n", "A."),
        ("two", "4.2", "Two x", "<h3>In</h3>\n<p>B.</p>\n", "In\nB."),
    ]
    assert (page.lead_html, page.lead_text, page.faults) == ("<p>Lead.</p>\n", "Lead.", [])
    assert find_anchors("## One {#one}\n\n## Two {#two}\n") == {"one", "two"}


def test_words_count_running_prose_only() -> None:
    markdown = "One two.\n\n- three\n\n| four |\n|---|\n| five |\n\n::: note\nsix\n:::\n\n$$x$$\n"

    assert render_page(markdown, 4, NAMES).words == 3


def test_a_term_shows_its_definition_without_script() -> None:
    page = render_page("[MAD](term:mad) and [it](term:mad).", 4, NAMES)

    definition = 'The &lt;mean&gt; of "misses".'
    assert page.lead_html == (
        '<p><span class="with-tip"><a class="term" href="/glossary/mad" aria-describedby="tip-1">'
        f'MAD</a><span class="tip" role="tooltip" id="tip-1">{definition}</span></span> and '
        '<span class="with-tip"><a class="term" href="/glossary/mad" aria-describedby="tip-2">'
        f'it</a><span class="tip" role="tooltip" id="tip-2">{definition}</span></span>.</p>\n'
    )
    assert (page.terms, page.lead_text) == (("mad",), "MAD and it.")


def test_links_lead_to_topics_sections_and_other_sites() -> None:
    assert lead("[a](topic:supply), [b](topic:supply#rccp), [c](https://example.org/)") == (
        '<p><a href="/topics/supply">a</a>, <a href="/topics/supply#rccp">b</a>, '
        '<a href="https://example.org/" rel="noopener noreferrer external">c</a></p>'
    )


def test_references_to_entries_that_are_left_out_lose_their_link_silently() -> None:
    assert lead("[a](topic:broken) and [b](term:broken)") == "<p>a and b</p>"


def test_a_table_has_caption_scope_and_a_named_region() -> None:
    html = lead("Table: Who *leads*\n\n| Step | Days |\n|---|---:|\n| Data | 3 |\n")

    assert html.replace("\n", "") == (
        '<div class="scroll" role="region" tabindex="0" aria-label="Who *leads*"><table>'
        "<caption>Who <em>leads</em></caption><thead><tr>"
        '<th scope="col">Step</th><th class="num" scope="col">Days</th></tr></thead><tbody><tr>'
        '<th scope="row">Data</th><td class="num">3</td></tr></tbody></table></div>'
    )


def test_an_example_sets_results_apart() -> None:
    page = render_page(
        "## S {#s}\n\n::: example EX-04b One way\nAsk.\n\n1. Miss: 36 ÷ 6 → **MAD 6**\n"
        "2. Read *it*\n\nDone.\n:::\n",
        4,
        NAMES,
    )

    assert page.sections[0].html == (
        '<section class="callout example" id="ex-04b" aria-label="Worked example 4.1">\n'
        '<p class="label">Worked example 4.1</p>\n<h3>One way</h3>\n<p>Ask.</p>\n'
        '<ol class="steps">\n'
        '<li><span>Miss: 36 ÷ 6</span><strong class="result">MAD 6</strong></li>\n'
        "<li><span>Read <em>it</em></span></li>\n</ol>\n<p>Done.</p>\n</section>\n"
    )
    assert page.faults == []


def test_several_examples_of_a_section_are_lettered() -> None:
    html = (
        render_page(
            "## S {#s}\n\n::: example A One\nx\n:::\n\n::: example B Two\ny\n:::\n", 4, NAMES
        )
        .sections[0]
        .html
    )

    assert [part in html for part in ("Worked example 4.1a", "Worked example 4.1b")] == [True, True]


@pytest.mark.parametrize(
    ("name", "label"),
    [("definition", "Definition"), ("trap", "Exam trap"), ("note", "Note"), ("recap", "Recap")],
)
def test_callouts_carry_their_label(name: str, label: str) -> None:
    assert lead(f"::: {name}\nText.\n:::\n") == (
        f'<aside class="callout {name}" role="note" aria-label="{label}">\n'
        f'<p class="label">{label}</p>\n<p>Text.</p>\n</aside>'
    )


def test_formulas_become_mathml_and_searchable_words() -> None:
    page = render_page("$e = A$ costs USD 5 or \\$6.\n\n$$\n\\frac{\\sum e}{n}\n$$\n", 4, NAMES)

    assert page.lead_html == (
        '<p><math display="inline"><mrow><mi>e</mi><mo>=</mo><mi>A</mi></mrow></math>'
        " costs USD 5 or $6.</p>\n"
        '<div class="formula"><math display="block"><mrow><mfrac><mrow><mo>∑</mo><mi>e</mi></mrow>'
        "<mrow><mi>n</mi></mrow></mfrac></mrow></math></div>\n"
    )
    assert page.lead_text == "e = A costs USD 5 or $6.\nsum e n"


def test_figures_have_captions_and_footnotes_a_way_back() -> None:
    assert lead('![Alt](figures/a.svg "Cap")\n') == (
        '<figure><img src="/topics/figures/a.svg" alt="Alt" loading="lazy">'
        "<figcaption>Cap</figcaption></figure>"
    )
    html = lead("Text[^1].\n\n[^1]: Note.\n")
    assert 'href="#fn1"' in html
    assert '<a href="#fnref1" aria-label="Back to note 1 in the text">' in html


def test_definition_lists_and_quotes_are_set_well() -> None:
    assert lead('Term\n: "Text"\n') == "<dl>\n<dt>Term</dt>\n<dd>“Text”</dd>\n</dl>"
    assert render_page('"Text"', 4, NAMES).lead_text == '"Text"'


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("## No anchor\n", (0, "This section has no anchor. End its heading with {#anchor}.")),
        (
            "## A {#a}\n\n## B {#a}\n",
            (2, "The anchor a is used twice. Choose another."),
        ),
        (
            "# Title\n",
            (0, "Use ## for sections and ### inside them; the title stands in the front matter."),
        ),
        ("### In {#in}\n", (0, "Only ## headings carry an anchor. Remove it here.")),
        (
            "a\n[x](term:none)\n",
            (1, "There is no glossary term none. Add it to glossary.yaml or correct it."),
        ),
        ("[x](topic:none)\n", (0, "There is no topic none. Correct the link.")),
        (
            "[x](topic:supply#none)\n",
            (0, "Topic supply has no section none. Correct the anchor."),
        ),
        (
            "[x](http://example.org)\n",
            (0, "http://example.org is not a link. Use term:id, topic:slug#anchor or https://."),
        ),
        ("a <b>c</b>\n", (0, "<b> is HTML, which is not allowed. Remove it.")),
        ("$\\foo$\n", (0, "\\foo is not a known LaTeX command. Write it differently.")),
        ("$a^$\n", (0, "$a^$ is not valid LaTeX (MissingSuperScriptOrSubscript). Correct it.")),
        ("$\\frac{a}$\n", (0, "$\\frac{a}$ lacks an argument. Write both parts in braces.")),
        (
            "$\\color{red}{x}$\n",
            (0, "Colours and styles are not allowed in formulas. Remove them."),
        ),
        (
            "\n![a](figures/none.svg)\n",
            (1, "There is no file topics/figures/none.svg. Add it as figures/name.svg."),
        ),
        (
            "![](figures/a.svg)\n",
            (0, "This figure has no alternative text. Write it in the brackets."),
        ),
        (
            "a ![b](figures/a.svg)\n",
            (0, "A figure stands alone in its paragraph. Put blank lines around it."),
        ),
        (
            "::: trap\na\n",
            (0, "The callout trap is not closed. Write ::: on a line of its own after it."),
        ),
        (
            "::: tip\na\n:::\n",
            (0, "tip is not a callout. Use one of: definition, example, trap, note, recap, try."),
        ),
        (":::\n", (0, "This ::: closes nothing. Remove it, or open a callout above.")),
        (
            "::: example EX-1\na\n:::\n",
            (0, "An example needs an id and a title: ::: example EX-04b Its title."),
        ),
    ],
)
def test_faults_are_located_and_say_what_to_do(markdown: str, expected: tuple[int, str]) -> None:
    found = faults(markdown)

    assert [line for line, _ in found] == [expected[0]]
    assert found[0][1].startswith(expected[1])


def test_nothing_dangerous_gets_through() -> None:
    html = render_page(
        "<script>alert(1)</script>\n\n[x](javascript:alert(1)) <img src=x onerror=y>\n\n"
        '[y](https://e.org/"onclick="z)\n\n$\\color{red}{x}$\n',
        4,
        NAMES,
    ).lead_html

    assert [
        bad in html for bad in ("<script", "<img", 'href="javascript', " onclick=", "mathcolor")
    ] == [False] * 5


def test_deep_formulas_do_not_stop_the_page() -> None:
    deep = "\\sqrt{" * 160 + "x" + "}" * 160

    assert render_page(f"${deep}$", 4, NAMES).lead_html.count("<p>") == 1


def test_inline_text_is_rendered_without_a_paragraph() -> None:
    assert render_inline("*a* < $x$") == (
        '<em>a</em> &lt; <math display="inline"><mrow><mi>x</mi></mrow></math>'
    )


def test_a_panel_is_placed_and_its_name_checked() -> None:
    assert lead("::: try eoq\nChange *one*.\n:::\n") == (
        '<section class="try-here" id="try-eoq">\n<p>Change <em>one</em>.</p>\n</section>'
    )
    assert [said[:60] for _, said in faults("::: try eqq\n:::\n\n::: try\n:::\n")] == [
        "eqq is not a calculation. Use one of: available-to-promise, ",
        "Nothing is not a calculation. Use one of: available-to-promi",
    ]
    assert faults("::: try eoq\n:::\n\n::: try eoq\n:::\n") == [
        (3, "The calculation eoq stands on this page twice. Keep one.")
    ]
