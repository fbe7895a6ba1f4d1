"""Where the time went: seconds for each question, by kind, and what was long and wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import median

from quizzes.answers import Counted
from quizzes.changes import Saved
from quizzes.model import Kind
from quizzes.sittings import Sitting

ENOUGH = 5  # answers of a kind before its median is a measure for others
LONG = 1.5  # times the median of its kind
FELT = 5.0  # seconds beyond the median that are worth a word
BURST = 1.0  # seconds: answers closer together were sent at once, after an outage
AWAY = 900.0  # seconds without an answer that count as time on a question, at most


@dataclass(frozen=True)
class KindPace:
    """Time for questions of one kind: the median, and the median of the right ones."""

    kind: Kind
    n: int
    median: float
    median_right: float | None


@dataclass(frozen=True)
class Slow:
    """An answer that took long; ``over`` is what it took beyond its kind's median."""

    answer: Counted
    seconds: float
    over: float


@dataclass(frozen=True)
class Pacing:
    """Time by kind, and answers that took long, the longest over first.

    ``lost`` is the seconds over the median in those of them that were wrong as well.
    """

    kinds: tuple[KindPace, ...]
    slow: tuple[Slow, ...]
    lost: float

    @property
    def long_and_wrong(self) -> tuple[Slow, ...]:
        """The slow answers that didn't even earn full credit."""
        return tuple(slow for slow in self.slow if not slow.answer.right)


def compute_pacing(answers: Iterable[Counted]) -> Pacing:
    """Return the pacing of answers; those whose time isn't known are left out.

    A kind is measured by its own median, since a table takes longer than a choice.
    With fewer than ``ENOUGH`` answers of a kind none of them counts as slow.
    """
    kinds: dict[Kind, list[tuple[Counted, float]]] = {kind: [] for kind in Kind}
    for answer in answers:
        if answer.seconds is not None:
            kinds[answer.kind].append((answer, answer.seconds))
    slow = [found for timed in kinds.values() for found in _find_slow(timed)]
    slow.sort(key=lambda each: (-each.over, each.answer.question_id))
    return Pacing(
        kinds=tuple(_pace(kind, timed) for kind, timed in kinds.items() if timed),
        slow=tuple(slow),
        lost=sum(each.over for each in slow if not each.answer.right),
    )


def _pace(kind: Kind, timed: Sequence[tuple[Counted, float]]) -> KindPace:
    right = [seconds for answer, seconds in timed if answer.right]
    middle = median(seconds for _, seconds in timed)
    return KindPace(kind, len(timed), middle, median(right) if right else None)


def _find_slow(timed: Sequence[tuple[Counted, float]]) -> list[Slow]:
    if len(timed) < ENOUGH:
        return []
    middle = median(seconds for _, seconds in timed)
    longest = max(LONG * middle, middle + FELT)
    return [Slow(a, seconds, seconds - middle) for a, seconds in timed if seconds > longest]


def measure_times(started_at: datetime, events: Iterable[Saved]) -> dict[int, float]:
    """Return the seconds spent at each position of an attempt, from its answers' arrival.

    The time since the answer before belongs to the position that is answered next. More
    than ``AWAY`` without an answer isn't work on a question. Answers that an outage held
    back arrive together and share their time evenly.
    """
    times: dict[int, float] = {}
    before = started_at
    for burst in _gather(sorted(events, key=lambda each: each.received_at)):
        gap = max(0.0, (burst[-1].received_at - before).total_seconds())
        positions = {event.position for event in burst}
        for position in positions:
            share = min(gap, AWAY * len(positions)) / len(positions)
            times[position] = times.get(position, 0.0) + share
        before = burst[-1].received_at
    return times


def find_times(started_at: datetime, events: Sequence[Saved]) -> dict[int, float]:
    """Return the seconds spent at each position: what the browser measured, where it did.

    The newest answer has what it measured in all; elsewhere arrivals tell.
    """
    times = measure_times(started_at, events)
    for event in sorted(events, key=lambda each: each.sequence):
        if event.seconds is not None:
            times[event.position] = event.seconds
    return times


def list_counted(sitting: Sitting, times: Mapping[int, float]) -> list[Counted]:
    """Return the answers of one attempt that count, in order, with the time of each."""
    return [
        Counted(
            question_id=item.question_id,
            topic=item.topic,
            kind=item.question.kind,
            credit=item.answer.credit,
            certainty=item.answer.certainty,
            answered_at=item.answer.received_at,
            seconds=times.get(item.position),
            section=item.section,
            attempt_id=sitting.id,
            position=item.position,
        )
        for item in sitting.items
        if item.answer is not None
    ]


def _gather(events: Iterable[Saved]) -> list[list[Saved]]:
    bursts: list[list[Saved]] = []
    for event in events:
        if bursts and (event.received_at - bursts[-1][-1].received_at).total_seconds() < BURST:
            bursts[-1].append(event)
        else:
            bursts.append([event])
    return bursts
