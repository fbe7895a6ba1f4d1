"""From checked entries to an instrument, and the checks that need all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from graphlib import CycleError, TopologicalSorter
from types import MappingProxyType
from typing import Any

from quizzes.maturity.model import (
    LEVELS,
    Cap,
    Check,
    Dimension,
    Fact,
    FactKind,
    Gate,
    Initiative,
    Instrument,
    LevelRule,
    Stage,
    Waves,
)

Fault = tuple[str, str]


def assemble(sections: Mapping[str, Any], hash: str) -> tuple[Instrument | None, list[Fault]]:
    """Return the instrument, or None and its faults as (place, message).

    The sections hold entries that passed their schemas, by id where they have one.
    """
    dimensions = tuple(
        sorted((_make_dimension(d) for d in sections["dimensions"].values()), key=_by_number)
    )
    instrument = Instrument(
        dimensions=dimensions,
        stages=tuple(Stage(**s) for _, s in sorted(sections["stages"].items())),
        facts=tuple(
            Fact(f["id"], FactKind(f["kind"]), f["question"], f["hint"])
            for f in sections["facts"].values()
        ),
        caps=tuple(Cap(**cap) for cap in sections["caps"].values()),
        checks=tuple(Check(**check) for check in sections["checks"].values()),
        notes=MappingProxyType(dict(sections["notes"])),
        rules=tuple(LevelRule(**rule) for rule in sections["rules"].values()),
        initiatives=tuple(_make_initiative(i) for i in sections["initiatives"].values()),
        gate=Gate(**sections["gate"]),
        waves=_make_waves(sections["waves"]),
        hash=hash,
        by_id=MappingProxyType({d.id: d for d in dimensions}),
    )
    faults = [*_check_stages(instrument), *_check_names(instrument), *_check_steps(instrument)]
    faults = faults or list(_check_order(instrument))
    return (None, faults) if faults else (instrument, [])


def _by_number(dimension: Dimension) -> int:
    return dimension.number


def _make_dimension(entry: Mapping[str, Any]) -> Dimension:
    return Dimension(
        id=entry["id"],
        number=int(entry["id"][1:]),
        name=entry["name"],
        short=entry["short"],
        question=entry["question"],
        core=entry["core"],
        topics=tuple(entry["topics"]),
        statements=tuple(entry["statements"]),
    )


def _make_initiative(entry: Mapping[str, Any]) -> Initiative:
    dimension, _, level = entry["id"].partition("-")
    return Initiative(
        dimension=dimension,
        level=int(level),
        **{k: v for k, v in entry.items() if k not in {"needs", "impacts"}},
        impacts=MappingProxyType(dict(entry["impacts"])),
        needs=tuple(entry["needs"]),
    )


def _make_waves(entry: Mapping[str, Any]) -> Waves:
    return Waves(
        names=tuple(entry["names"]),
        budget=entry["budget"],
        at_most=entry["at_most"],
        core_weight=Fraction(entry["core_weight"]),
    )


def _check_stages(instrument: Instrument) -> Iterator[Fault]:
    if tuple(stage.number for stage in instrument.stages) != LEVELS:
        yield "stages", "Describe each of the stages 1 to 5 once."
    size = len(instrument.dimensions)
    for name, value in (("count", instrument.gate.count), ("scored", instrument.gate.scored)):
        if value > size:
            yield f"gate.{name}", f"{value} is more than the {size} dimensions. Lower it."


def _check_names(instrument: Instrument) -> Iterator[Fault]:
    facts = {fact.id for fact in instrument.facts}
    named = [
        *((f"caps[{n}]", cap.limits) for n, cap in enumerate(instrument.caps, 1)),
        *((f"rules[{n}]", rule.needs) for n, rule in enumerate(instrument.rules, 1)),
        *((c.code, part) for c in instrument.checks for part in (c.at_least, c.at_most, c.limits)),
        *((f"rules[{n}]", [r.dimension]) for n, r in enumerate(instrument.rules, 1) if r.dimension),
    ]
    for place, dimensions in named:
        for dimension in dimensions:
            if dimension not in instrument.by_id:
                yield place, f"There is no dimension {dimension}. Correct the code or add it."
    for number, cap in enumerate(instrument.caps, 1):
        if cap.fact not in facts:
            yield f"caps[{number}]", f"There is no fact {cap.fact}. Correct the code or add it."


def _check_steps(instrument: Instrument) -> Iterator[Fault]:
    templates = {template.id: template for template in instrument.initiatives}
    for dimension in instrument.dimensions:
        for level in LEVELS[1:]:
            if f"{dimension.id}-{level}" not in templates:
                yield "initiatives", f"{dimension.id}-{level} is missing. Write this step."
    for template in templates.values():
        if template.dimension not in instrument.by_id:
            yield template.id, f"There is no dimension {template.dimension}."
        for need in template.needs:
            if need not in templates:
                yield template.id, f"It needs {need}, which does not exist."
            elif templates[need].level > template.level:
                yield template.id, f"It needs {need}, which lies on a higher level than itself."


def _check_order(instrument: Instrument) -> Iterator[Fault]:
    waits = {
        template.id: {
            *template.needs,
            *(
                f"{dimension}-{level}"
                for dimension, level in instrument.level_needs(
                    template.dimension, template.level
                ).items()
                if level >= LEVELS[1]
            ),
        }
        for template in instrument.initiatives
    }
    try:
        TopologicalSorter(waits).prepare()
    except CycleError as error:
        names = ", ".join(dict.fromkeys(error.args[1]))
        yield "initiatives", f"{names} wait for each other. Remove one of their needs."
