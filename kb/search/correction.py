"""Correction of a whole query: each mistyped word by the one that was meant."""

from __future__ import annotations

from collections.abc import Callable

from kb.search.analysis import STOP_WORDS, Token
from kb.search.query import Query
from kb.search.ranking import unfinished
from kb.search.spelling import Speller


def correct(query: Query, speller: Speller, indexed: Callable[[str], bool]) -> str | None:
    """Return the query's text with mistyped words replaced, or None if there are none.

    ``indexed`` tells whether a stem is in the index; an inflection of a word
    that is there needs no correction.
    """
    text = query.text
    beginning = unfinished(query)
    for place in range(len(query.tokens) - 1, -1, -1):
        token = query.tokens[place]
        last = place == len(query.tokens) - 1 and bool(beginning)
        if not _is_mistyped(token, speller, indexed, last):
            continue
        meant = speller.correct(token.word) or (speller.complete(token.word) if last else None)
        if meant:
            text = text[: token.start] + meant + text[token.end :]
    return text if text != query.text else None


def _is_mistyped(
    token: Token, speller: Speller, indexed: Callable[[str], bool], last: bool
) -> bool:
    if token.word in STOP_WORDS or speller.knows(token.word) or indexed(token.stem):
        return False
    return not (last and speller.begins(token.word))
