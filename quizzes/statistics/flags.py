"""Items that their author should look at again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

from quizzes.statistics.distractors import DistractorRow
from quizzes.statistics.model import ItemStatistics


class FlagCode(StrEnum):
    """What can be wrong with an item."""

    NEGATIVE = "negative-discrimination"
    DEAD = "dead-distractors"
    EASY = "too-easy"
    SLOW = "too-slow"


@dataclass(frozen=True)
class Thresholds:
    """From where on an item is flagged.

    ``answers`` is the fewest that say anything. ``slow`` is a multiple of the
    seconds that the test allows for a question.
    """

    answers: int = 30
    discrimination: float = 0.0
    dead: float = 0.05
    easy: float = 0.95
    slow: float = 1.5


DEFAULTS = Thresholds()


@dataclass(frozen=True)
class Flag:
    """A finding: the value, the threshold it passed, n, and the options it is about."""

    code: FlagCode
    value: float
    limit: float
    n: int
    options: tuple[str, ...] = ()


def flag_item(
    item: ItemStatistics,
    rows: Sequence[DistractorRow] = (),
    seconds: Sequence[float] = (),
    pace: float | None = None,
    thresholds: Thresholds = DEFAULTS,
) -> tuple[Flag, ...]:
    """Return an item's flags.

    ``seconds`` are the times its answers took and ``pace`` what the test allows
    for one question. Each check is left out where it has too few answers or
    nothing to go by.
    """
    flags = []
    if item.n >= thresholds.answers:
        if item.discrimination is not None and item.discrimination < thresholds.discrimination:
            limit = thresholds.discrimination
            flags.append(Flag(FlagCode.NEGATIVE, item.discrimination, limit, item.n))
        if item.facility is not None and item.facility > thresholds.easy:
            flags.append(Flag(FlagCode.EASY, item.facility, thresholds.easy, item.n))
    flags += _flag_dead(rows, thresholds)
    if pace is not None and len(seconds) >= thresholds.answers:
        typical, limit = median(seconds), pace * thresholds.slow
        if typical > limit:
            flags.append(Flag(FlagCode.SLOW, typical, limit, len(seconds)))
    return tuple(flags)


def _flag_dead(rows: Sequence[DistractorRow], thresholds: Thresholds) -> list[Flag]:
    """Name the wrong options that hardly anybody chose, by the share of the most chosen one."""
    dead = {
        row.id: row.share
        for row in rows
        if row.id and row.credit is not None and row.credit <= 0
        if row.n >= thresholds.answers and row.share is not None and row.share < thresholds.dead
    }
    if not dead:
        return []
    n = max(row.n for row in rows)
    return [Flag(FlagCode.DEAD, max(dead.values()), thresholds.dead, n, tuple(dead))]
