"""All topics on paper: nothing is cut that should hang together."""

from __future__ import annotations

import math
import re
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Visit
from tests.server import Server

MM = 96 / 25.4
# A4 within the margins that the booklet's sheet sets.
WIDTH, HEIGHT = int(174 * MM), int(259 * MM)
# Chromium moves what must not break to the next page, unless it is taller than one.
WHOLE = ".chapter tr, .chapter figure, .chapter .callout, .chapter .formula, .chapter thead"
MEASURE = """([selector, height]) => {
  const width = document.documentElement.clientWidth;
  const cut = [];
  for (const part of document.querySelectorAll(selector)) {
    const box = part.getBoundingClientRect();
    const broken = getComputedStyle(part).breakInside !== "avoid" && part.tagName !== "THEAD";
    if (box.height > height || box.right > width + 1 || (box.height && broken)) {
      cut.push([part.tagName, part.className.toString(), Math.round(box.height),
        Math.round(box.right), part.closest("[id]")?.id]);
    }
  }
  const heads = [...document.querySelectorAll(".chapter thead")]
    .filter((head) => getComputedStyle(head).display !== "table-header-group").length;
  const shown = [...document.querySelectorAll("nav:not(.booklet-contents), header.site-header, "
    + "footer, .chart details, .chapter form, .booklet-bar")]
    .filter((part) => part.getBoundingClientRect().height > 0).map((part) => part.className);
  const wide = document.documentElement.scrollWidth - width;
  return {cut, heads, shown, wide};
}"""


def count_pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


def test_nothing_is_cut_in_the_booklet_of_all_topics(
    fresh_server: Server, visit: Visit, tmp_path: Path
) -> None:
    page = visit(viewport={"width": WIDTH, "height": HEIGHT}).new_page()
    page.goto(f"{fresh_server.url}/booklet?all=1&check=1")
    page.emulate_media(media="print")
    page.evaluate("document.fonts.ready.then(() => 1)")
    found: dict[str, Any] = page.evaluate(MEASURE, [WHOLE, HEIGHT])
    assert found == {"cut": [], "heads": 0, "shown": [], "wide": 0}

    topics = page.locator(".chapter").count()
    starts = page.eval_on_selector_all(
        ".chapter", "all => all.map((one) => getComputedStyle(one).breakBefore)"
    )
    assert topics == 20
    assert starts == ["auto", *["page"] * 19]
    heights: list[float] = page.eval_on_selector_all(
        ".chapter", "all => all.map((one) => one.getBoundingClientRect().height)"
    )
    # What is kept whole leaves some paper blank; contents and title come on top.
    least = sum(math.ceil(height / HEIGHT) for height in heights)
    pages = count_pages(page.pdf(prefer_css_page_size=True))
    assert least <= pages <= 1.15 * least + 3
    assert page.title() == "20 topics on sales and operations planning – Linkage"


@pytest.mark.parametrize(("address", "most"), [("/formulas", 2), ("/paths?to=exam", 4)])
def test_cards_keep_to_few_pages(
    fresh_server: Server, visit: Visit, address: str, most: int
) -> None:
    page = visit().new_page()
    page.goto(fresh_server.url + address)
    assert 1 <= count_pages(page.pdf(format="A4")) <= most
