"""Glossary terms found in running text, so that a page links each at its first use."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from kb.model import Term

_WORD = re.compile(r"[^\W_]+")
_JOINED = re.compile(r"[\w&]|[-–/][^\W_]")
_JOINED_EXACT = re.compile(r"[\w&]")
_CLOSED = ("heading", "thead")


@dataclass(frozen=True)
class Name:
    """A way to write a term. ``exact`` names count only in these capitals.

    Those also count as a part of a compound: ``pre-S&OP``, but not ``pre-stock``.
    """

    text: str
    term: str
    exact: bool

    def matches(self, text: str, lowered: str, at: int) -> int:
        """Return where a whole-word use of this name that starts at ``at`` ends, or 0."""
        if not (text if self.exact else lowered).startswith(self.text, at):
            return 0
        end = at + len(self.text)
        joined = _JOINED_EXACT if self.exact else _JOINED
        if at and (text[at - 1] in "-–/" and not self.exact):
            return 0
        for plural in ("", "s", "es"):
            if lowered.startswith(plural, end) and not joined.match(text, end + len(plural)):
                return end + len(plural)
        return 0


@dataclass(frozen=True)
class TermIndex:
    """The names of all terms by their first word, longest first."""

    by_word: Mapping[str, tuple[Name, ...]] = field(default_factory=dict)

    def find(self, text: str, taken: Container[str]) -> Iterator[tuple[int, int, str]]:
        """Yield start, end and term of the first use of each term that isn't ``taken``."""
        plain = text.replace("’", "'")
        lowered = plain.lower()
        if len(lowered) != len(plain):
            return
        done, found = 0, set[str]()
        for word in _WORD.finditer(lowered):
            at = word.start()
            if at < done or (at and text[at - 1] in "_&"):
                continue
            for name in self._starting(word.group()):
                end = name.matches(plain, lowered, at)
                if end:
                    done = end
                    if name.term not in taken and name.term not in found:
                        found.add(name.term)
                        yield at, end, name.term
                    break

    def _starting(self, word: str) -> Iterator[Name]:
        for plural in ("", "s", "es"):
            if word.endswith(plural):
                yield from self.by_word.get(word.removesuffix(plural), ())


def index_terms(terms: Iterable[Term]) -> TermIndex:
    """Return the index of the terms that may be linked by themselves.

    A name that two terms share belongs to the one whose main name it is, or to
    neither. A name without small letters counts only as it is written.
    """
    owners: dict[tuple[str, bool], tuple[int, str]] = {}
    for term in terms:
        if term.auto:
            names = (term.name, term.abbreviation, *term.synonyms)
            for rank, text in enumerate(text for text in names if text):
                for spelling in _spell(text):
                    _claim(owners, spelling, 0 if rank == 0 else 1, term.id)
    by_word: dict[str, list[Name]] = {}
    for (text, exact), (_, owner) in owners.items():
        word = _WORD.search(text)
        if owner and word and word.start() == 0:
            by_word.setdefault(word.group().lower(), []).append(Name(text, owner, exact))
    return TermIndex(
        {word: tuple(sorted(some, key=lambda n: -len(n.text))) for word, some in by_word.items()}
    )


def mark_open(tokens: Sequence[Token]) -> frozenset[int]:
    """Return the positions of inline tokens in which terms may be linked: no heads."""
    closed, found = 0, list[int]()
    for at, token in enumerate(tokens):
        if token.type.startswith(_CLOSED):
            closed += token.nesting
        elif token.type == "inline" and not closed:
            found.append(at)
    return frozenset(found)


def _spell(text: str) -> Iterator[tuple[str, bool]]:
    plain = text.replace("’", "'").strip()
    if plain.upper() == plain:
        yield plain, True
        return
    yield plain.lower(), False
    if plain[-1:] == "y" and plain[-2:-1].lower() not in "aeiou":
        yield f"{plain[:-1].lower()}ies", False


def _claim(
    owners: dict[tuple[str, bool], tuple[int, str]], spelling: tuple[str, bool], rank: int, id_: str
) -> None:
    earlier = owners.get(spelling)
    if earlier is None or rank < earlier[0]:
        owners[spelling] = (rank, id_)
    elif rank == earlier[0] and earlier[1] != id_:
        owners[spelling] = (rank, "")
