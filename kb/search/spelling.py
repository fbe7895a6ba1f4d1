"""Correction of mistyped words against the words of the content."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import log10

from rapidfuzz import process
from rapidfuzz.distance import OSA

from kb.search.analysis import read_tokens

_SHORTEST = 4
_CANDIDATES = 12
_DOMAIN_BONUS = 0.6
_FIRST_LETTER_MALUS = 0.7
_WORST = 9.0


class Speller:
    """Knows the words of the content and how often each occurs.

    ``domain`` are names and titles: their words are meant more often than others.
    """

    def __init__(self, counts: Mapping[str, int], domain: Iterable[str]) -> None:
        self._counts = {w: n for w, n in counts.items() if not w[0].isdigit()}
        self._domain = frozenset(token.word for name in domain for token in read_tokens(name))
        self._sorted = sorted(self._counts)
        self._long = [w for w in self._sorted if len(w) >= _SHORTEST - 1]
        self.correct = lru_cache(maxsize=4096)(self._correct)

    def knows(self, word: str) -> bool:
        """Tell whether the content has this word."""
        return word in self._counts

    def begins(self, word: str) -> bool:
        """Tell whether a word of the content begins like this."""
        place = bisect_left(self._sorted, word)
        return place < len(self._sorted) and self._sorted[place].startswith(word)

    def complete(self, beginning: str) -> str | None:
        """Return the word that was most probably meant by a mistyped beginning, or None."""
        if len(beginning) < _SHORTEST or any(c.isdigit() for c in beginning):
            return None
        size = len(beginning)
        words = [w for w in self._long if w[0] == beginning[0] and len(w) > size]
        cut = [word[:size] for word in words] + [word[: size + 1] for word in words]
        found = process.extract(beginning, cut, scorer=OSA.distance, score_cutoff=1, limit=None)
        similar = {words[place % len(words)]: miss for _, miss, place in found}
        rated = [(self._rate(beginning, word, miss), word) for word, miss in similar.items()]
        return min(rated, default=(0.0, None))[1]

    def _correct(self, word: str) -> str | None:
        """Return the word of the content that was most probably meant, or None.

        A known or very short word, and one too far from any other, has none.
        """
        if self.knows(word) or len(word) < _SHORTEST or any(c.isdigit() for c in word):
            return None
        reach = 1 if len(word) < 6 else 2
        found = process.extract(
            word, self._long, scorer=OSA.distance, score_cutoff=reach, limit=_CANDIDATES
        )
        rated = [(self._rate(word, other, distance), other) for other, distance, _ in found]
        return min(((r, o) for r, o in rated if r < _WORST), default=(0.0, None))[1]

    def _rate(self, word: str, other: str, distance: float) -> float:
        own = other in self._domain
        same_start = other[0] == word[0]
        if distance > 1 and (not same_start or (len(word) < 8 and not own)):
            return _WORST
        return (
            distance
            - _DOMAIN_BONUS * own
            + _FIRST_LETTER_MALUS * (not same_start)
            - 0.1 * log10(self._counts[other])
        )
