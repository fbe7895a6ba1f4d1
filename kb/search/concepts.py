"""Things that have several names: "RCCP" and "rough-cut capacity planning" are one.

A concept is found by any of its names, in what is indexed and in what is asked,
and then counts as one word of its own, written ``#`` and its number.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kb.search.analysis import stem_all


@dataclass(frozen=True, slots=True)
class Mention:
    """A concept named by the tokens from ``start`` up to, not including, ``end``."""

    concept: str
    start: int
    end: int


class Concepts:
    """All concepts, by the stems of their names."""

    def __init__(self, groups: Iterable[Sequence[str]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._by_name: dict[tuple[str, ...], str] = {}
        for number, names in enumerate(groups):
            for name in names:
                self._add(stem_all(name), f"#{number}")
        for known in self._by_first.values():
            known.sort(key=lambda entry: -len(entry[0]))

    def _add(self, stems: tuple[str, ...], concept: str) -> None:
        if stems and stems not in self._by_name:
            self._by_name[stems] = concept
            self._by_first.setdefault(stems[0], []).append((stems, concept))

    def named(self, stems: Sequence[str]) -> str | None:
        """Return the concept whose name is exactly these stems, or None."""
        return self._by_name.get(tuple(stems))

    def name_all(self, names: Iterable[str]) -> frozenset[str]:
        """Return the concepts that any of ``names`` is a name of."""
        named = (self.named(stem_all(name)) for name in names)
        return frozenset(concept for concept in named if concept)

    def names_of(self, concepts: Iterable[str]) -> tuple[tuple[str, ...], ...]:
        """Return the stems of every name of these concepts, longest first."""
        wanted = set(concepts)
        names = (name for name, concept in self._by_name.items() if concept in wanted)
        return tuple(sorted(names, key=len, reverse=True))

    def find(self, stems: Sequence[str]) -> list[Mention]:
        """Return the concepts named in ``stems``, longest name first at each place.

        Names inside a longer name count as well.
        """
        mentions: list[Mention] = []
        for start, first in enumerate(stems):
            for name, concept in self._by_first.get(first, ()):
                end = start + len(name)
                if tuple(stems[start:end]) == name:
                    mentions.append(Mention(concept, start, end))
        return mentions
