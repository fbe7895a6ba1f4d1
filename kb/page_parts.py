"""What the pages are made of, counted."""

from __future__ import annotations

import re
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


# Words of running prose a reader takes in a minute; an example is worked through, not read.
_PACE = 200
_EXAMPLE = re.compile(r"^::: example ", re.M)


def estimate_minutes(words: int, markdown: str) -> int:
    """Return how long a page takes to read: its prose, and a minute for each worked example."""
    return max(1, round(words / _PACE) + len(_EXAMPLE.findall(markdown)))


def count_parts(topics: Iterable[Topic]) -> dict[str, int]:
    """Return how many figures, charts, examples and so on the topics hold.

    Figures are those that somebody drew; charts, made from data, count apart.
    """
    pages = [t.lead_html + "".join(section.html for section in t.sections) for t in topics]
    counts = {name: sum(page.count(opening) for page in pages) for name, opening in _PARTS.items()}
    figures = sum(page.count("<figure") for page in pages) - counts["charts"]
    return {"figures": figures, **counts}
