"""How text becomes tokens, the same for what is indexed and what is asked."""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer


def _list_words(text: str) -> frozenset[str]:
    return frozenset(text.split())


STOP_WORDS = _list_words(
    """
    a about all also an and any are as at be been being but by can could did do does doing
    for from had has have having he her here him his i if in into is it its itself just me
    my no nor not of on onto or our ours she should so such than that the their them then
    there these they this those to too up us versus very vs was we were will with would
    you your what when where which who whom whose why how
    """
)

# Words that only carry a question: dropped from a query that holds anything else.
ASKING_WORDS = _list_words(
    """
    between call called come comes define definition describe difference differ explain
    get give gives happen happens know make makes mean means meaning need needs please
    show tell thing things use used uses using want work works
    """
)

_JOINED = r"(?:s\s+and\s+o[pe]|r\s+and\s+d|p\s+and\s+l)(?!\w)"
_AMPERSAND = r"[^\W\d_]\s?(?:&amp;|&)\s?[^\W\d_]{1,2}(?!\w)"
_COMPOUND = r"\w+(?:(?:&amp;|&)\w+)+"
_NUMBER = r"\d+(?:[.,]\d+)+(?!\w)"
_WORD = r"\w[\w\u0300-\u036f]*"
_TOKEN = re.compile(
    rf"(?:(?<!\w)(?:{_JOINED}|{_AMPERSAND})|{_COMPOUND}|{_NUMBER}|{_WORD})(?:['\u2019]\w+)*",
    re.IGNORECASE,
)
_JOINING = re.compile(r"&amp;|&|\s+(?:and\s+)?", re.IGNORECASE)
_LONGEST = 40

_stemmer = snowballstemmer.stemmer("english")
_stemmer_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class Token:
    """A word: its stem, its folded form, and where it stands in the original text."""

    stem: str
    word: str
    start: int
    end: int

    @property
    def stop(self) -> bool:
        """Whether the word alone says nothing."""
        return self.word in STOP_WORDS


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """Return ``word`` in lower case without accents, possessive and punctuation.

    The result may be longer or shorter than ``word``, or empty.
    """
    decomposed = unicodedata.normalize("NFKD", word).casefold().replace("\u2019", "'")
    bare = decomposed.removesuffix("'s")
    return "".join(letter for letter in bare if letter.isalnum() or letter == ".")[:_LONGEST]


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return the stem of a folded word."""
    with _stemmer_lock:
        return str(_stemmer.stemWord(word))


def read_tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of ``text``, stop words included.

    ``S&OP``, ``S & OP``, ``s and op`` and ``sop`` all give the token ``sop``.
    """
    for match in _TOKEN.finditer(text):
        found = match.group()
        if "&" in found or " " in found:
            found = _JOINING.sub("", found)
        word = fold(found)
        if word:
            yield Token(stem(word), word, match.start(), match.end())


def stem_all(text: str) -> tuple[str, ...]:
    """Return the stems of all tokens of ``text``."""
    return tuple(token.stem for token in read_tokens(text))
