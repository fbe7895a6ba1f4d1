"""What the index says of single words: where each occurs, and with which weight.

A query is a few words, and an index never changes once it is open. So the
scores of a word's documents are read once and kept, instead of being worked
out by Whoosh's matchers for every query anew.
"""

from __future__ import annotations

from functools import lru_cache

from whoosh.reading import TermNotFound
from whoosh.searching import Searcher

from kb.search.record import Record, read_record

_KEPT = 8192


class Postings:
    """Reads one open index. Documents have the numbers under which they were added."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher
        self.scores = lru_cache(maxsize=_KEPT)(self._read_scores)
        self.holders = lru_cache(maxsize=_KEPT)(self._read_holders)

    def __contains__(self, stem: str) -> bool:
        """Tell whether a word with this stem is anywhere."""
        return bool(self.scores("body", stem))

    def record(self, document: int) -> Record:
        """Return what was stored of a document."""
        return read_record(self._searcher.stored_fields(document))

    def _read_scores(self, field: str, term: str) -> tuple[tuple[int, float], ...]:
        """Return the documents that hold the term, each with its BM25F score."""
        try:
            matcher = self._searcher.postings(field, term)
        except TermNotFound:
            return ()
        found: list[tuple[int, float]] = []
        while matcher.is_active():
            found.append((matcher.id(), matcher.score()))
            matcher.next()
        return tuple(found)

    def _read_holders(self, field: str, term: str) -> frozenset[int]:
        """Return the documents that hold the term."""
        return frozenset(document for document, _ in self.scores(field, term))
