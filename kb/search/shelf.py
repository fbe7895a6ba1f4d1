"""Holds one open searcher per process, and replaces it when it fails."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from whoosh.reading import ReaderClosed
from whoosh.searching import Searcher

from kb.model import SearchDocument
from kb.search.concepts import Concepts
from kb.search.postings import Postings
from kb.search.spelling import Speller
from kb.search.store import StoreError, build_index, compute_digest, lock, open_index

T = TypeVar("T")

_REST = 30.0
_log = logging.getLogger(__name__)


@dataclass
class Opened:
    """What one process holds open. A reader keeps its position in files, hence the lock."""

    process: int
    searcher: Searcher
    postings: Postings
    speller: Speller
    lock: threading.Lock = field(default_factory=threading.Lock)


class Shelf:
    """The index of these documents: built when it is missing, opened after a fork."""

    def __init__(
        self,
        root: Path,
        documents: Sequence[SearchDocument],
        synonyms: Sequence[Sequence[str]],
    ) -> None:
        self._root = root
        self._documents = documents
        self._concepts = Concepts(synonyms)
        self.digest = compute_digest(documents, synonyms)
        self._domain = [*(d.title for d in documents), *(n for d in documents for n in d.names)]
        self._opened: Opened | None = None
        self._failed_at: float | None = None

    def run(self, action: Callable[[Opened], T]) -> T:
        """Return what ``action`` makes of the open index.

        A failure opens the index anew, a second one builds it anew.

        Raises:
            StoreError: the index can be neither read nor built. It is tried
                again after half a minute, so that no query waits in vain.
        """
        if self._failed_at is not None and time.monotonic() - self._failed_at < _REST:
            raise StoreError("The index failed a moment ago.")
        for attempt in range(3):
            try:
                if attempt == 2:
                    self.build(force=True)
                opened = self._open()
                with opened.lock:
                    return action(opened)
            except Exception as error:  # a damaged index can fail in any way at any place
                _log.warning("The search index failed: %s. Trying again.", error, exc_info=True)
                self.close()
                failure = error
        self._failed_at = time.monotonic()
        raise StoreError(str(failure)) from failure

    def build(self, force: bool = False) -> bool:
        """Build the index if it is missing or damaged, or anyway; tell whether it was built."""
        with lock(self._root):
            if not force:
                try:
                    open_index(self._root, self.digest)[0].close()
                except StoreError:
                    pass
                else:
                    return False
            build_index(self._root, self.digest, self._documents, self._concepts)
            self._failed_at = None
            return True

    def close(self) -> None:
        """Let go of the open files; the next use opens them again."""
        opened, self._opened = self._opened, None
        if opened is not None and opened.process == os.getpid():
            with suppress(ReaderClosed, OSError):
                opened.searcher.close()

    def _open(self) -> Opened:
        opened = self._opened
        if opened is not None and opened.process == os.getpid():
            return opened
        try:
            index, counts = open_index(self._root, self.digest)
        except StoreError:
            self.build()
            index, counts = open_index(self._root, self.digest)
        searcher = index.searcher()
        if searcher.doc_count_all() != len(self._documents):
            raise StoreError("The index holds other documents.")
        speller = Speller(counts, self._domain)
        opened = Opened(os.getpid(), searcher, Postings(searcher), speller)
        self._opened = opened
        return opened
