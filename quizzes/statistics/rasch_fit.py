"""The EM algorithm behind the Rasch difficulties."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt, tau

import numpy as np
from numpy.polynomial.hermite_e import hermegauss
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Settings:
    """Nodes, the priors' weight, and when to stop.

    ``spread`` is the deviation of difficulties that the prior expects;
    ``learners`` how many unseen learners of deviation 1 are added.
    """

    nodes: int = 61
    spread: float = 2.5
    learners: float = 5.0
    precision: float = 1e-5
    iterations: int = 500


DEFAULTS = Settings()


class Fit:
    """Difficulties and the abilities' deviation, as far as they are found.

    ``credits`` and ``reached`` have a row per learner and a column per question; what
    wasn't reached is 0 in both.
    """

    def __init__(self, credits: Array, reached: Array, settings: Settings) -> None:
        self.credits, self.reached, self.settings = credits, reached, settings
        points, weights = hermegauss(settings.nodes)
        self.points: Array = points
        self.log_weights: Array = np.log(weights / sqrt(tau))
        self.difficulties: Array = np.zeros(credits.shape[1])
        self.deviation = 1.0
        self.iterations = 0

    def run(self) -> bool:
        """Repeat both steps until nothing moves; return whether it came to rest."""
        while self.iterations < self.settings.iterations:
            self.iterations += 1
            before, width = self.difficulties, self.deviation
            posterior = self._weigh_nodes()
            self._move_difficulties(posterior)
            self._move_deviation(posterior)
            moved = float(np.abs(self.difficulties - before).max())
            if max(moved, abs(self.deviation - width)) < self.settings.precision:
                return True
        return False

    def _find_logits(self) -> Array:
        """Return ability minus difficulty, by question and node."""
        return self.deviation * self.points[None, :] - self.difficulties[:, None]

    def _weigh_nodes(self) -> Array:
        """Return how likely each learner (row) stands at each node, given their answers."""
        logits = self._find_logits()
        logs = self.credits @ logits - self.reached @ np.logaddexp(0.0, logits)
        logs += self.log_weights
        weights: Array = np.exp(logs - logs.max(axis=1, keepdims=True))
        weights /= weights.sum(axis=1, keepdims=True)
        return weights

    def _move_difficulties(self, posterior: Array) -> None:
        """Take Newton's step for each question; it is concave, and a step is at most 1."""
        expected = self.reached.T @ posterior
        chance = _find_chances(self._find_logits())
        slope = (expected * chance).sum(axis=1) - self.credits.sum(axis=0)
        slope -= self.difficulties / self.settings.spread**2
        bend = (expected * chance * (1 - chance)).sum(axis=1) + 1 / self.settings.spread**2
        self.difficulties = self.difficulties + np.clip(slope / bend, -1.0, 1.0)

    def _move_deviation(self, posterior: Array) -> None:
        squares = float((posterior @ self.points**2).sum()) * self.deviation**2
        prior = self.settings.learners
        self.deviation = sqrt((squares + prior) / (len(posterior) + prior))

    def find_errors(self) -> Array:
        """Return standard errors from the observed information, at the deviation found.

        By Louis's identity it is what answers would say if abilities were known, less
        what not knowing them takes away.
        """
        posterior, chance = self._weigh_nodes(), _find_chances(self._find_logits())
        expected = self.reached.T @ posterior
        information = np.diag((expected * chance * (1 - chance)).sum(axis=1))
        information += np.eye(len(chance)) / self.settings.spread**2
        mean = self.reached * (posterior @ chance.T)
        information += mean.T @ mean
        for node in range(self.settings.nodes):
            score = self.reached * chance[:, node]
            information -= score.T @ (score * posterior[:, node, None])
        errors: Array = np.sqrt(np.diag(np.linalg.inv(information)))
        return errors


def _find_chances(logits: Array) -> Array:
    chances: Array = np.exp(-np.logaddexp(0.0, -logits))
    return chances
