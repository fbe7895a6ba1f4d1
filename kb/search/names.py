"""As-you-type completion: a sorted table of names in memory, forgiving typos."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from kb.model import SearchDocument
from kb.search.analysis import ASKING_WORDS, STOP_WORDS, read_tokens

_KIND_ORDER = {"topic": 0, "term": 1, "section": 2, "action": 3, "programme": 4, "question": 5}
_FIRST, _INNER, _SCATTERED, _MISTYPED = 0, 1, 2, 3
_MOST = 400


@dataclass(frozen=True, slots=True)
class Name:
    """A name as folded words, and the document it belongs to."""

    words: tuple[str, ...]
    document: int
    title: bool


class Names:
    """The names of all documents, completed from their beginnings."""

    def __init__(self, documents: Sequence[SearchDocument]) -> None:
        self._documents = documents
        self._names: list[Name] = []
        table: list[tuple[str, int, int]] = []
        by_word: dict[str, set[int]] = {}
        for number, document in enumerate(documents):
            for place, text in enumerate(document.names):
                words = tuple(token.word for token in read_tokens(text))
                name = len(self._names)
                self._names.append(Name(words, number, place == 0))
                table += [(" ".join(words[i:]), name, i) for i in range(len(words))]
                for word in words:
                    by_word.setdefault(word, set()).add(name)
        self._table = sorted(table)
        self._by_word = by_word
        self._words = sorted(by_word)

    def complete(self, text: str, limit: int) -> list[int]:
        """Return the numbers of the documents whose names ``text`` begins, best first."""
        words = [token.word for token in read_tokens(text)]
        if not words:
            return []
        found = self._begin_with(" ".join(words))
        if len(found) < limit:
            told = [w for w in words if w not in STOP_WORDS and w not in ASKING_WORDS] or words
            self._keep(found, self._hold_all(told, forgive=False), _SCATTERED)
            if not found:
                self._keep(found, self._hold_all(told, forgive=True), _MISTYPED)
        best: dict[int, tuple[int, ...]] = {}
        for name, rank in found.items():
            entry = self._names[name]
            document = self._documents[entry.document]
            key = (rank, _KIND_ORDER[document.kind], not entry.title, len(document.title))
            if key < best.get(entry.document, (9,)):
                best[entry.document] = key
        return sorted(best, key=lambda number: (best[number], number))[:limit]

    def _begin_with(self, start: str) -> dict[int, int]:
        found: dict[int, int] = {}
        place = bisect_left(self._table, (start,))
        for text, name, offset in self._table[place : place + _MOST]:
            if not text.startswith(start):
                break
            rank = _FIRST if offset == 0 else _INNER
            if text == start and offset == 0:
                rank = -1
            found[name] = min(rank, found.get(name, _MISTYPED))
        return found

    def _hold_all(self, words: Sequence[str], forgive: bool) -> set[int]:
        held: set[int] | None = None
        for word in words:
            names = self._hold(word)
            if not names and forgive:
                names = self._hold_similar(word)
            held = names if held is None else held & names
            if not held:
                return set()
        return held or set()

    def _hold(self, beginning: str) -> set[int]:
        names: set[int] = set()
        for word in self._words[bisect_left(self._words, beginning) :]:
            if not word.startswith(beginning):
                break
            names |= self._by_word[word]
        return names

    def _hold_similar(self, word: str) -> set[int]:
        if len(word) < 4:
            return set()
        reach = 1 if len(word) < 8 else 2
        size = len(word)
        beginnings = {w[:cut] for w in self._words for cut in (size, size + 1)}
        similar = process.extract(
            word, list(beginnings), scorer=OSA.distance, score_cutoff=reach, limit=5
        )
        nearest = min((distance for _, distance, _ in similar), default=0)
        names: set[int] = set()
        for other, distance, _ in similar:
            if distance == nearest and other[0] == word[0]:
                names |= self._hold(other)
        return names

    @staticmethod
    def _keep(found: dict[int, int], names: set[int], rank: int) -> None:
        for name in names:
            found.setdefault(name, rank)
