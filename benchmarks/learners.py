"""Simulated learners who differ from what the learner model believes, in every respect.

The model knows the authors' ratings, a general share of ability and the concept graph. Here
each population has its own mean, spread and share; topics hang together by a graph with a
third of its links moved, or by a second hidden trait, or not at all; questions discriminate
between 0.7 and 1.4; guessing is better or worse than blind; the authors' ratings stand for
other distances than they mean to and err; learners slip; the steps of one question go right
or wrong together; and learners practise mixed, topic by topic, or easy questions first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.random import Generator

from kb.model import Link, Topic
from quizzes.ability.model import Array, Item, Places
from quizzes.ability.prior import Belief, make_prior

LEARNERS_A_POPULATION = 50


@dataclass(frozen=True)
class Truth:
    """What the questions are really like; a row each, in the order of ``ids``."""

    ids: tuple[str, ...]
    topics: Places
    ratings: Array
    difficulty: Array
    discrimination: Array
    guess: Array
    slip: Array
    steps: Array


def make_truth(rng: Generator, items: Mapping[str, Item], topics: Sequence[str]) -> Truth:
    """Return a truth behind items whose difficulties are their authors' ratings in logits."""
    kept = list(items.values())
    n, places = len(kept), {topic: place for place, topic in enumerate(topics)}
    ratings = np.array([item.difficulty for item in kept])
    # Experts' ratings of difficulty tend to correlate 0.5 to 0.7 with what learners show.
    stretch, error, shift = rng.uniform(0.7, 1.25), rng.uniform(0.6, 0.9), rng.normal(0, 0.1)
    difficulty = stretch * ratings + rng.normal(0, error, n) + shift
    blind = np.array([item.guess for item in kept])
    return Truth(
        tuple(item.id for item in kept),
        np.array([places[item.topic] for item in kept], dtype=np.intp),
        ratings,
        difficulty,
        np.exp(rng.uniform(np.log(0.7), np.log(1.4), n)),
        blind * rng.uniform(0.6, 1.4, n),
        rng.uniform(0, 0.05, n),
        np.array([float(max(item.steps, item.places)) for item in kept]),
    )


def draw_population(rng: Generator, topics: Sequence[Topic], n: int) -> Array:
    """Return the abilities (a column a topic) of learners from a population of its own."""
    slugs = [topic.slug for topic in topics]
    links = [link for topic in topics for link in topic.links]
    moved: list[Link] = [
        replace(link, target=str(rng.choice(slugs))) if rng.random() < 1 / 3 else link
        for link in links
    ]
    kind = rng.choice(["graph", "traits", "loose"])
    general = rng.uniform(0.3, 0.75)
    belief = Belief(0.0, 1.0, general, reach=rng.uniform(1, 8))
    shared = make_prior(slugs, moved if kind == "graph" else (), belief).covariance
    if kind == "traits":
        # A second trait, such as a feeling for numbers, that some topics need.
        loads = rng.uniform(-0.5, 1.0, len(slugs))
        shared = shared + 0.4 * np.outer(loads, loads)
        width = np.sqrt(np.diag(shared))
        shared = shared / np.outer(width, width)
    deviation = rng.uniform(0.8, 1.4)
    mean = rng.uniform(-0.5, 1.0) + rng.normal(0, 0.25, len(slugs))
    normals = rng.standard_normal((n, len(slugs)))
    abilities: Array = mean + deviation * normals @ np.linalg.cholesky(shared).T
    return abilities


def draw_learners(rng: Generator, topics: Sequence[Topic], n: int) -> Array:
    """Return the abilities of learners from many populations."""
    sizes = [min(LEARNERS_A_POPULATION, n - at) for at in range(0, n, LEARNERS_A_POPULATION)]
    return np.concatenate([draw_population(rng, topics, size) for size in sizes])


def draw_credits(rng: Generator, truth: Truth, abilities: Array, questions: Places) -> Array:
    """Return what learners earn; ``questions`` has a row of places in the truth a learner."""
    ability = np.take_along_axis(abilities, truth.topics[questions], axis=1)
    away = truth.discrimination[questions] * (ability - truth.difficulty[questions])
    steps = truth.steps[questions]
    # What the steps of one question have in common for a learner.
    away = away + np.where(steps > 1, rng.normal(0, 1.2, away.shape), 0.0)
    guess = truth.guess[questions]
    right = guess + (1 - guess - truth.slip[questions]) / (1 + np.exp(-away))
    credits: Array = rng.binomial(steps.astype(np.int64), right) / steps
    return credits


def draw_practice(rng: Generator, truth: Truth, learners: int, answers: int) -> Places:
    """Return the questions that learners meet, in order: a row of places in the truth each."""
    rows = np.empty((learners, answers), dtype=np.intp)
    for learner in range(learners):
        rank = rng.random(len(truth.ids))
        match learner % 3:
            case 1:
                turns = rng.permutation(truth.topics.max() + 1)[truth.topics]
                # Twelve questions on a topic, then the next; the rest later.
                within = np.empty(len(rank))
                for topic in range(truth.topics.max() + 1):
                    own = np.flatnonzero(truth.topics == topic)
                    within[own] = np.argsort(np.argsort(rank[own]))
                rank = turns + rank + 100 * (within >= 12)
            case 2:
                rank = rank + 0.5 * truth.ratings
        rows[learner] = np.argsort(rank)[:answers]
    return rows
