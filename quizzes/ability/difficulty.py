"""How hard a question is: the author's rating first, then more and more what learners show.

The step 1/(1 + 0.05·n) is that of Pelánek, "Applications of the Elo rating system in
adaptive educational systems", Computers & Education 98 (2016).
"""

from __future__ import annotations

from functools import lru_cache
from math import sqrt

from quizzes.ability.model import Evidence

_LOGITS = 0.8
_MIDDLE = 3
_SLOWING = 0.05

# Deviation of true difficulties around the authors' ratings, in logits.
_AUTHORS_ERROR = 0.6
# Mean slope and variance of an answer's credit, over what a bank asks of its learners.
_SLOPE = 0.15
_NOISE = 0.18


def start_difficulty(rating: int) -> Evidence:
    """Return what an author's rating of 1 to 5 stands for, before any answer."""
    return Evidence(_LOGITS * (rating - _MIDDLE), 0)


def find_step(n: int) -> float:
    """Return how far the next answer moves a difficulty after ``n`` answers."""
    return 1 / (1 + _SLOWING * n)


def move_difficulty(evidence: Evidence, credit: float, expected: float) -> Evidence:
    """Return the evidence after one more first answer.

    ``expected`` is the credit that the learner's posterior foresaw before the answer.
    """
    moved = evidence.difficulty + find_step(evidence.n) * (expected - credit)
    return Evidence(moved, evidence.n + 1)


@lru_cache(maxsize=4096)
def find_error(n: int) -> float:
    """Return the deviation of a difficulty after ``n`` answers, in logits.

    A step s pulls the error towards 0 by s times the slope of the credit, and adds s² times
    the variance of one answer. As the first steps are wide, the error grows before it falls.
    """
    variance = _AUTHORS_ERROR**2
    for before in range(n):
        step = find_step(before)
        variance = variance * (1 - step * _SLOPE) ** 2 + step**2 * _NOISE
    return sqrt(variance)
