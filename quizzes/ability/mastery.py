"""How far each topic is mastered, in five steps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from quizzes.ability.curves import GRID
from quizzes.ability.exams import Exam, read_curve
from quizzes.ability.model import Array, Posterior
from quizzes.progress import WORDS, compute_step

_TAIL = 1.2815515655446004  # a normal distribution's 90th percentile
_NODES = np.linspace(-4.0, 4.0, 81)
_WEIGHTS: Array = np.exp(-0.5 * _NODES**2) / np.exp(-0.5 * _NODES**2).sum()


@dataclass(frozen=True)
class Mastery:
    """A learner's command of one topic after ``n`` first answers in it.

    ``chance`` is the chance to get the topic's exam questions right, ``interval`` its 10th
    to 90th percentile. Without an answer the step is 0, and the chance is what the answers
    to other topics and the prior foresee. ``ability`` and ``error`` are in logits.
    """

    topic: str
    step: int
    chance: float
    interval: tuple[float, float]
    n: int
    ability: float
    error: float

    @property
    def word(self) -> str:
        """The word for the step."""
        return WORDS[self.step]


def find_topic_curves(exam: Exam) -> dict[str, Array]:
    """Return the mean credit of each topic's exam questions along the grid of abilities."""
    sums: dict[str, Array] = {}
    weights: dict[str, float] = {}
    for group in exam.groups:
        for part in group.parts:
            weight = group.questions * part.share
            sums[part.topic] = sums.get(part.topic, np.zeros(GRID.size)) + weight * part.credit
            weights[part.topic] = weights.get(part.topic, 0.0) + weight
    return {topic: total / weights[topic] for topic, total in sums.items()}


def measure_mastery(posterior: Posterior, curves: Mapping[str, Array]) -> tuple[Mastery, ...]:
    """Return the mastery of every topic that has a curve, in the posterior's order.

    More ability is never less credit, so the percentiles of the chance are the chances at
    the percentiles of the ability.
    """
    found = []
    for place, topic in enumerate(posterior.topics):
        if topic not in curves:
            continue
        ability = float(posterior.mean[place])
        error = float(np.sqrt(posterior.covariance[place, place]))
        chance = float(_WEIGHTS @ read_curve(ability + error * _NODES, curves[topic]))
        ends: Array = np.array([ability - _TAIL * error, ability + _TAIL * error])
        low, high = read_curve(ends, curves[topic])
        n = posterior.counts[place]
        step = compute_step(chance if n else None)
        found.append(Mastery(topic, step, chance, (float(low), float(high)), n, ability, error))
    return tuple(found)
