"""Whether forecasts come true, on few of the learners that the benchmark simulates."""

from __future__ import annotations

import numpy as np

from benchmarks.learners import draw_learners
from benchmarks.readiness import DEPTHS, compare, find_calibration_error, place, set_stage


def test_what_is_said_of_simulated_learners_comes_true() -> None:
    rng = np.random.default_rng(11)
    stage = set_stage(rng)
    figures = compare(rng, stage, 150)
    own, percentage = figures["Linkage"], figures["percentage"]
    assert len(own) == len(DEPTHS)
    # Wider than the benchmark's limits, which need ten times as many learners.
    assert max(row.error for row in own) < 0.13
    assert all(0.70 <= row.coverage <= 0.90 for row in own)
    assert all(row.brier < 0.85 * row.base for row in own)
    pairs = list(zip(own, percentage, strict=True))
    assert all(row.brier < other.brier and row.off < other.off for row, other in pairs)
    assert [row.width for row in own] == sorted((row.width for row in own), reverse=True)
    abilities = draw_learners(rng, stage.library.topics, 6)
    adaptive, drawn = (place(rng, stage, abilities, way)[0] for way in (True, False))
    assert adaptive.mean() < 0.85 * drawn.mean()


def test_the_calibration_error_is_that_of_its_bins() -> None:
    probability = np.array([0.05, 0.05, 0.95, 1.0])
    assert find_calibration_error(probability, np.array([0.0, 0.0, 1.0, 1.0])) < 0.0376
    reached = np.array([1.0, 0.0, 0.0, 1.0])
    assert abs(find_calibration_error(probability, reached) - (0.9 + 0.95) / 4) < 1e-12
