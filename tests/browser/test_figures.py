"""The words of drawn figures stay inside, apart and readable at the widths they are shown."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser

from kb.drawings import read_drawing, render_drawing
from settings import ROOT

FOLDER = ROOT / "content" / "topics" / "figures"
CSS = ROOT / "static" / "css"
SHEETS = "".join((CSS / name).read_text() for name in ("tokens.css", "figures.css"))

MEASURE = """() => [...document.querySelectorAll('figure')].flatMap(figure => {
  const shown = [...figure.querySelectorAll('svg')].filter(svg => svg.getClientRects().length)
  if (shown.length !== 1) return [`${figure.id} shows ${shown.length} drawings`]
  const [drawing] = shown, frame = drawing.getBoundingClientRect()
  const scale = frame.width / drawing.viewBox.baseVal.width
  const words = [...drawing.querySelectorAll('text')].map(text => ({
    said: text.textContent, box: text.getBoundingClientRect(),
    size: parseFloat(getComputedStyle(text).fontSize) * scale,
  }))
  const small = words.filter(word => word.size < 11.95)
    .map(({said, size}) => `${said}: ${size} px`)
  const outside = words.filter(({box}) => box.left < frame.left - 1 || box.top < frame.top - 1 ||
    box.right > frame.right + 1 || box.bottom > frame.bottom + 1)
    .map(({said}) => `${said} leaves the figure`)
  const crossing = words.flatMap((one, n) => words.slice(n + 1).filter(other =>
    one.box.left + 1 < other.box.right && other.box.left + 1 < one.box.right &&
    one.box.top + 1.5 < other.box.bottom && other.box.top + 1.5 < one.box.bottom)
    .map(other => `${one.said} runs into ${other.said}`))
  const frames = [...drawing.querySelectorAll('rect')].map(rect => rect.getBoundingClientRect())
  const edged = words.filter(({box}) => frames.some(edge =>
    box.left + 1 < edge.right && edge.left + 1 < box.right &&
    box.top + 1.5 < edge.bottom && edge.top + 1.5 < box.bottom &&
    (box.left < edge.left || box.right > edge.right ||
      box.top < edge.top || box.bottom > edge.bottom)))
    .map(({said}) => `${said} crosses the edge of a box`)
  return [...small, ...outside, ...crossing, ...edged].map(fault => `${figure.id}: ${fault}`)
})"""


def place_figures(width: int) -> str:
    """Return a page with every figure in a column of this width."""
    files = sorted(FOLDER.glob("*.svg"))
    read = {path.stem: read_drawing(path.read_text())[0] for path in files}
    drawings = {name: drawing for name, drawing in read.items() if drawing}
    names = [name for name in drawings if not name.endswith("-phone")]
    figures = "".join(
        render_drawing(name, name, "", drawings, n).replace("<figure", f'<figure id="{name}"', 1)
        for n, name in enumerate(names)
    )
    column = f"body {{ width: {width}px; margin: 16px }} figure {{ margin-inline: 0 }}"
    return (
        '<!doctype html><meta name="viewport" content="width=device-width">'
        f"<style>{SHEETS}{column}</style>{figures}"
    )


@pytest.mark.parametrize(
    ("viewport", "column"), [(1280, 648), (660, 628), (390, 358), (360, 328), (320, 288)]
)
def test_words_stay_inside_and_apart(browser: Browser, viewport: int, column: int) -> None:
    context = browser.new_context(viewport={"width": viewport, "height": 800})
    page = context.new_page()
    page.set_content(place_figures(column))
    faults: list[Any] = page.evaluate(MEASURE)
    shown = page.locator("figure").count()
    context.close()
    assert shown >= 24
    assert faults == []
