"""What the pages are made of, counted."""

from __future__ import annotations

from collections.abc import Iterable

from kb.model import Topic

# A part by how its HTML begins.
_PARTS = {
    "charts": '<figure class="chart"',
    "worked_examples": '<section class="callout example"',
    "definitions": '<aside class="callout definition"',
    "traps": '<aside class="callout trap"',
    "try_panels": '<section class="try-here"',
    "tables": '<div class="scroll"',
}


def count_parts(topics: Iterable[Topic]) -> dict[str, int]:
    """Return how many figures, charts, examples and so on the topics hold.

    Figures are those that somebody drew; charts, made from data, count apart.
    """
    pages = [t.lead_html + "".join(section.html for section in t.sections) for t in topics]
    counts = {name: sum(page.count(opening) for page in pages) for name, opening in _PARTS.items()}
    figures = sum(page.count("<figure") for page in pages) - counts["charts"]
    return {"figures": figures, **counts}
