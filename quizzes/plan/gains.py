"""What a minute of study is expected to add to an exam's score, topic by topic.

Nobody's learning is known beforehand, so the model is small and its assumptions stand here:

* A question that is answered and explained raises the topic's ability by ``QUESTION`` logits
  in somebody who knows nothing of the topic. The step shrinks with what is known: who gets
  all of the exam's questions right gains half of it, by ``KNOWN``.
* Reading a whole topic raises it by ``READING`` logits, shrinking alike; a section counts by
  its share of the topic's minutes. Per minute that is more than questions give at first.
* Where what a topic rests on is not steady, less sticks: down to ``ALONE`` of the step when
  nothing of its weakest prerequisite is known. Learning that prerequisite therefore counts
  for the topics behind it too, with what they have still to gain.
* What was learnt fades until the exam as FSRS says of an idea met for the first time.

The gain is counted in the exam's score. The chance to reach the line rises with it, and to
first order in the same ratio for all topics, but is flat for those far from the line.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import erf, sqrt

import numpy as np

from quizzes.ability.curves import GRID, find_credit
from quizzes.ability.exams import read_curve
from quizzes.ability.model import Array, Posterior
from quizzes.plan.model import Syllabus
from quizzes.root_cause import STEADY

QUESTION = 0.08
READING = 1.0
ALONE = 0.4
KNOWN = 0.5
QUESTION_MINUTES = 1.5  # 84 seconds to answer, as in the exam, and a little to read why

_NODES = np.linspace(-3.0, 3.0, 25)
_WEIGHTS: Array = np.exp(-0.5 * _NODES**2) / np.exp(-0.5 * _NODES**2).sum()
# What stands for a topic that the exam doesn't ask about.
_PLAIN: Array = find_credit(GRID, np.zeros(1), np.zeros(1), np.full(1, 0.2))


@dataclass(frozen=True, eq=False)
class Outlook:
    """What is expected of a learner, an entry a topic.

    ``chance`` is the share of the topic's exam questions they get right, ``slope`` how it
    rises with a logit of ability. ``support`` is the share of a lesson that sticks. ``worth``
    is what a logit of ability adds to the exam's score, by way of later topics included.
    """

    chance: Array
    slope: Array
    support: Array
    worth: Array
    score: float
    error: float

    @property
    def openness(self) -> Array:
        """How much of a lesson is news and finds a base."""
        opened: Array = (1 - KNOWN * self.chance) * self.support
        return opened


def foresee(syllabus: Syllabus, posterior: Posterior, lessons: Array | None = None) -> Outlook:
    """Return the outlook; ``lessons`` are logits by topic that study is expected to add."""
    places = [posterior.topics.index(topic) for topic in syllabus.topics]
    covariance = posterior.covariance[np.ix_(places, places)]
    ability = posterior.mean[places] + (0.0 if lessons is None else lessons)
    nodes = ability[:, None] + np.sqrt(np.diagonal(covariance))[:, None] * _NODES
    curves = [syllabus.curves.get(topic, _PLAIN) for topic in syllabus.topics]
    chance: Array = np.array(
        [_WEIGHTS @ read_curve(at, curve) for at, curve in zip(nodes, curves, strict=True)]
    )
    step = 0.05
    higher: Array = np.array(
        [_WEIGHTS @ read_curve(at + step, curve) for at, curve in zip(nodes, curves, strict=True)]
    )
    slope = (higher - chance) / step
    weights = syllabus.weights
    support, worth = _follow_links(syllabus, chance, slope, weights * slope)
    questions = max(syllabus.exam.questions, 1)
    spread = weights * slope
    error = sqrt(
        float(spread @ covariance @ spread + weights @ (chance * (1 - chance)) / questions)
    )
    return Outlook(chance, slope, support, worth, float(weights @ chance), error)


def _follow_links(
    syllabus: Syllabus, chance: Array, slope: Array, direct: Array
) -> tuple[Array, Array]:
    """Return what sticks of each topic, and what each is worth with the topics behind it."""
    at = {topic: place for place, topic in enumerate(syllabus.topics)}
    support, worth = np.ones_like(chance), direct.copy()
    for topic, place in at.items():
        before = [at[need] for need in syllabus.needs[topic]]
        if not before:
            continue
        weakest = min(before, key=lambda need: (chance[need], need))
        support[place] = ALONE + (1 - ALONE) * min(1.0, chance[weakest] / STEADY)
        if chance[weakest] < STEADY:
            to_come = direct[place] * READING * (1 - KNOWN * chance[place])
            worth[weakest] += (1 - ALONE) / STEADY * slope[weakest] * to_come
    return support, worth


def find_lesson(openness: float, questions: float) -> float:
    """Return the logits that so many questions add in one go.

    Each leaves less to learn for the next, so that they add up more slowly.
    """
    # About a quarter of a point of chance goes with a logit.
    shrinking = 0.25 * QUESTION
    return openness * QUESTION * (1 - float((1 - shrinking) ** questions)) / shrinking


def raise_chance(outlook: Outlook, line: float, gained: float) -> float:
    """Return by how much the chance of reaching the line rises with the exam's score."""

    def reach(score: float) -> float:
        return 0.5 + 0.5 * erf((score - line) / outlook.error / sqrt(2))

    return reach(outlook.score + gained) - reach(outlook.score)
