"""Charts and drawn figures inside a page."""

from __future__ import annotations

import re

from kb.company import make_company
from kb.drawings import Drawing
from kb.markdown import Page, render_page
from kb.markdown_links import Names

NAMES = Names(
    figures=frozenset({"figures/a.svg", "figures/b.png"}),
    drawings={"a": Drawing("0 0 100 50", 100, '<rect id="\0r" width="9" height="9"/>')},
    company=make_company(
        {
            "name": "W",
            "about": "A.",
            "months": ["Jan", "Feb"],
            "families": {"pumps": {"price": 110, "variable_cost": 75, "demand": [1080, 990]}},
        }
    ),
)
CHART = """\
Lead.

## One {#one}

```chart
title: Demand <b>falls</b>
alt: Demand falls from 1,080 to 990.
kind: lines
x: months
unit: Units
series: [{name: Demand, values: families.pumps.demand}]
```
"""


def page(markdown: str) -> Page:
    return render_page(markdown, 4, NAMES)


def test_a_chart_block_becomes_a_figure_that_search_reads_as_words() -> None:
    rendered = page(CHART)
    (section,) = rendered.sections

    assert rendered.faults == []
    assert section.text == "Demand <b>falls</b>\nDemand falls from 1,080 to 990."
    assert rendered.words == 1
    assert re.sub(r"<svg.*?</svg>|<details>.*</details>", "", section.html) == (
        '<figure class="chart"><figcaption>Demand &lt;b&gt;falls&lt;/b&gt;</figcaption></figure>\n'
    )
    assert section.html.count('viewBox="0 0 648') == 1


def test_a_fault_in_a_chart_stands_at_its_line_and_leaves_the_rest() -> None:
    rendered = page(CHART.replace("kind: lines", "kind: pie") + "\nAfter.\n")

    assert rendered.faults == [
        (
            7,
            "Chart, kind: 'pie' is not a kind of chart. Use one of: lines, bars, stacked, steps,"
            " curve, bridge.",
        )
    ]
    assert rendered.sections[0].html == "<p>After.</p>\n"


def test_a_drawing_stands_in_the_page_with_ids_of_its_own_each_time() -> None:
    html = page('![Alt](figures/a.svg "Cap")\n\n![Again](figures/a.svg)\n').lead_html

    assert html == (
        '<figure class="drawn"><svg class="drawing only" viewBox="0 0 100 50" width="100"'
        ' role="img" aria-label="Alt"><rect id="fig1-r" width="9" height="9"/></svg>'
        "<figcaption>Cap</figcaption></figure>\n"
        '<figure class="drawn"><svg class="drawing only" viewBox="0 0 100 50" width="100"'
        ' role="img" aria-label="Again"><rect id="fig2-r" width="9" height="9"/></svg></figure>\n'
    )


def test_a_photograph_stays_an_image() -> None:
    assert page("![Alt](figures/b.png)\n").lead_html == (
        '<figure><img src="/topics/figures/b.png" alt="Alt" loading="lazy"></figure>\n'
    )


def test_the_mark_of_a_figure_cannot_be_written_by_hand() -> None:
    html = page('![Alt](figures/a.svg)\n\n`<div class="slot" id="slot-1"></div>`\n').lead_html

    assert html.count("<svg") == 1


def test_the_companys_page_may_be_linked() -> None:
    assert page("[it](/company)").lead_html == '<p><a href="/company">it</a></p>\n'
    assert render_page("[it](/company)", 4, Names()).faults == [
        (0, "/company is not a link. Use term:id, topic:slug#anchor or https://.")
    ]
