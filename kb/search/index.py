"""The search index of a running application."""

from __future__ import annotations

import os
import threading
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from whoosh.searching import Searcher

from kb.model import SearchDocument
from kb.search import ranking, store
from kb.search.analysis import STOP_WORDS, read_tokens, stem_all
from kb.search.concepts import Concepts
from kb.search.names import Names
from kb.search.query import Query, clean, parse
from kb.search.record import Record, make_fields, read_record
from kb.search.results import Hit, SearchResult
from kb.search.snippets import Wanted, cut_snippet, mark_title
from kb.search.spelling import Speller

T = TypeVar("T")


@dataclass
class Opened:
    """What one process holds open. Whoosh's readers keep a position, hence the lock."""

    process: int
    searcher: Searcher
    speller: Speller
    lock: threading.Lock = field(default_factory=threading.Lock)


class SearchIndex:
    """Finds documents. Cheap to make; builds and opens on first use.

    ``synonyms`` are groups of names that mean the same. Threads and forked
    processes may share one object: each process opens its own searcher.
    """

    def __init__(
        self,
        data_dir: Path,
        documents: Sequence[SearchDocument],
        synonyms: Sequence[Sequence[str]] = (),
        digest: str = "",
    ) -> None:
        self._root = data_dir / "index"
        self._documents = tuple(documents)
        self._synonyms = tuple(tuple(group) for group in synonyms)
        self._digest = digest
