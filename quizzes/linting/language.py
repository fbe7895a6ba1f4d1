"""Rules about words in any text: sources, abbreviations, assumptions, reading level."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from quizzes.linting.items import Item
from quizzes.linting.rules import Hit
from quizzes.linting.words import find_words, read_words, split_sentences

_SHORT = re.compile(r"(?<![\w&/])(?=[A-Z&/]{2,6}(?![\w&/]))[A-Z][A-Z&/]*[A-Z](?![\w&/])")
_VOWELS = re.compile(r"[aeiouy]+")


def check_sources(item: Item) -> Iterator[Hit]:
    """Yield texts that name a source that may not be used."""
    question = item.question
    texts = [item.stem, *item.minutes, *question.solution]
    texts += [text for choice in item.choices for text in (choice.text, choice.why)]
    for word in find_words(" \n ".join(texts), item.limits.sources):
        yield Hit("E12", "", f"“{word}”.")


def check_language(item: Item, known: Set[str], terms: Set[str]) -> Iterator[Hit]:
    """Yield abbreviations, assumptions and difficult texts.

    ``known`` are the glossary's abbreviations, ``terms`` the words of its names, folded.
    """
    limits = item.limits
    shown = [*item.minutes, *(choice.text for choice in item.choices)]
    texts = " \n ".join([item.stem, *shown])
    read = f"{item.before} {item.stem}"
    for short in dict.fromkeys(_SHORT.findall(texts)):
        if short not in known and short not in limits.capitals and f"({short})" not in read:
            yield Hit("W23", "", f"{short} is neither in the glossary nor spelled out.")
    for word in find_words(texts, limits.assumptions):
        yield Hit("W24", "", f"“{word}”.")
    sentences = [*split_sentences(item.stem), *shown]
    grade = rate_reading(sentences, terms)
    if len(read_words(texts)) >= limits.grade_fewest_words and grade > limits.grade_most:
        yield Hit("W26", "stem", f"Grade {grade:.1f}; at most {limits.grade_most:g}.")


def rate_reading(sentences: list[str], terms: Set[str]) -> float:
    """Return the Flesch–Kincaid grade; words of glossary terms count two syllables."""
    words = [word for sentence in sentences for word in read_words(sentence)]
    if not words:
        return 0.0
    syllables = sum(2 if word in terms else count_syllables(word) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def count_syllables(word: str) -> int:
    """Return about how many syllables a word has; numbers count as one."""
    silent = word.endswith("e") and not word.endswith(("le", "ee"))
    return max(1, len(_VOWELS.findall(word)) - silent)
