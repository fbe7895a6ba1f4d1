"""How ready a learner is for an exam, by simulating it."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

import numpy as np

from quizzes.ability.exams import Exam, read_curve
from quizzes.ability.model import Array, Posterior

ENOUGH = 20  # answers before readiness says anything
DRAWS = 4000
_LOW, _HIGH = 10, 90


@dataclass(frozen=True)
class Readiness:
    """The chance to reach the line, the mean score, and its 10th to 90th percentile.

    All are shares from 0 to 1; ``answers`` are the first answers behind them.
    """

    probability: float
    score: float
    interval: tuple[float, float]
    answers: int


def estimate_readiness(
    posterior: Posterior, exam: Exam, seed: int = 0, draws: int = DRAWS
) -> Readiness | None:
    """Return the readiness, or None with too few answers or nothing to ask.

    The same posterior, exam and seed give the same figures.
    """
    if posterior.answers < ENOUGH or not exam.groups:
        return None
    made = np.random.default_rng(seed)
    abilities = draw_abilities(posterior, made.standard_normal((draws, len(posterior.topics))))
    scores = simulate_scores(exam, posterior.topics, abilities, made.standard_normal(draws))
    low, high = np.percentile(scores, (_LOW, _HIGH))
    return Readiness(
        float(reach_line(exam, scores).mean()),
        float(scores.mean()),
        (float(low), float(high)),
        posterior.answers,
    )


def draw_abilities(posterior: Posterior, normals: Array) -> Array:
    """Return abilities (a row a draw) from standard normal numbers."""
    abilities: Array = posterior.mean + normals @ np.linalg.cholesky(posterior.covariance).T
    return abilities


def simulate_scores(exam: Exam, topics: tuple[str, ...], abilities: Array, normals: Array) -> Array:
    """Return a score from 0 to 1 for each row of abilities.

    Given the abilities a score is a mean of many independent credits, and so it is drawn
    from a normal distribution with their mean and variance.
    """
    places = {topic: at for at, topic in enumerate(topics)}
    mean, variance = np.zeros(len(abilities)), np.zeros(len(abilities))
    for group in exam.groups:
        credit, square = np.zeros(len(abilities)), np.zeros(len(abilities))
        for part in group.parts:
            ability = abilities[:, places[part.topic]]
            credit += part.share * read_curve(ability, part.credit)
            square += part.share * read_curve(ability, part.square)
        mean += group.questions * credit
        variance += group.questions * np.maximum(square - credit**2, 0.0)
    scores: Array = (mean + np.sqrt(variance) * normals) / exam.questions
    return np.clip(scores, 0.0, 1.0)


def reach_line(exam: Exam, scores: Array) -> Array:
    """Return 1 where a score reaches the line and 0 elsewhere.

    Most credits are whole, so a score is rounded to whole questions before it is compared.
    """
    needed = ceil(exam.line * exam.questions - 1e-9)
    reached: Array = (np.round(scores * exam.questions) >= needed).astype(np.float64)
    return reached
