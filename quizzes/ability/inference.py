"""From first answers to abilities, by expectation propagation.

Each answer depends on one topic's ability alone, so the likelihood of all answers is a
product over topics of functions of one variable. They are multiplied out exactly on a grid,
and expectation propagation (Minka, "Expectation propagation for approximate Bayesian
inference", UAI 2001) replaces each of them by a Gaussian with one site a topic. Answers
merely add up, so their order can't matter. With one topic the result is exact.

Partial credit x counts as x of a right answer and 1 − x of a wrong one (Papke and
Wooldridge's quasi-likelihood for fractions, 1996).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

import numpy as np

from quizzes.ability.curves import GRID, draw_curves
from quizzes.ability.model import Array, FirstAnswer, Item, Posterior, Prior

_ROUNDS = 100
_DAMPING = 0.9
_PRECISION = 1e-6
_POWERS: Array = np.stack([GRID, GRID**2])
_MOMENTS: Array = np.stack([np.ones_like(GRID), GRID, GRID**2], axis=-1)


def estimate_abilities(
    prior: Prior, items: Mapping[str, Item], answers: Iterable[FirstAnswer]
) -> Posterior:
    """Return the posterior after a learner's first answers.

    Answers to items that are no longer in the bank, or whose topic isn't, are left out.
    """
    kept = sorted(
        (answer.item, answer.credit)
        for answer in answers
        if answer.item in items and items[answer.item].topic in prior.places
    )
    known = [items[id] for id, _ in kept]
    places = np.array([prior.places[item.topic] for item in known], dtype=np.intp)
    weighed = np.zeros((len(prior.topics), GRID.size))
    if known:
        credits: Array = np.array([credit for _, credit in kept])
        np.add.at(weighed, places, weigh_credits(draw_curves(known), credits))
    mean, covariance = combine(prior, weighed)
    counted = Counter(item.topic for item in known)
    return Posterior(prior.topics, mean, covariance, tuple(counted[t] for t in prior.topics))


def weigh_credits(curves: Array, credits: Array) -> Array:
    """Return the log-likelihood of each credit along its item's curve."""
    shares = np.clip(curves, 1e-12, 1 - 1e-12)
    x = credits[:, None]
    weighed: Array = x * np.log(shares) + (1 - x) * np.log1p(-shares)
    return weighed


def combine(prior: Prior, weighed: Array) -> tuple[Array, Array]:
    """Return mean and covariance after log-likelihoods by topic (rows) along the grid.

    Leading axes, if there are any, stand for learners, who are all worked out at once.
    """
    inverse: Array = np.asarray(np.linalg.inv(prior.covariance), dtype=np.float64)
    start = inverse @ prior.mean
    precision = np.zeros(weighed.shape[:-1])
    shift = np.zeros_like(precision)
    answered = np.ptp(weighed, axis=-1) > 0
    mean, covariance = _solve(inverse, start, precision, shift)
    for _ in range(_ROUNDS):
        fresh = _match(mean, covariance, precision, shift, weighed)
        precision += np.where(answered, _DAMPING * (fresh[0] - precision), 0.0)
        shift += np.where(answered, _DAMPING * (fresh[1] - shift), 0.0)
        before = mean
        mean, covariance = _solve(inverse, start, precision, shift)
        if np.abs(mean - before).max(initial=0.0) < _PRECISION:
            break
    return mean, covariance


def _solve(inverse: Array, start: Array, precision: Array, shift: Array) -> tuple[Array, Array]:
    known = inverse + precision[..., None] * np.eye(len(start))
    covariance: Array = np.asarray(np.linalg.inv(known), dtype=np.float64)
    mean: Array = (covariance @ (start + shift)[..., None])[..., 0]
    return mean, covariance


def _match(
    mean: Array, covariance: Array, precision: Array, shift: Array, weighed: Array
) -> tuple[Array, Array]:
    """Return the sites that give each topic the moments of its exact likelihood."""
    variance = np.diagonal(covariance, axis1=-2, axis2=-1)
    wide = 1 / (1 / variance - precision)
    middle = wide * (mean / variance - shift)
    density = weighed + np.stack([middle / wide, -0.5 / wide], axis=-1) @ _POWERS
    density = np.exp(density - density.max(axis=-1, keepdims=True))
    whole, first, second = np.moveaxis(density @ _MOMENTS, -1, 0)
    found = first / whole
    spread = second / whole - found**2
    # Answers that contradict each other can widen a posterior; a site never does.
    gained = np.maximum(1 / spread - 1 / wide, 0.0)
    return gained, found * (gained + 1 / wide) - middle / wide
