"""Passages of running prose, quoted from the sentence that teaches a term."""

from __future__ import annotations

import pytest

from kb.passages import quote_section

SECTION = """<p>Some errors are large. A tracking signal adds them up. It keeps their signs.</p>
<figure class="chart"><svg role="img" aria-label="Drift"></svg><figcaption>A drift that
nobody saw</figcaption><p>The drift falls from zero to minus six within six months.</p></figure>
<table><tbody><tr><td><p>The limit stands in this cell of a table.</p></td></tr></tbody></table>
<ul><li><p>The recap says it again in one line.</p></li></ul>
<aside class="callout trap"><p class="label">Exam trap</p>
<p>“A drift of zero means that the forecast is accurate.” It says that errors cancel.</p></aside>
<aside class="callout definition"><p class="label">Definition</p>
<p><strong>Bias</strong> is direction that persists in the errors.</p></aside>
<p>Errors of one item vary. They are typed by hand<br> now and then, which
<span class="with-tip"><a class="term" href="/glossary/demand-filter">somebody stops</a><span
class="tip" role="tooltip">A check on one month.</span></span> before the drift begins.</p>
<p>Rob’s law is a formula of α:</p>
<p>Too short.</p>
"""


@pytest.mark.parametrize(
    ("term", "names", "passage"),
    [
        (
            "tracking-signal",
            ["Tracking signal"],
            "A tracking signal adds them up. It keeps their signs.",
        ),
        ("sign", ["sign"], "It keeps their signs."),
        (
            "demand-filter",
            ["error"],
            "They are typed by hand now and then, which somebody stops before the drift begins.",
        ),
        (
            "drift",
            ["drift"],
            "They are typed by hand now and then, which somebody stops before the drift begins.",
        ),
        ("bias", ["Bias"], "Bias is direction that persists in the errors."),
        ("law", ["Rob's law"], "Rob’s law is a formula of α …"),
        (
            "metric",
            ["error metric"],
            "Some errors are large. A tracking signal adds them up. It keeps their signs.",
        ),
    ],
)
def test_a_passage_begins_with_the_sentence_of_prose_that_links_or_names_the_term(
    term: str, names: list[str], passage: str
) -> None:
    assert quote_section(SECTION, term, names) == passage


@pytest.mark.parametrize("name", ["limit", "recap", "minus six", "nobody saw", "Exam trap"])
def test_what_a_picture_a_table_a_list_or_a_trap_says_is_not_quoted(name: str) -> None:
    assert quote_section(SECTION, "none", [name]) == quote_section(SECTION, "none", ["nothing"])


def test_a_passage_stays_short_and_ends_between_words() -> None:
    sentence = "Demand " + "is planned " * 10 + "well."
    three = quote_section(f"<p>{sentence} {sentence} {sentence}</p>", "demand", ["demand"])
    assert three == f"{sentence} {sentence}"

    endless = quote_section(f"<p>Demand {'planning ' * 60}ends.</p>", "demand", ["demand"])
    assert endless == "Demand " + "planning " * 29 + "planning …"
    assert len(endless) <= 282


def test_a_section_without_prose_is_not_quoted() -> None:
    bare = "<p>Short.</p><table><tr><td>Nothing but a table stands here.</td></tr></table>"
    assert quote_section(bare, "table", ["table"]) == ""
