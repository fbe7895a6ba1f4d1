"""How hard a question is: the author's rating first, then more and more what learners show.

A rating is a guess of known error, so a difficulty is a normal variable whose variance
falls with every answer. With about 0.1 of information an answer the variance after n of
them is 1/(1 + 0.05·n) of the first one, which is the step of Pelánek, "Applications of the
Elo rating system in adaptive educational systems", Computers & Education 98 (2016); each
answer moves the mean by the variance times the slope of its log-likelihood, as a Kalman
filter does (Fahrmeir, "Posterior mode estimation by extended Kalman filtering", JASA 1992).
"""

from __future__ import annotations

from math import sqrt

import numpy as np

from quizzes.ability.curves import find_credit
from quizzes.ability.model import Array, Evidence

_LOGITS = 0.8
_MIDDLE = 3
_SLOWING = 0.05

# Experts' ratings of difficulty correlate 0.5 to 0.7 with what learners show; with ratings that
# spread over 0.6 logits that leaves an error of 0.6 to 0.9.
# Deviation of true difficulties around the authors' ratings, in logits.
_AUTHORS_ERROR = 0.7

_NODES = np.linspace(-4.0, 4.0, 33)
_WEIGHTS: Array = np.exp(-0.5 * _NODES**2) / np.exp(-0.5 * _NODES**2).sum()


def start_difficulty(rating: int) -> Evidence:
    """Return what an author's rating of 1 to 5 stands for, before any answer."""
    return Evidence(_LOGITS * (rating - _MIDDLE), 0)


def find_step(n: int) -> float:
    """Return how far the next answer moves a difficulty after ``n`` answers; 1 for the first."""
    return 1 / (1 + _SLOWING * n)


def find_error(n: int) -> float:
    """Return the standard deviation of a difficulty after ``n`` answers, in logits."""
    return _AUTHORS_ERROR * sqrt(find_step(n))


def move_difficulty(
    evidence: Evidence, guess: float, ability: float, error: float, credit: float
) -> Evidence:
    """Return the evidence after one more first answer.

    ``ability`` and ``error`` are those of the learner in the item's topic before the answer.
    """
    figures = (evidence.difficulty, find_error(evidence.n), guess, ability, error, credit)
    moved = float(find_move(*(np.full(1, figure) for figure in figures))[0])
    return Evidence(evidence.difficulty + moved, evidence.n + 1)


def find_move(
    difficulty: Array, doubt: Array, guess: Array, ability: Array, error: Array, credit: Array
) -> Array:
    """Return by how much each of some credits moves the difficulty of its item.

    ``doubt`` is the difficulty's error, ``error`` the ability's.
    """
    abilities = ability[:, None] + error[:, None] * _NODES
    foreseen = find_credit(abilities, difficulty[:, None], doubt[:, None], guess[:, None])
    # The derivative of c + (1 − c)·logistic(f·x) is f·(p − c)·(1 − p)/(1 − c).
    slopes = (foreseen - guess[:, None]) * (1 - foreseen)
    slope = (slopes @ _WEIGHTS) / (1 - guess) / np.sqrt(1 + np.pi / 8 * doubt**2)
    expected = foreseen @ _WEIGHTS
    move: Array = doubt**2 * slope * (expected - credit) / (expected * (1 - expected))
    return move
