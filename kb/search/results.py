"""What a search gives."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found. ``snippet`` and ``title_html`` are safe HTML with ``<mark>``.

    ``number`` is the topic's or section's number as text, or empty.
    """

    kind: str
    key: str
    topic: int | None
    title: str
    url: str
    score: float
    number: str
    title_html: str
    snippet: str


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What was found for ``query``.

    ``corrected`` is what was searched for instead, or None. ``total`` counts all
    hits, of which ``hits`` are the first. ``nearest`` are terms to offer when
    nothing was found.
    """

    query: str
    corrected: str | None = None
    total: int = 0
    hits: tuple[Hit, ...] = ()
    nearest: tuple[Hit, ...] = ()
