"""Abbreviations that a page uses before it says what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field

from kb.model import Term
from kb.prose import Run

_USE = re.compile(r"(?<![\w&])[A-Z](?:&?[A-Z0-9])*&?[A-Z](?=s?(?![\w&]))")
_SMALL = frozenset(
    ("a", "an", "and", "at", "by", "for", "in", "of", "on", "or", "the", "to", "with")
)
_BETWEEN = r"(?:s|es)?[\s,;:–(\[“\"'’]*(?:or|called|short for|means|is|for|the|an?|\s)*[“\"'‘(]?"
_NEAR = 90


@dataclass(frozen=True)
class Abbreviations:
    """What is known without the page: everyday ones, and expansions by abbreviation."""

    everyday: frozenset[str] = frozenset()
    expansions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def know_abbreviations(terms: Iterable[Term], everyday: Set[str]) -> Abbreviations:
    """Return the everyday abbreviations and those of the glossary with their expansions."""
    expansions: dict[str, tuple[str, ...]] = {}
    for term in terms:
        names = [name for name in (term.name, *term.synonyms) if not _is_short(name)]
        for short in (term.abbreviation, *term.synonyms):
            if short and _is_short(short):
                expansions[short] = (*expansions.get(short, ()), *names)
    return Abbreviations(frozenset(everyday), expansions)


def find_undefined(runs: Iterable[Run], known: Abbreviations) -> Iterator[tuple[str, Run]]:
    """Yield each abbreviation whose first use neither links nor stands beside its expansion."""
    seen = set(known.everyday)
    for run in runs:
        for match in _USE.finditer(run.text):
            short = match.group()
            if short in seen:
                continue
            seen.add(short)
            if not run.links(match.start()) and not _stands_beside(run.text, match, known):
                yield short, run


def pattern_of(short: str) -> re.Pattern[str]:
    """Return the pattern of an abbreviation as a whole word, plural included."""
    return re.compile(rf"(?<![\w&]){re.escape(short)}s?(?![\w&])")


def _is_short(name: str) -> bool:
    return name.upper() == name and sum(letter.isupper() for letter in name) > 1


def _stands_beside(text: str, match: re.Match[str], known: Abbreviations) -> bool:
    short = match.group()
    before = text[max(0, match.start() - _NEAR) : match.start()]
    after = text[match.end() : match.end() + _NEAR].lstrip("s")
    for name in known.expansions.get(short, ()):
        said = re.escape(name).replace(r"\ ", r"[\s-]").replace(r"\-", r"[\s-]")
        if re.search(rf"(?i){said}{_BETWEEN}\Z", before):
            return True
        if re.match(rf"(?i)[\s)“”\"'’]*{_BETWEEN}{said}", after):
            return True
    return _spells(short, before, after)


def _spells(short: str, before: str, after: str) -> bool:
    """Tell whether words right before an opening bracket or right after one spell it out."""
    letters = [letter.lower() for letter in short if letter.isalpha()]
    opened = re.match(r"s?\)?\s*[(–:,]\s*(?:or\s+)?(.*)", after, re.S)
    closed = re.search(r"(.*?)[)\s“”\"'’]*[(–:,]\s*(?:or\s+)?[“\"'‘]?\Z", before, re.S)
    heard = [list(reversed(_initials(closed.group(1))))] if closed else []
    wanted = [list(reversed(letters))] if closed else []
    if opened:
        heard.append(_initials(opened.group(1)))
        wanted.append(letters)
    return any(_follows(h, w) for h, w in zip(heard, wanted, strict=True))


def _initials(text: str) -> list[tuple[str, bool]]:
    words = re.findall(r"[^\W_]+", text)
    return [(word[0].lower(), word.lower() in _SMALL) for word in words]


def _follows(heard: list[tuple[str, bool]], wanted: list[str]) -> bool:
    """Tell whether the words begin with these letters, small words counted or passed over."""
    if not wanted:
        return True
    if not heard:
        return False
    (letter, small), rest = heard[0], heard[1:]
    if letter == wanted[0] and _follows(rest, wanted[1:]):
        return True
    return small and _follows(rest, wanted)
