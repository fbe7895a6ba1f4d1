"""Where in an author's Markdown something stands that was found in the page's text."""

from __future__ import annotations

import re
from collections.abc import Sequence

_TARGET = re.compile(r"\]\([^)]*\)|\{#[^}]*\}")
_WORD = re.compile(r"[^\W_]+")
_SKIPPED = re.compile(r"\s*(#|:::|Table:|```|title:|alt:|\|[\s:|-]+\|\s*$)")


def list_words(text: str) -> list[str]:
    """Return the words of a text, without case and punctuation."""
    return _WORD.findall(text.casefold())


def find_words(markdown: str, words: Sequence[str]) -> int | None:
    """Return the line (from 0) on which these words begin, or None."""
    found: list[tuple[str, int]] = []
    for number, line in enumerate(markdown.split("\n")):
        found += [(word, number) for word in list_words(_TARGET.sub("]", line))]
    texts = [word for word, _ in found]
    for at in range(len(texts) - len(words) + 1):
        if texts[at : at + len(words)] == list(words):
            return found[at][1]
    return None


def find_use(markdown: str, pattern: re.Pattern[str]) -> int | None:
    """Return the first line (from 0) of running text that a pattern matches, or None.

    Headings, captions, fences and the targets of links don't count.
    """
    for number, line in enumerate(markdown.split("\n")):
        if not _SKIPPED.match(line) and pattern.search(_TARGET.sub("]", line)):
            return number
    return None
