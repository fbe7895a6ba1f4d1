"""The grammar where a completion's stem meets its options."""

from __future__ import annotations

from collections.abc import Iterator

from quizzes.linting.items import Item
from quizzes.linting.rules import Hit
from quizzes.linting.words import read_words

_ONE = frozenset({"a", "an", "one", "this"})
_SEVERAL = frozenset({"two", "three", "four", "five", "several", "these", "those", "both"})
_SINGULAR_ENDS = ("ss", "us", "is", "as")
_NO_VERB = frozenset({"a", "an", "the", "this", "these", "to", "for", "by", "of", "in", "at"})


def check_join(item: Item) -> Iterator[Hit]:
    """Yield a stem whose last word fits only some options; no finding where it is unsure."""
    if not item.choices or item.stem.endswith("?"):
        return
    last = item.words[-1] if item.words else ""
    starts = [read_words(choice.text) for choice in item.choices]
    if last in {"a", "an"}:
        yield Hit("W18", "stem", f"The stem ends with “{last}”.")
    elif last in {"is", "are", "was", "were"}:
        numbers = [_tell_number(words) for words in starts]
        if {"one", "several"} <= set(numbers):
            yield Hit("W18", "stem", f"After “{last}” some options are singular, some plural.")
    elif last == "to":
        unfit = [bool(words) and _is_no_verb(words[0]) for words in starts]
        if any(unfit) and not all(unfit):
            yield Hit("W18", "stem", "After “to” only some options begin with a verb.")


def _tell_number(words: list[str]) -> str:
    if not words:
        return ""
    if words[0] in _ONE:
        return "one"
    if words[0] in _SEVERAL:
        return "several"
    if len(words) > 1:
        return ""
    return "several" if words[0].endswith("s") and not words[0].endswith(_SINGULAR_ENDS) else "one"


def _is_no_verb(word: str) -> bool:
    return word in _NO_VERB or (word.endswith(("ing", "tion")) and len(word) > 5)
