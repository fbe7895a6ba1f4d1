"""What a maturity instrument consists of: dimensions, facts, rules, initiatives.

Levels and stages run from 1 to 5. Everything here is read from the content
folder once and never changes while a process runs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType

LEVELS = (1, 2, 3, 4, 5)
GOALS = ("service", "cost", "cash", "growth", "risk")
EFFORTS = (1, 2, 3, 5, 8)

Answers = Mapping[str, int | None]
Scores = Mapping[str, Fraction | None]
Facts = Mapping[str, int | bool | None]


class FactKind(StrEnum):
    """How a factual question is answered."""

    MONTHS = "months"
    CYCLES = "cycles"
    COUNT = "count"
    YES_NO = "yes-no"


FACT_LIMITS: Mapping[FactKind, int] = MappingProxyType(
    {FactKind.MONTHS: 120, FactKind.CYCLES: 6, FactKind.COUNT: 999}
)


@dataclass(frozen=True)
class Dimension:
    """One dimension; ``statements`` are levels 1 to 5, ``topics`` are slugs."""

    id: str
    number: int
    name: str
    short: str
    question: str
    core: bool
    topics: tuple[str, ...]
    statements: tuple[str, str, str, str, str]


@dataclass(frozen=True)
class Stage:
    """A stage of the whole process; ``description`` follows the name on the result."""

    number: int
    name: str
    description: str


@dataclass(frozen=True)
class Fact:
    """A question about something that can be looked up."""

    id: str
    kind: FactKind
    question: str
    hint: str


@dataclass(frozen=True)
class Cap:
    """``limits`` hold while the fact's answer is below ``below`` (no counts as 0)."""

    fact: str
    below: int
    limits: Mapping[str, int]
    reason: str


@dataclass(frozen=True)
class Check:
    """A contradiction: all of ``at_least`` and ``at_most`` hold at once.

    With ``limits`` it also caps these dimensions instead of only asking.
    """

    code: str
    at_least: Mapping[str, int]
    at_most: Mapping[str, int]
    limits: Mapping[str, int]
    text: str


@dataclass(frozen=True)
class LevelRule:
    """To reach ``level`` or more in ``dimension`` (None: in any), ``needs`` must hold."""

    dimension: str | None
    level: int
    needs: Mapping[str, int]


@dataclass(frozen=True)
class Initiative:
    """The template that lifts ``dimension`` from ``level`` - 1 to ``level``."""

    id: str
    dimension: str
    level: int
    title: str
    action: str
    owner: str
    effort: int
    impacts: Mapping[str, int]
    evidence: str
    needs: tuple[str, ...]


@dataclass(frozen=True)
class Gate:
    """Thresholds of the stage rule: how many dimensions, how much slack."""

    count: int
    slack: int
    scored: int


@dataclass(frozen=True)
class Waves:
    """How initiatives are spread over time; what is beyond ``names`` comes later."""

    names: tuple[str, ...]
    budget: int
    at_most: int
    core_weight: Fraction


@dataclass(frozen=True)
class Instrument:
    """The whole instrument. ``hash`` identifies this exact content."""

    dimensions: tuple[Dimension, ...]
    stages: tuple[Stage, ...]
    facts: tuple[Fact, ...]
    caps: tuple[Cap, ...]
    checks: tuple[Check, ...]
    notes: Mapping[str, str]
    rules: tuple[LevelRule, ...]
    initiatives: tuple[Initiative, ...]
    gate: Gate
    waves: Waves
    hash: str = ""
    by_id: Mapping[str, Dimension] = field(default_factory=lambda: MappingProxyType({}))

    def initiative(self, dimension: str, level: int) -> Initiative:
        """Return the template that lifts the dimension to this level.

        Raises:
            KeyError: there is none.
        """
        for template in self.initiatives:
            if template.dimension == dimension and template.level == level:
                return template
        raise KeyError(f"{dimension} to {level}")

    def level_needs(self, dimension: str, level: int) -> dict[str, int]:
        """Return the levels other dimensions need before this one reaches ``level``."""
        needs = {dimension: level - 1}
        for rule in self.rules:
            if rule.dimension in {None, dimension} and level >= rule.level:
                for other, least in rule.needs.items():
                    if other != dimension:
                        needs[other] = max(least, needs.get(other, 0))
        return needs
