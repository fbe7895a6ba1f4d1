"""Difficulties on the Rasch scale, by marginal maximum likelihood.

Abilities are drawn from a normal distribution with mean 0, whose deviation is
estimated too; an EM algorithm over Gauss-Hermite nodes integrates them out, so
that learners may have answered different questions and few of them. A wide
prior keeps a question finite that everybody, or nobody, answered correctly.
Partial credit counts as a share of a correct answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from quizzes.statistics.rasch_fit import DEFAULTS, Fit, Settings


@dataclass(frozen=True)
class Difficulty:
    """A question's difficulty in logits with its standard error, from ``n`` answers.

    ``extreme``: everybody earned all or nobody anything, so that the prior sets the value.
    """

    id: str
    n: int
    difficulty: float
    error: float
    extreme: bool


@dataclass(frozen=True)
class Calibration:
    """All difficulties by id, and the deviation of the abilities they were found with."""

    difficulties: tuple[Difficulty, ...]
    learners: int
    deviation: float | None
    iterations: int
    converged: bool


def calibrate(
    learners: Sequence[Mapping[str, float]], settings: Settings = DEFAULTS
) -> Calibration:
    """Return the difficulties of all questions in the learners' credits (0 to 1) by id."""
    rows = [row for row in learners if row]
    ids = sorted({id for row in rows for id in row})
    if not rows:
        return Calibration((), 0, None, 0, converged=True)
    # Sorted, so that the order of learners can't even change the last digit.
    credits = np.array(sorted([row.get(id, -1.0) for id in ids] for row in rows))
    reached = (credits >= 0).astype(np.float64)
    credits = credits * reached
    found = Fit(credits, reached, settings)
    converged = found.run()
    errors, n, earned = found.find_errors(), reached.sum(axis=0), credits.sum(axis=0)
    return Calibration(
        tuple(
            Difficulty(
                id,
                int(n[place]),
                float(found.difficulties[place]),
                float(errors[place]),
                bool(earned[place] in (0, n[place])),
            )
            for place, id in enumerate(ids)
        ),
        len(rows),
        found.deviation,
        found.iterations,
        converged,
    )
