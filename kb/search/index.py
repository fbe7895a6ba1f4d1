"""The search index of a running application."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from rapidfuzz import fuzz, process

from kb.model import SearchDocument, Term
from kb.search import ranking
from kb.search.concepts import Concepts
from kb.search.correction import correct
from kb.search.documents import list_names
from kb.search.names import Names
from kb.search.query import Query, clean, parse
from kb.search.record import Record, make_record
from kb.search.results import Hit, SearchResult
from kb.search.shelf import Opened, Shelf
from kb.search.snippets import Wanted, cut_snippet, mark_title
from kb.search.store import StoreError

_EXCERPT = 180
_NEAREST = 3
_NUMBER = re.compile(r"[0-9.]+")


class SearchIndex:
    """Finds documents. Cheap to make; builds and opens its files on first use.

    The names of each of ``terms`` mean the same in texts and queries. Threads
    and forked processes may share one object. No query raises: without usable
    files only names are searched.
    """

    def __init__(
        self,
        data_dir: Path,
        documents: Sequence[SearchDocument],
        terms: Iterable[Term] = (),
    ) -> None:
        synonyms = list_names(terms)
        self._documents = tuple(documents)
        self._concepts = Concepts(synonyms)
        self._names = Names(self._documents)
        self._named = [self._concepts.name_all(document.names) for document in self._documents]
        self._shelf = Shelf(data_dir / "index", self._documents, synonyms)
        self._terms = [d for d in self._documents if d.kind == "term"]
        self._search = lru_cache(maxsize=512)(self._search_anew)

    def search(
        self, text: str, kind: str | None = None, limit: int = 10, literal: bool = False
    ) -> SearchResult:
        """Return what ``text`` finds; ``literal`` searches without correcting it."""
        try:
            return self._search(clean(text).rstrip(" "), kind, limit, literal)
        except StoreError:
            return self._search_names(clean(text), kind, limit)

    def suggest(self, text: str, limit: int = 8) -> SearchResult:
        """Return names that ``text`` begins, then what full text finds."""
        found = self.search(text, limit=limit)
        query = parse(found.corrected or text)
        wanted = self._want(query)
        plain = not (query.phrases or query.excluded)
        numbers = self._names.complete(query.text, limit) if plain else []
        known = {hit.key: hit for hit in found.hits}
        described = [self._documents[n] for n in numbers]
        named = [known.get(d.key) or self._describe(d, wanted) for d in described]
        keys = {hit.key for hit in named}
        rest = [hit for hit in found.hits if hit.key not in keys]
        total = found.total + len(keys - known.keys())
        hits = tuple((named + rest)[:limit])
        return SearchResult(found.query, found.corrected, max(total, len(hits)), hits,
                            () if hits else found.nearest)  # fmt: skip

    def build(self, force: bool = False) -> bool:
        """Build the index's files if they are missing, or anyway; tell whether they were built."""
        return self._shelf.build(force)

    def ready(self) -> bool:
        """Tell whether full text can be searched; builds what is missing."""
        try:
            return self._shelf.run(lambda opened: bool(opened.searcher.doc_count()))
        except StoreError:
            return False

    def forget(self) -> None:
        """Drop the answers kept for repeated queries."""
        self._search.cache_clear()

    def close(self) -> None:
        """Let go of open files."""
        self._shelf.close()

    def _search_anew(self, text: str, kind: str | None, limit: int, literal: bool) -> SearchResult:
        return self._shelf.run(lambda opened: self._answer(opened, text, kind, limit, literal))

    def _answer(
        self, opened: Opened, text: str, kind: str | None, limit: int, literal: bool
    ) -> SearchResult:
        query = parse(text)
        postings = opened.postings
        corrected = None if literal else correct(query, opened.speller, postings.__contains__)
        understood = parse(corrected) if corrected else query
        asked = ranking.understand(understood, self._concepts, kind)
        found = ranking.find(asked, postings, self._documents, self._named)
        if not found:
            return SearchResult(query.text, None, nearest=self._find_nearest(query))
        wanted = self._want(understood)
        hits = tuple(
            _show(c.document, postings.record(c.number), c.score, wanted) for c in found[:limit]
        )
        return SearchResult(query.text, corrected, len(found), hits)

    def _search_names(self, text: str, kind: str | None, limit: int) -> SearchResult:
        query = parse(text)
        found = [self._documents[n] for n in self._names.complete(text, ranking.MOST)]
        chosen = [d for d in found if kind in (None, d.kind)]
        wanted = self._want(query)
        hits = tuple(self._describe(document, wanted) for document in chosen[:limit])
        nearest = () if hits else self._find_nearest(query)
        return SearchResult(query.text, None, len(chosen), hits, nearest)

    def _find_nearest(self, query: Query) -> tuple[Hit, ...]:
        titles = [document.title for document in self._terms]
        found = process.extract(
            query.text, titles, scorer=fuzz.WRatio, processor=str.lower, limit=_NEAREST
        )
        nothing = Wanted(frozenset())
        return tuple(self._describe(self._terms[i], nothing) for _, _, i in found if query.text)

    def _want(self, query: Query) -> Wanted:
        mentions = self._concepts.find([token.stem for token in query.tokens])
        names = self._concepts.names_of(mention.concept for mention in mentions)
        stems = frozenset(token.stem for token in query.words)
        return Wanted(stems, ranking.unfinished(query), names)

    @staticmethod
    def _describe(document: SearchDocument, wanted: Wanted) -> Hit:
        beginning = replace(document, text=document.text[: 2 * _EXCERPT])
        return _show(beginning, make_record(beginning.text), 0.0, wanted)


def _show(document: SearchDocument, record: Record, score: float, wanted: Wanted) -> Hit:
    starts, ends = record.spans()
    return Hit(
        kind=document.kind,
        key=document.key,
        topic=document.topic,
        title=document.title,
        url=document.url,
        score=round(score, 3),
        number=document.heading if _NUMBER.fullmatch(document.heading) else "",
        title_html=mark_title(document.title, wanted),
        snippet=cut_snippet(document.text, record.stems.split(), starts, ends, wanted),
    )
