"""Attempts looked back on: a line in the list of them, and one with all that it tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from quizzes.changes import Changes
from quizzes.findings import Finding, describe_close, describe_unscored, find_finding
from quizzes.model import LEVELS, Kind
from quizzes.pace_chart import NARROW, WIDE, PaceChart, Timed, draw_pace
from quizzes.pacing import Pacing, compute_pacing, list_counted
from quizzes.questions_shown import Shown, find_positions
from quizzes.results import Earned, Result, break_down
from quizzes.sittings import Item, Sitting


@dataclass(frozen=True)
class Line:
    """An attempt in the list; ``result`` is None while its keys are held back."""

    sitting: Sitting
    title: str
    answered: int
    result: Result | None


@dataclass(frozen=True)
class Review:
    """An attempt looked back on; ``changes`` are None where keys were shown on the way."""

    sitting: Sitting
    title: str
    result: Result
    times: Mapping[int, float]
    changes: Changes | None

    @cached_property
    def finding(self) -> Finding:
        """What it comes to."""
        return find_finding(self.result)

    @property
    def facts(self) -> tuple[str, ...]:
        """How it closed and what doesn't count."""
        said = (describe_close(self.sitting), describe_unscored(self.sitting))
        return tuple(sentence for sentence in said if sentence)

    @property
    def levels(self) -> tuple[Earned, ...]:
        """What was earned by cognitive level, the lowest first."""
        earned = break_down(self.sitting, "level")
        return tuple(sorted(earned, key=lambda each: LEVELS.index(each.key)))

    @property
    def domains(self) -> tuple[Earned, ...]:
        """What was earned by the exam's domains."""
        return tuple(sorted(break_down(self.sitting, "domain"), key=lambda each: int(each.key)))

    @property
    def kinds(self) -> tuple[Earned, ...]:
        """What was earned by kind of question."""
        order = list(Kind)
        earned = break_down(self.sitting, "kind")
        return tuple(sorted(earned, key=lambda each: order.index(Kind(each.key))))

    @cached_property
    def pacing(self) -> Pacing:
        """Where the time went, measured against the other answers of this attempt."""
        return compute_pacing(list_counted(self.sitting, self.times))

    @cached_property
    def over(self) -> dict[int, float]:
        """By position, the time beyond the median of its kind where that is long."""
        return {slow.answer.position: slow.over for slow in self.pacing.slow}

    @cached_property
    def positions(self) -> dict[Shown, tuple[int, ...]]:
        """What each filter keeps."""
        return find_positions(self.sitting, self.result, self.over)

    @property
    def missed(self) -> tuple[Item, ...]:
        """The questions that were answered and earned less than they could."""
        items = self.sitting.items
        return tuple(item for item in items if item.answer is not None and item.answer.credit < 1)

    @property
    def timed(self) -> tuple[Timed, ...]:
        """The answered questions with their time, in order."""
        counted = list_counted(self.sitting, self.times)
        return tuple(Timed(a.position, a.seconds, a.credit) for a in counted if a.seconds)

    def draw(self) -> tuple[PaceChart, PaceChart] | None:
        """Return the chart of the time in two widths, or None with too few answers."""
        count, allowed = len(self.sitting.items), self.sitting.rules.seconds
        even = allowed / count if allowed else None
        wide = draw_pace(self.timed, count, WIDE, even)
        narrow = draw_pace(self.timed, count, NARROW, even)
        return (wide, narrow) if wide and narrow else None
