"""Searching the running application's content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from flask import current_app

from kb.search.documents import KINDS
from kb.search.index import SearchIndex
from kb.search.results import Hit, SearchResult

PAGE = 20
MOST = 100


@dataclass(frozen=True)
class Group:
    """Hits under one heading of the palette."""

    title: str
    hits: tuple[Hit, ...]


@dataclass(frozen=True)
class ResultPage:
    """What the results page shows. ``kind`` is the chosen filter, or empty."""

    result: SearchResult
    kind: str
    kinds: tuple[str, ...] = KINDS
    literal: bool = False
    more: int = 0


def search_index() -> SearchIndex:
    """Return the index over what this application loaded at its start."""
    return cast(SearchIndex, current_app.extensions["linkage.search"])


def find(text: str, kind: str | None = None, limit: int = 10) -> SearchResult:
    """Return what ``text`` finds among ``kind``, or among everything."""
    return search_index().search(text, kind, limit)


def suggest(text: str, limit: int = 8) -> SearchResult:
    """Return completions of ``text``, filled up by full text."""
    return search_index().suggest(text, limit)


def find_page(text: str, kind: str, literal: bool, everything: bool) -> ResultPage:
    """Return the results page; a kind that does not exist counts as none."""
    chosen = kind if kind in KINDS else ""
    limit = MOST if everything else PAGE
    result = search_index().search(text, chosen or None, limit, literal)
    more = min(result.total, MOST) - len(result.hits)
    return ResultPage(result, chosen, literal=literal, more=max(more, 0))


def group_hits(hits: Sequence[Hit]) -> tuple[Group, ...]:
    """Return the first hit as the best match, then terms, then what is elsewhere."""
    others = hits[1:]
    groups = (
        Group("Best match", tuple(hits[:1])),
        Group("Terms", tuple(hit for hit in others if hit.kind == "term")),
        Group("Elsewhere", tuple(hit for hit in others if hit.kind != "term")),
    )
    return tuple(group for group in groups if group.hits)
