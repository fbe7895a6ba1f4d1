"""What changing answers was worth.

Most learners believe in their first answer; most changes go from wrong to right
(Benjamin, Cavell and Shallenberger 1984, "Staying with initial answers on objective tests:
is it a myth?"). Only attempts without feedback on the way tell anything.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from quizzes.model import Kind


@dataclass(frozen=True)
class Saved:
    """An answer of one attempt as it arrived, with the credit it would have earned.

    ``seconds`` were spent on the question up to then, if the browser said so.
    """

    position: int
    kind: Kind
    sequence: int
    response: Any
    credit: float
    received_at: datetime
    seconds: float | None = None


@dataclass(frozen=True)
class Changes:
    """Questions whose answer was changed, by what became of them, and the credit gained.

    Part of the credit counts as wrong, so ``gained`` may differ from the counts.
    A change between two right answers, such as 5 to 5.0, is none.
    """

    wrong_to_right: int = 0
    right_to_wrong: int = 0
    wrong_to_wrong: int = 0
    gained: float = 0.0

    @property
    def n(self) -> int:
        """How many answers were changed."""
        return self.wrong_to_right + self.right_to_wrong + self.wrong_to_wrong


def count_changes(events: Iterable[Saved]) -> Changes:
    """Return what changed between first and last answers in one attempt."""
    order = sorted(events, key=lambda each: (each.received_at, each.sequence))
    first: dict[int, Saved] = {}
    last: dict[int, Saved] = {}
    for place, event in enumerate(order):
        if event.position not in first and _settled(event, order[place + 1 :]):
            first[event.position] = event
        if event.position not in last or event.sequence > last[event.position].sequence:
            last[event.position] = event
    return _sum((first[position], end) for position, end in last.items() if position in first)


def _settled(event: Saved, later: Iterable[Saved]) -> bool:
    """Whether an answer is complete: an option is, anything built up in steps once one moves on."""
    if event.kind is Kind.SINGLE_CHOICE:
        return True
    following = next(iter(later), None)
    return following is None or following.position != event.position


def _sum(pairs: Iterable[tuple[Saved, Saved]]) -> Changes:
    counts = {(False, True): 0, (True, False): 0, (False, False): 0, (True, True): 0}
    gained = 0.0
    for begin, end in pairs:
        if begin.response != end.response:
            counts[begin.credit >= 1, end.credit >= 1] += 1
            gained += end.credit - begin.credit
    return Changes(counts[False, True], counts[True, False], counts[False, False], gained)


def add_changes(several: Iterable[Changes]) -> Changes:
    """Return the changes of several attempts together."""
    all = list(several)
    return Changes(
        wrong_to_right=sum(each.wrong_to_right for each in all),
        right_to_wrong=sum(each.right_to_wrong for each in all),
        wrong_to_wrong=sum(each.wrong_to_wrong for each in all),
        gained=sum(each.gained for each in all),
    )
