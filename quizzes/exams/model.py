"""The vocabulary of exams: blueprint, stratum, plan, form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from math import sqrt
from types import MappingProxyType

from quizzes.model import Kind, Question
from quizzes.numbers import round_half_up


class Purpose(StrEnum):
    """What a blueprint is for."""

    EXAM = "exam"
    QUIZ = "quiz"
    PLACEMENT = "placement"


class Grouping(StrEnum):
    """What a blueprint spreads its questions over."""

    TOPIC = "topic"
    DOMAIN = "domain"
    SECTION = "section"


@dataclass(frozen=True)
class Blueprint:
    """What an exam asks. A case counts as many questions as it has parts.

    ``weights`` are relative, by the key of the grouping; ``levels`` are the shares
    aimed at. ``minutes`` is 0 where time is not limited, ``line`` the percentage
    that counts as reached. ``unscored`` of the ``questions`` don't count.
    ``stop_error`` ends a placement: the standard error of ability, in logits.
    """

    slug: str
    title: str
    summary: str
    purpose: Purpose
    grouping: Grouping
    questions: int
    unscored: int = 0
    minutes: int = 0
    line: int = 70
    weights: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    levels: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    kinds: frozenset[Kind] = frozenset(Kind)
    topic: str = ""
    note: str = ""
    stop_error: float = 0.0


@dataclass(frozen=True)
class Stratum:
    """One group of a blueprint: its share of the exam, and how far the bank fills it.

    ``scored`` and ``unscored`` are wanted; ``available`` is how many questions can
    stand in one form together; ``share`` is from 0 to 1.
    """

    key: str
    name: str
    share: float
    scored: int
    unscored: int
    available: int

    @property
    def wanted(self) -> int:
        """Return how many questions the blueprint asks for."""
        return self.scored + self.unscored

    @property
    def asked(self) -> int:
        """Return how many questions a form asks: what is wanted, or all there is."""
        return min(self.wanted, self.available)


@dataclass(frozen=True)
class Plan:
    """A blueprint held against a bank: what a form of it will be."""

    blueprint: Blueprint
    strata: tuple[Stratum, ...]

    @property
    def questions(self) -> int:
        """Return how many questions a form asks."""
        return sum(stratum.asked for stratum in self.strata)

    @property
    def unscored(self) -> int:
        """Return how many of them don't count: the blueprint's share of what is asked."""
        return self._scale(self.blueprint.unscored)

    @property
    def minutes(self) -> int:
        """Return the time for a form, in proportion to its questions; 0 has no limit."""
        return self._scale(self.blueprint.minutes)

    @property
    def short(self) -> tuple[Stratum, ...]:
        """Return the groups that the bank can't fill."""
        return tuple(stratum for stratum in self.strata if stratum.asked < stratum.wanted)

    @property
    def covered(self) -> float:
        """Return the weight, from 0 to 1, of the groups from which something is asked."""
        return sum(stratum.share for stratum in self.strata if stratum.asked)

    def _scale(self, number: int) -> int:
        """Return the blueprint's number for as many questions as a form asks; halves go up."""
        return int(round_half_up(Fraction(number * self.questions, self.blueprint.questions)))


@dataclass(frozen=True)
class FormItem:
    """A question in a form, with its variant's seed; ``scored`` says whether it counts."""

    question: Question
    seed: int
    stratum: str
    scored: bool = True


def measure_margin(questions: int, share: float) -> float:
    """Return half the width of a result's 95 % interval, as a share, by the normal approximation.

    0 where nothing counts. ``share`` is the true share of right answers.
    """
    return 1.96 * sqrt(share * (1 - share) / questions) if questions else 0.0


def count_places(question: Question) -> int:
    """Return how many questions of an exam this one stands for: a case its parts, others one."""
    return max(1, len(question.parts))
