"""Learners in groups of equal size by how they did elsewhere, and how each group did here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

THIRDS = ("weakest third", "middle third", "strongest third")
FIFTHS = ("weakest fifth", "second", "third", "fourth", "strongest fifth")
FEWEST = 15  # learners below which groups say nothing
ENOUGH_FOR_FIFTHS = 50


@dataclass(frozen=True)
class Group:
    """A group of learners: its name, its size, and what it has in common by the place asked."""

    name: str
    n: int
    counts: tuple[int, ...]


def split_learners(rests: Sequence[float], groups: int) -> tuple[int, ...]:
    """Return each learner's group, 0 for the weakest; equal rests are in the same group.

    Groups are of equal size but for that.
    """
    ordered = sorted(rests)
    middles: dict[float, float] = {}
    for place, rest in enumerate(ordered):
        first = middles.get(rest, place)
        middles[rest] = first
    ends = {rest: place for place, rest in enumerate(ordered)}
    return tuple(
        min(groups - 1, int(groups * ((middles[rest] + ends[rest] + 1) / 2) / len(ordered)))
        for rest in rests
    )


def name_groups(learners: int) -> tuple[str, ...]:
    """Return the names of as many groups as so many learners can fill; none below ``FEWEST``."""
    if learners < FEWEST:
        return ()
    return FIFTHS if learners >= ENOUGH_FOR_FIFTHS else THIRDS


def count_groups(
    rests: Sequence[float], marks: Sequence[Sequence[bool]], names: Sequence[str]
) -> tuple[Group, ...]:
    """Return the groups with how many of each hold each of some marks.

    ``marks`` has a row per learner and a column per thing counted.
    """
    of = split_learners(rests, len(names)) if rests else ()
    width = len(marks[0]) if marks else 0
    return tuple(
        Group(
            name,
            sum(group == place for group in of),
            tuple(
                sum(row[column] for row, group in zip(marks, of, strict=True) if group == place)
                for column in range(width)
            ),
        )
        for place, name in enumerate(names)
    )
