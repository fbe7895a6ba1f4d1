"""An exam as the learner model sees it: how its score follows from abilities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from quizzes.ability.curves import GRID, draw_curves, find_variance
from quizzes.ability.model import Array, Item
from quizzes.draws import Draws
from quizzes.exams.forms import choose_questions
from quizzes.exams.model import Plan
from quizzes.exams.plans import apportion
from quizzes.model import Bank

FORMS = 40

Asked = dict[str, Counter[str]]


@dataclass(frozen=True)
class Part:
    """What one group of an exam takes from one topic, for each of its questions.

    ``share`` is the chance that a question comes from the topic. ``credit`` and ``square``
    are the means, over the topic's pool, of a credit and of its square along the grid.
    """

    topic: str
    share: float
    credit: Array
    square: Array


@dataclass(frozen=True)
class Group:
    """One group of an exam: how many of its questions count, and where they come from."""

    questions: int
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Exam:
    """An exam that could be asked now. ``line`` is a share of the full mark."""

    groups: tuple[Group, ...]
    line: float

    @property
    def questions(self) -> int:
        """How many questions count."""
        return sum(group.questions for group in self.groups)

    def weigh_topics(self, topics: Sequence[str]) -> Array:
        """Return each topic's share of the questions that count, in the order given."""
        shares = dict.fromkeys(topics, 0.0)
        for group in self.groups:
            for part in group.parts:
                shares[part.topic] += group.questions * part.share / self.questions
        return np.array([shares[topic] for topic in topics])


def sketch_exam(plan: Plan, bank: Bank, items: Mapping[str, Item], forms: int = FORMS) -> Exam:
    """Return what a form of the plan would be, with the questions that count alone."""
    return make_exam(plan, count_asked(plan, bank, forms), items)


def count_asked(plan: Plan, bank: Bank, forms: int = FORMS) -> Asked:
    """Return how often each group of so many forms asks each question.

    This takes a third of a second and depends on the bank alone.
    """
    drawn: Asked = {stratum.key: Counter() for stratum in plan.strata if stratum.asked}
    for form in range(forms):
        draws = Draws("sketch", plan.blueprint.slug, form)
        for question, key in choose_questions(plan, bank, draws, {}):
            drawn[key][question.id] += 1
    return drawn


def make_exam(plan: Plan, drawn: Asked, items: Mapping[str, Item]) -> Exam:
    """Return the exam that asks questions as often as forms did: its weight in its group."""
    asked = {stratum.key: stratum.asked for stratum in plan.strata if stratum.asked}
    unscored = apportion(plan.unscored, asked) if asked else {}
    pools = {
        key: [(items[id], n) for id, n in counts.items() if id in items]
        for key, counts in drawn.items()
    }
    groups = [
        make_group(count - unscored[key], pools[key])
        for key, count in asked.items()
        if count > unscored[key] and pools[key]
    ]
    return Exam(tuple(groups), plan.blueprint.line / 100)


def make_group(questions: int, pool: Iterable[tuple[Item, float]]) -> Group:
    """Return a group that draws from a pool of items with weights."""
    by_topic: dict[str, list[tuple[Item, float]]] = {}
    for item, weight in pool:
        by_topic.setdefault(item.topic, []).append((item, weight * item.places))
    total = sum(weight for some in by_topic.values() for _, weight in some)
    return Group(
        questions,
        tuple(_make_part(topic, some, total) for topic, some in by_topic.items()),
    )


def _make_part(topic: str, pool: list[tuple[Item, float]], total: float) -> Part:
    weights: Array = np.array([weight for _, weight in pool])
    curves = draw_curves([item for item, _ in pool])
    steps: Array = np.array([[item.steps] for item, _ in pool], dtype=np.float64)
    squares = curves**2 + find_variance(curves, steps)
    share = weights / weights.sum()
    return Part(topic, float(weights.sum() / total), share @ curves, share @ squares)


def read_curve(ability: Array, curve: Array) -> Array:
    """Return a curve's values at abilities, which may lie beyond the grid's ends."""
    values: Array = np.interp(ability, GRID, curve)
    return values
