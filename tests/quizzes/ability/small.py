"""A small subject for tests of the learner model, and integrals by another way than its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import exp, fsum

import numpy as np

from kb.model import Link, LinkType
from quizzes.ability.model import FirstAnswer, Item, Posterior, Prior
from quizzes.ability.prior import make_prior

TOPICS = ("plans", "demand", "supply", "stock")
LINKS = (
    Link("plans", "demand", LinkType.PREREQUISITE, "first"),
    Link("demand", "supply", LinkType.FEEDS, "feeds"),
    Link("supply", "stock", LinkType.FEEDS, "feeds"),
)
PRIOR = make_prior(TOPICS, LINKS)
ITEMS = {
    item.id: item
    for item in (
        Item(f"{topic}-{place}", topic, 0.5 * place - 1.5, 0.3 * (place % 3), 0.25 * (place % 2))
        for topic in TOPICS
        for place in range(8)
    )
}


def single(mean: float = 0.0, variance: float = 1.0) -> Prior:
    """Return a prior over one topic."""
    return Prior(("demand",), np.array([mean]), np.array([[variance]]))


def believe(
    mean: Sequence[float], covariance: Sequence[Sequence[float]], counts: Sequence[int]
) -> Posterior:
    """Return a posterior over the first topics."""
    topics = TOPICS[: len(mean)]
    return Posterior(topics, np.array(mean), np.array(covariance), tuple(counts))


def answer(*pairs: tuple[str, float]) -> list[FirstAnswer]:
    """Return first answers from pairs of item and credit."""
    return [FirstAnswer(item, credit) for item, credit in pairs]


def chance(ability: float, difficulty: float, guess: float) -> float:
    """Return the chance to be right, as the formula is written."""
    return guess + (1 - guess) / (1 + exp(difficulty - ability))


def integrate(density: Callable[[float], float]) -> tuple[float, float, float]:
    """Return the mass, mean and variance of an unscaled density, by the trapezoid rule."""
    points = [place / 500 for place in range(-5000, 5001)]
    values = [density(point) for point in points]
    mass = fsum(values)
    mean = fsum(v * p for v, p in zip(values, points, strict=True)) / mass
    square = fsum(v * (p - mean) ** 2 for v, p in zip(values, points, strict=True))
    return mass / 500, mean, square / mass
