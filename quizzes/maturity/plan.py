"""The road map of an assessment: targets, the initiatives that close the gaps, waves."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import floor
from types import MappingProxyType

from kb.formulas.roadmap import Placed, Step, drop_unreachable, schedule, weigh_impact
from quizzes.maturity.model import LEVELS, Initiative, Instrument, Scores


@dataclass(frozen=True)
class Wishes:
    """What the reader may change: targets, weights of goals, budget, inheritance."""

    targets: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    weights: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    budget: int | None = None
    inherit: bool = False


@dataclass(frozen=True)
class Entry:
    """One line of the road map; ``wave`` is None for what comes later."""

    number: int
    initiative: Initiative
    priority: Fraction
    wave: int | None
    after: tuple[int, ...]
    alone: bool


@dataclass(frozen=True)
class RoadMap:
    """Entries in the order of work. ``waiting`` need answers or higher targets first."""

    targets: Mapping[str, int]
    entries: tuple[Entry, ...]
    waiting: tuple[Initiative, ...]

    def reach(self, levels: Mapping[str, int], waves: int) -> dict[str, int]:
        """Return the whole levels after so many waves."""
        reached = dict(levels)
        for entry in self.entries:
            if entry.wave is not None and entry.wave <= waves:
                dimension = entry.initiative.dimension
                reached[dimension] = max(reached[dimension], entry.initiative.level)
        return reached


def plan_road_map(
    instrument: Instrument,
    final: Scores,
    stage: int,
    must: Collection[str],
    wishes: Wishes | None = None,
) -> RoadMap:
    """Return the plan from the final scores towards the targets.

    A dimension's target is one stage up unless wished otherwise. A dimension
    without a score has no initiatives, and what depends on it waits.
    """
    wishes = wishes or Wishes()
    levels = {d: floor(score) for d, score in final.items() if score is not None}
    default = min(LEVELS[-1], stage + 1)
    targets = {d.id: wishes.targets.get(d.id, default) for d in instrument.dimensions}
    templates = {
        template.id: template
        for template in instrument.initiatives
        if levels.get(template.dimension, LEVELS[-1]) < template.level
        and template.level <= targets[template.dimension]
    }
    steps = [
        _make_step(instrument, template, levels, targets, template.dimension in must, wishes)
        for template in templates.values()
    ]
    possible = drop_unreachable(steps, levels)
    placed = schedule(
        possible,
        levels,
        wishes.budget or instrument.waves.budget,
        instrument.waves.at_most,
        wishes.inherit,
    )
    known = {step.id for step in possible}
    return RoadMap(
        MappingProxyType(targets),
        _number_entries(templates, placed, len(instrument.waves.names)),
        tuple(t for t in templates.values() if t.id not in known),
    )


def _make_step(
    instrument: Instrument,
    template: Initiative,
    levels: Mapping[str, int],
    targets: Mapping[str, int],
    must: bool,
    wishes: Wishes,
) -> Step:
    by_id = {t.id: t for t in instrument.initiatives}
    needs = dict(instrument.level_needs(template.dimension, template.level))
    for other in (by_id[need] for need in template.needs):
        needs[other.dimension] = max(other.level, needs.get(other.dimension, 0))
    return Step(
        id=template.id,
        dimension=template.dimension,
        start=template.level - 1,
        end=template.level,
        gap=targets[template.dimension] - levels[template.dimension],
        impact=weigh_impact(template.impacts, wishes.weights),
        effort=template.effort,
        weight=instrument.waves.core_weight if must else Fraction(1),
        levels=MappingProxyType(needs),
    )


def _number_entries(
    templates: Mapping[str, Initiative], placed: tuple[Placed, ...], waves: int
) -> tuple[Entry, ...]:
    numbers = {item.step.id: number for number, item in enumerate(placed, 1)}
    return tuple(
        Entry(
            number=numbers[item.step.id],
            initiative=templates[item.step.id],
            priority=item.score,
            wave=item.wave if item.wave <= waves else None,
            after=tuple(numbers[id] for id in item.after),
            alone=item.alone,
        )
        for item in placed
    )
