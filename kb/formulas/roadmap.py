"""From gaps to a plan in waves: priorities and list scheduling.

Priorities are exact fractions and are computed once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType


@dataclass(frozen=True)
class Step:
    """An initiative ready to be scheduled.

    ``needs`` are ids of steps; ``levels`` are least levels of dimensions.
    ``gap`` is that of the dimension and shared by all its steps.
    """

    id: str
    dimension: str
    start: int
    end: int
    gap: int
    impact: Fraction
    effort: int
    weight: Fraction = Fraction(1)
    needs: tuple[str, ...] = ()
    levels: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def priority(self) -> Fraction:
        """Gap times impact times weight, over effort."""
        return self.gap * self.impact * self.weight / self.effort


@dataclass(frozen=True)
class Placed:
    """A step in its wave (from 1). ``alone``: it is larger than a whole budget."""

    step: Step
    wave: int
    score: Fraction
    after: tuple[str, ...]
    alone: bool


class ScheduleError(ValueError):
    """Steps wait for each other, or for something that never comes; ``ids`` names them."""

    def __init__(self, ids: Sequence[str]) -> None:
        super().__init__(
            f"{', '.join(ids)} can't be scheduled: they wait for each other, "
            "or for a level that no initiative reaches."
        )
        self.ids = tuple(ids)


def weigh_impact(impacts: Mapping[str, int], weights: Mapping[str, int]) -> Fraction:
    """Return the weighted mean of the impacts on the goals; equal without any weight."""
    used = weights if sum(weights.values()) else dict.fromkeys(impacts, 1)
    total = sum(used.get(goal, 0) * impact for goal, impact in impacts.items())
    return Fraction(total, sum(used.get(goal, 0) for goal in impacts))


def schedule(
    steps: Iterable[Step],
    levels: Mapping[str, int],
    budget: int,
    at_most: int,
    inherit: bool = False,
) -> tuple[Placed, ...]:
    """Return the steps in the order of work, each in its wave.

    ``levels`` are today's whole levels. With ``inherit`` a step scores as high
    as the best step it unlocks.

    Raises:
        ScheduleError: some steps can never start.
    """
    pending = list(steps)
    reached = dict(levels)
    scores = score_steps(pending, inherit)
    placed: dict[str, Placed] = {}
    wave, left, members = 1, budget, 0
    raised: set[str] = set()
    while pending:
        fitting = [
            step
            for step in pending
            if is_ready(step, placed, reached)
            and step.dimension not in raised
            and members < at_most
            and (step.effort <= left or (step.effort > budget and members == 0))
        ]
        if fitting:
            best = min(fitting, key=lambda step: _rank(step, scores))
            after = tuple(p.step.id for p in placed.values() if _waits_for(best, p.step))
            placed[best.id] = Placed(best, wave, scores[best.id], after, best.effort > budget)
            pending.remove(best)
            raised.add(best.dimension)
            reached[best.dimension] = max(best.end, reached.get(best.dimension, 0))
            left, members = left - best.effort, members + 1
        elif members == 0:
            raise ScheduleError(sorted((step.id for step in pending), key=natural_key))
        else:
            wave, left, members, raised = wave + 1, budget, 0, set()
    return tuple(placed.values())


def is_ready(step: Step, done: Mapping[str, object], reached: Mapping[str, int]) -> bool:
    """Return whether everything the step needs is done or reached."""
    return all(need in done for need in step.needs) and all(
        reached.get(dimension, 0) >= level for dimension, level in step.levels.items()
    )


def score_steps(steps: Sequence[Step], inherit: bool) -> dict[str, Fraction]:
    """Return each step's score: its own priority, or the best of what it unlocks."""
    scores = {step.id: step.priority for step in steps}
    changed = inherit
    while changed:
        changed = False
        for enabler in steps:
            best = max((scores[s.id] for s in steps if _waits_for(s, enabler)), default=Fraction(0))
            if best > scores[enabler.id]:
                scores[enabler.id], changed = best, True
    return scores


def _waits_for(step: Step, enabler: Step) -> bool:
    """Whether the enabler is among the step's needs, or raises a level towards one."""
    if step.id == enabler.id:
        return False
    return enabler.id in step.needs or enabler.start < step.levels.get(enabler.dimension, 0)


def _rank(
    step: Step, scores: Mapping[str, Fraction]
) -> tuple[Fraction, Fraction, Fraction, int, tuple[tuple[int, str], ...]]:
    return -scores[step.id], -step.priority, -step.impact, step.effort, natural_key(step.id)


def natural_key(text: str) -> tuple[tuple[int, str], ...]:
    """Return a sort key that puts D2-3 before D10-3."""
    return tuple(
        (int(part), "") if part.isdigit() else (-1, part) for part in re.findall(r"\d+|\D+", text)
    )


def drop_unreachable(steps: Iterable[Step], levels: Mapping[str, int]) -> tuple[Step, ...]:
    """Return the steps that can ever start, in their order."""
    left = list(steps)
    reached = dict(levels)
    done: dict[str, object] = {}
    progress = True
    while progress:
        progress = False
        for step in left:
            if step.id not in done and is_ready(step, done, reached):
                done[step.id] = step
                reached[step.dimension] = max(step.end, reached.get(step.dimension, 0))
                progress = True
    return tuple(step for step in left if step.id in done)
