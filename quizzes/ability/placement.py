"""Which question tells most about a learner whom nobody knows yet."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.polynomial.hermite_e import hermegauss

from quizzes.ability.curves import find_credit
from quizzes.ability.model import Array, Item, Posterior
from quizzes.draws import Draws

LONGEST = 25
CLOSE = 0.5

# Among questions that tell nearly as much as the best one a draw decides, so that not
# everybody meets the same ones.
_NEARLY = 0.95
_POINTS, _RAW = hermegauss(21)
_WEIGHTS: Array = _RAW / _RAW.sum()


@dataclass(frozen=True)
class Level:
    """A learner's ability over a whole blueprint, in logits, with its standard error."""

    ability: float
    error: float


def find_level(posterior: Posterior, weights: Array) -> Level:
    """Return the mean of the abilities, weighted as the blueprint weighs their topics."""
    return Level(
        float(weights @ posterior.mean), float(np.sqrt(weights @ posterior.covariance @ weights))
    )


def is_placed(
    posterior: Posterior, weights: Array, close: float = CLOSE, longest: int = LONGEST
) -> bool:
    """Return whether a placement ends: the level is known closely, or enough is asked."""
    return posterior.answers >= longest or find_level(posterior, weights).error < close


def measure_gains(posterior: Posterior, weights: Array, items: Sequence[Item]) -> Array:
    """Return by how much an answer to each item is expected to lower the level's variance.

    Knowing x lowers the variance of an ability θ by Cov(x, θ)² / Var(x), exactly so for
    an x of 0 or 1; of that the level w·θ gets the square of its regression on θ. The
    integrals over the posterior are done by Gauss-Hermite quadrature.
    """
    places = {topic: at for at, topic in enumerate(posterior.topics)}
    at = np.array([places[item.topic] for item in items], dtype=np.intp)
    mean, variance = posterior.mean[at], np.diagonal(posterior.covariance)[at]
    offsets = np.sqrt(variance)[:, None] * _POINTS
    figures: Array = np.array([(i.difficulty, i.error, i.guess) for i in items]).reshape(-1, 3)
    difficulty, error, guess = (figures[:, [column]] for column in range(3))
    credit = find_credit(mean[:, None] + offsets, difficulty, error, guess)
    expected = credit @ _WEIGHTS
    shared = (credit * offsets) @ _WEIGHTS
    regression = (posterior.covariance @ weights)[at] / variance
    gains: Array = regression**2 * shared**2 / (expected * (1 - expected))
    return gains


def choose_question(
    posterior: Posterior,
    weights: Array,
    items: Sequence[Item],
    asked: Collection[str],
    seed: int,
) -> Item | None:
    """Return the question to ask next, or None when nothing is left to ask.

    The same seed and answers so far give the same question.
    """
    left = sorted((item for item in items if item.id not in asked), key=lambda item: item.id)
    left = [item for item in left if item.topic in posterior.topics]
    if not left:
        return None
    gains = measure_gains(posterior, weights, left)
    good = np.flatnonzero(gains >= _NEARLY * gains.max())
    return left[int(good[Draws("placement", seed, posterior.answers).below(len(good))])]
