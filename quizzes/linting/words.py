"""Texts as the linter reads them: plain, as words, as content stems."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from threading import local

import snowballstemmer
from rapidfuzz.distance import Levenshtein

_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_MARKUP = re.compile(r"\*+|`+|\$+|(?<!\w)__?(?=\w)|(?<=\w)__?(?!\w)|<[^<>]*>")
_WORD = re.compile(r"[^\W_]+(?:['’&/-][^\W_]+)*")
_NUMBER = re.compile(r"\d[\d,.]*")
_END = re.compile(r"(?<=[.?!:])[”\")]*\s+(?=[“\"(]?[A-Z0-9])")
_CLOSING = re.compile(r"\s*\(?\bchoose (two|three|four|five)\.?\)?\s*$", re.IGNORECASE)
_STEMMERS = local()  # a stemmer keeps its word while it works


def make_plain(text: str) -> str:
    """Return the text without markup, composed, with single spaces."""
    bare = _MARKUP.sub("", _LINK.sub(r"\1", text))
    return " ".join(unicodedata.normalize("NFKC", bare).split())


def read_words(text: str) -> list[str]:
    """Return the words of a text, case-folded; numbers count as words."""
    return _WORD.findall(text.casefold())


def read_numbers(text: str) -> list[str]:
    """Return the numbers of a text without thousands commas."""
    return [found.replace(",", "").rstrip(".") for found in _NUMBER.findall(text)]


@lru_cache(maxsize=50_000)
def stem_word(word: str) -> str:
    """Return the stem of an English word."""
    if not hasattr(_STEMMERS, "english"):
        _STEMMERS.english = snowballstemmer.stemmer("english")
    return str(_STEMMERS.english.stemWord(word))


def read_stems(words: Iterable[str], stop_words: Iterable[str], numbers: bool = False) -> set[str]:
    """Return the stems of words that carry content; pure numbers only if asked for."""
    passed = frozenset(stop_words)
    return {
        stem_word(word) for word in words if word not in passed and (numbers or not word.isdigit())
    }


def split_sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [part for part in _END.split(text) if part.strip()]


def find_question_sentence(stem: str) -> str:
    """Return the last sentence of a stem, the demand to choose so many aside."""
    sentences = split_sentences(_CLOSING.sub("", stem))
    return sentences[-1] if sentences else ""


def ends_with_choosing(stem: str) -> bool:
    """Tell whether the stem's last words say how many to choose."""
    return _CLOSING.search(stem) is not None


def rate_similarity(one: str, other: str) -> float:
    """Return 1 for equal texts, 0 for texts that share nothing."""
    return float(Levenshtein.normalized_similarity(one.casefold(), other.casefold()))


def find_words(text: str, listed: Iterable[str]) -> list[str]:
    """Return which of the listed words or phrases the text has."""
    line = f" {' '.join(read_words(text))} "
    return [word for word in listed if f" {word} " in line]
