"""How the chance to earn credit follows from ability."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from quizzes.ability.model import Array, Item

# Abilities beyond ±6 logits are never reached: the prior's deviation is about 1.
GRID: Array = np.linspace(-6.0, 6.0, 121)

# How alike the steps of one item turn out for a learner of given ability.
_ALIKE = 0.4


def find_credit(ability: Array, difficulty: Array, error: Array, guess: Array) -> Array:
    """Return the expected credit; the arguments broadcast against one another.

    c + (1 − c)·logistic(ability − difficulty) is the three-parameter logistic model with
    discrimination 1 (Birnbaum, in Lord and Novick, "Statistical theories of mental test
    scores", 1968). An uncertain difficulty flattens the curve: the mean of a logistic over
    a normal of variance v is nearly logistic(x / √(1 + π·v/8)) (MacKay, "The evidence
    framework applied to classification networks", 1992).
    """
    flat = 1 / np.sqrt(1 + np.pi / 8 * error**2)
    # The logistic function by way of tanh, which never overflows.
    knows = 0.5 + 0.5 * np.tanh(0.5 * flat * (ability - difficulty))
    credit: Array = guess + (1 - guess) * knows
    return credit


def draw_curves(items: Sequence[Item], ability: Array = GRID) -> Array:
    """Return each item's expected credit (rows) at each ability (columns)."""
    figures: Array = np.array([(i.difficulty, i.error, i.guess) for i in items]).reshape(-1, 3)
    difficulty, error, guess = (figures[:, [at]] for at in range(3))
    return find_credit(ability[None, :], difficulty, error, guess)


def find_variance(credit: Array, steps: Array) -> Array:
    """Return the variance of a credit that is earned in so many equal steps.

    The steps of one item are alike: with correlation ρ a mean of k of them varies
    (1 + (k − 1)·ρ) / k as much as one.
    """
    variance: Array = credit * (1 - credit) * (1 + (steps - 1) * _ALIKE) / steps
    return variance
