"""An attempt looked back on: what it earned, where the time went, every question with its why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from db import events
from db.engine import db
from kb.model import Library
from quizzes.changes import Changes, count_changes
from quizzes.exams.model import Blueprint
from quizzes.findings import Finding, describe_close, describe_unscored, find_finding
from quizzes.model import LEVELS, Kind
from quizzes.pace_chart import NARROW, WIDE, PaceChart, Timed, draw_pace
from quizzes.pacing import Pacing, compute_pacing, find_times, list_counted
from quizzes.questions_shown import Shown, find_positions
from quizzes.results import Earned, Result, break_down, compute_result
from quizzes.services.attempts import find_sitting
from quizzes.sittings import Item, Reveal, Sitting
from quizzes.titles import name_attempt


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


def open_review(
    person_id: str, attempt_id: str, library: Library, blueprints: Mapping[str, Blueprint]
) -> Review:
    """Return an attempt to look back on; an open one as far as it has come.

    Raises:
        NotFoundError: there is none with this id, or it is somebody else's.
    """
    sitting = find_sitting(person_id, attempt_id)
    saved = events.select_saved(db.session, sitting)
    numbers = {topic.slug: topic.number for topic in library.topics}
    rules, topics = sitting.rules, {item.topic for item in sitting.items}
    kept = {item.position for item in sitting.items if item.answer is not None}
    given = [e for e in saved if e.position in kept and e.response is not None]
    return Review(
        sitting=sitting,
        title=name_attempt(rules.mode, rules.exam, topics, library, blueprints),
        result=_sort_topics(compute_result(sitting), numbers),
        times=find_times(sitting.started_at, saved),
        changes=count_changes(given) if rules.reveal is Reveal.END else None,
    )


def _sort_topics(result: Result, numbers: Mapping[str, int]) -> Result:
    last = len(numbers) + 1
    topics = sorted(result.topics, key=lambda each: numbers.get(each.topic, last))
    return replace(result, topics=tuple(topics))
