"""A placement: which question comes next, and where somebody stands at its end."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from quizzes.ability.inference import estimate_abilities
from quizzes.ability.mastery import Mastery
from quizzes.ability.model import Array, FirstAnswer, Posterior
from quizzes.ability.placement import CLOSE, LONGEST, Level, choose_question, find_level
from quizzes.enemies import Truce
from quizzes.exams.model import Plan
from quizzes.learner import Learner
from quizzes.model import Kind, Question
from quizzes.sittings import Item, Sitting

_LONG = {Kind.NUMERIC, Kind.TABLE}
_LONG_SHARE = 3  # one question in so many is a calculation, at most


@dataclass(frozen=True, eq=False)
class Placement:
    """A placement of a learner by a blueprint, as far as it has come.

    ``learner`` has the answers given elsewhere. ``sitting`` is None before the start, and
    ``barred`` are questions not to ask: seen before, or asked by an exam that runs.
    """

    learner: Learner
    plan: Plan
    sitting: Sitting | None = None
    barred: frozenset[str] = frozenset()

    @property
    def asked(self) -> tuple[Item, ...]:
        """The questions asked so far."""
        return self.sitting.items if self.sitting else ()

    @property
    def waiting(self) -> Item | None:
        """The question that waits for its answer."""
        return next((item for item in self.asked if not item.sequence), None)

    @property
    def longest(self) -> int:
        """How many questions it asks at most."""
        return self.plan.blueprint.questions or LONGEST

    @cached_property
    def posterior(self) -> Posterior:
        """What is known of the abilities; a question that wasn't known earned nothing."""
        course = self.learner.course
        own = self.sitting.id if self.sitting else None
        given = [
            FirstAnswer(answer.question_id, answer.credit)
            for answer in self.learner.first
            if answer.attempt_id != own
        ]
        given += [
            FirstAnswer(item.question_id, item.answer.credit if item.answer else 0.0)
            for item in self.asked
            if item.sequence
        ]
        return estimate_abilities(course.prior, course.items, given)

    @cached_property
    def weights(self) -> Array:
        """Each topic's share of the blueprint, in the posterior's order."""
        shares = {stratum.key: stratum.share for stratum in self.plan.strata if stratum.available}
        found: Array = np.array([shares.get(topic, 0.0) for topic in self.posterior.topics])
        total = float(found.sum())
        return found / total if total else np.full(len(found), 1 / max(1, len(found)))

    @property
    def level(self) -> Level:
        """The ability over the whole blueprint, with its standard error."""
        return find_level(self.posterior, self.weights)

    @property
    def over(self) -> bool:
        """Whether enough is known or asked."""
        close = self.plan.blueprint.stop_error or CLOSE
        return len(self.asked) >= self.longest or self.level.error < close

    def choose(self, unusable: Collection[str] = ()) -> Question | None:
        """Return the question that tells most, or None if nothing is left to ask.

        Enemies of those asked stay out, and so do cases: one takes as long as six questions.
        Calculations are at most a third: they tell most, since nobody guesses them, but each
        takes twice as long as a choice. The same answers to the same attempt give the same
        question.
        """
        course, blueprint = self.learner.course, self.plan.blueprint
        truce = Truce()
        for item in self.asked:
            truce.add(course.bank.by_id.get(item.question_id, item.question))
        taken = {item.question_id for item in self.asked} | self.barred | set(unusable)
        weighed = {t for t, w in zip(self.posterior.topics, self.weights, strict=True) if w}
        open_to = [
            question
            for question in course.bank.questions
            if question.kind in blueprint.kinds - {Kind.CASE}
            and question.topic in weighed
            and question.id not in taken
            and truce.admits(question)
        ]
        quick = [question for question in open_to if question.kind not in _LONG]
        long = sum(item.question.kind in _LONG for item in self.asked)
        if quick and _LONG_SHARE * long > len(self.asked):
            open_to = quick
        seed = self.sitting.seed if self.sitting else 0
        items = [course.items[question.id] for question in open_to]
        chosen = choose_question(self.posterior, self.weights, items, (), seed)
        return course.bank.by_id[chosen.id] if chosen else None


@dataclass(frozen=True, eq=False)
class PlacementResult:
    """Where a learner stands once a placement is over, from all their answers.

    ``asked`` counts the placement's own questions; ``right`` is what they earned.
    """

    learner: Learner
    sitting: Sitting

    @property
    def asked(self) -> int:
        """How many questions were answered, those not known included."""
        return sum(item.sequence > 0 for item in self.sitting.items)

    @property
    def right(self) -> float:
        """What they earned."""
        return sum(item.answer.credit for item in self.sitting.items if item.answer)

    @cached_property
    def topics(self) -> tuple[Mastery, ...]:
        """The command of every topic, those not asked about too, the weakest first."""
        found = self.learner.measure().values()
        return tuple(sorted(found, key=lambda mastery: (mastery.chance, mastery.topic)))

    @cached_property
    def mean(self) -> float | None:
        """The mean chance over the topics, or None without any."""
        chances = [mastery.chance for mastery in self.topics]
        return sum(chances) / len(chances) if chances else None
