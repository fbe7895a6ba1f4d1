"""Which questions of an attempt a look back shows, in which order, on which page."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import ceil

from quizzes.results import OPEN, RIGHT_UNSURE, WRONG, WRONG_SURE, Result
from quizzes.sittings import Sitting

PAGE = 20


class Shown(StrEnum):
    """What a look back can be narrowed to."""

    ALL = "all"
    WRONG = "wrong"
    UNSURE = "unsure"
    SLOW = "slow"
    FLAGGED = "flagged"
    OPEN = "open"


NAMES = {
    Shown.ALL: "All",
    Shown.WRONG: "Wrong or partly right",
    Shown.UNSURE: "Right, though unsure",
    Shown.SLOW: "Slow",
    Shown.FLAGGED: "Flagged",
    Shown.OPEN: "Not answered",
}
GROUPS = {
    Shown.WRONG: (WRONG_SURE, WRONG),
    Shown.UNSURE: (RIGHT_UNSURE,),
    Shown.OPEN: (OPEN,),
}


@dataclass(frozen=True)
class Selection:
    """A page of the questions that a filter keeps, by the group they are looked back on in.

    ``counts`` has each filter that keeps something; ``pages`` says on which page each
    position is shown without a filter.
    """

    shown: Shown
    counts: Mapping[Shown, int]
    groups: tuple[tuple[str, tuple[int, ...]], ...]
    page: int
    last_page: int
    pages: Mapping[int, int]

    @property
    def positions(self) -> tuple[int, ...]:
        """The positions of the page."""
        return tuple(position for _, some in self.groups for position in some)


def find_positions(
    sitting: Sitting, result: Result, slow: Collection[int]
) -> dict[Shown, tuple[int, ...]]:
    """Return by filter the positions it keeps, in the order to look back on."""
    order = [position for _, some in result.groups for position in some]
    found = {Shown.ALL: tuple(order)}
    for shown, names in GROUPS.items():
        found[shown] = tuple(p for name, some in result.groups if name in names for p in some)
    flagged = {item.position for item in sitting.items if item.flagged}
    found[Shown.SLOW] = tuple(position for position in order if position in slow)
    found[Shown.FLAGGED] = tuple(position for position in order if position in flagged)
    return found


def select_page(
    result: Result,
    positions: Mapping[Shown, tuple[int, ...]],
    shown: Shown,
    page: int | None,
) -> Selection:
    """Return a page of what the filter keeps; without a page all of it.

    A page beyond the last one is the last one.
    """
    kept = positions[shown]
    last = max(1, ceil(len(kept) / PAGE))
    number = min(max(1, page or 1), last)
    here = set(kept if page is None else kept[(number - 1) * PAGE : number * PAGE])
    groups = ((name, tuple(p for p in some if p in here)) for name, some in result.groups)
    return Selection(
        shown=shown,
        counts={each: len(positions[each]) for each in Shown if positions[each]},
        groups=tuple((name, some) for name, some in groups if some),
        page=number,
        last_page=1 if page is None else last,
        pages={p: place // PAGE + 1 for place, p in enumerate(positions[Shown.ALL])},
    )
