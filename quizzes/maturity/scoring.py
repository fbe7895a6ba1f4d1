"""From dimension scores to index, stage and what blocks the next stage.

Scores are exact fractions. The stage looks at whole levels (floors) only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from quizzes.maturity.model import Dimension, Facts, Gate, Instrument, Scores
from quizzes.texts import format_number


@dataclass(frozen=True)
class AppliedCap:
    """A cap that lowered a score; ``source`` is a fact's id or a check's code."""

    source: str
    dimension: str
    limit: int
    reason: str


@dataclass(frozen=True)
class StageResult:
    """``stage`` is None without enough answers; otherwise it lies in low–high."""

    stage: int | None
    low: int | None
    high: int | None

    @property
    def provisional(self) -> bool:
        """Whether unscored dimensions could still change the stage."""
        return self.low != self.high


@dataclass(frozen=True)
class Blocker:
    """A dimension and the level it has to reach."""

    dimension: str
    to: int


@dataclass(frozen=True)
class Blockers:
    """All of ``must``, and any ``count`` of ``any_of``, are what ``stage`` still takes."""

    stage: int
    must: tuple[Blocker, ...]
    count: int
    any_of: tuple[str, ...]


def format_score(value: Fraction, places: int = 1) -> str:
    """Return the value as text, halves away from zero: 43/20 gives 2.2."""
    return format_number(value, places)


def cap_scores(
    instrument: Instrument, scores: Scores, facts: Facts
) -> tuple[dict[str, Fraction | None], tuple[AppliedCap, ...]]:
    """Return the final scores and the caps that made them, the binding ones only.

    Evidence caps act first, so that a check that caps reads final scores.
    """
    limits = [
        AppliedCap(cap.fact, dimension, limit, cap.reason)
        for cap in instrument.caps
        if (answer := facts.get(cap.fact)) is not None and answer < cap.below
        for dimension, limit in cap.limits.items()
    ]
    evidenced = {d.id: _lower(d.id, scores.get(d.id), limits) for d in instrument.dimensions}
    for check in instrument.checks:
        if check.limits and holds(check.at_least, check.at_most, evidenced):
            limits += [
                AppliedCap(check.code, dimension, limit, check.text)
                for dimension, limit in check.limits.items()
            ]
    final = {d.id: _lower(d.id, scores.get(d.id), limits) for d in instrument.dimensions}
    binding = tuple(
        cap
        for cap in limits
        if (before := scores.get(cap.dimension)) is not None
        and cap.limit < before
        and cap.limit == final[cap.dimension]
    )
    return final, binding


def _lower(dimension: str, score: Fraction | None, caps: list[AppliedCap]) -> Fraction | None:
    if score is None:
        return None
    return min([score, *(Fraction(c.limit) for c in caps if c.dimension == dimension)])


def holds(at_least: Mapping[str, int], at_most: Mapping[str, int], scores: Scores) -> bool:
    """Return whether every bound holds; an unscored dimension meets none."""
    for bounds, sign in ((at_least, 1), (at_most, -1)):
        for dimension, bound in bounds.items():
            score = scores.get(dimension)
            if score is None or sign * score < sign * bound:
                return False
    return True


def find_unevidenced(instrument: Instrument, scores: Scores, facts: Facts) -> tuple[str, ...]:
    """Return the dimensions that an unanswered factual question could have lowered."""
    open_limits = [
        (dimension, limit)
        for cap in instrument.caps
        if facts.get(cap.fact) is None
        for dimension, limit in cap.limits.items()
    ]
    return tuple(
        d.id
        for d in instrument.dimensions
        if (score := scores.get(d.id)) is not None
        and any(dimension == d.id and limit < score for dimension, limit in open_limits)
    )


def compute_index(scores: Scores, gate: Gate) -> Fraction | None:
    """Return the exact mean of what is scored, or None if too little is."""
    known = [score for score in scores.values() if score is not None]
    return sum(known, Fraction(0)) / len(known) if len(known) >= gate.scored else None


def floor_scores(
    dimensions: tuple[Dimension, ...], scores: Scores, unscored: int
) -> dict[str, int]:
    """Return whole levels, with ``unscored`` in place of what nobody answered."""
    found = ((d.id, scores.get(d.id)) for d in dimensions)
    return {id: unscored if score is None else floor(score) for id, score in found}


def pass_gate(instrument: Instrument, levels: Mapping[str, int]) -> int:
    """Return the highest stage that these whole levels reach; 1 if none."""
    reached = [
        stage.number
        for stage in instrument.stages
        if sum(level >= stage.number for level in levels.values()) >= instrument.gate.count
        and all(levels[d.id] >= stage.number for d in instrument.dimensions if d.core)
        and min(levels.values()) >= stage.number - instrument.gate.slack
    ]
    return max(reached, default=1)


def find_stage(instrument: Instrument, scores: Scores) -> StageResult:
    """Return the stage, or its range if unscored dimensions leave it open."""
    known = [d for d in instrument.dimensions if scores.get(d.id) is not None]
    core = [d for d in instrument.dimensions if d.core]
    if len(known) < instrument.gate.scored or any(d not in known for d in core):
        return StageResult(None, None, None)
    low, high = (
        pass_gate(instrument, floor_scores(instrument.dimensions, scores, level))
        for level in (1, 5)
    )
    return StageResult(low, low, high)


def find_blockers(instrument: Instrument, scores: Scores, stage: int) -> Blockers | None:
    """Return what the next stage takes, or None at the last stage.

    An unscored dimension counts as level 1: the list stays complete.
    """
    if stage >= instrument.stages[-1].number:
        return None
    goal, least = stage + 1, stage + 1 - instrument.gate.slack
    levels = floor_scores(instrument.dimensions, scores, 1)
    core = [d for d in instrument.dimensions if d.core and levels[d.id] < goal]
    rest = [d for d in instrument.dimensions if not d.core and levels[d.id] < goal]
    must = [Blocker(d.id, goal) for d in core]
    must += [Blocker(d.id, least) for d in rest if levels[d.id] < least]
    there = sum(level >= goal for level in levels.values())
    count = max(0, instrument.gate.count - there - len(core))
    rest.sort(key=lambda d: (-(scores.get(d.id) or Fraction(1)), d.number))
    return Blockers(goal, tuple(must), count, tuple(d.id for d in rest) if count else ())
