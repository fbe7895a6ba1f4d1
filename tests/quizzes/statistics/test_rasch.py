"""Rasch difficulties."""

from __future__ import annotations

from dataclasses import replace
from math import exp, fsum, sqrt, tau
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzes.statistics.moments import (
    find_correlation,
    find_covariance,
    find_deviation,
    find_mean,
    find_variance,
)
from quizzes.statistics.rasch import Calibration, calibrate
from quizzes.statistics.rasch_fit import Settings

Answers = list[dict[str, float]]


def simulate(seed: int, learners: int, difficulties: list[float], reached: float) -> Answers:
    """Return answers of learners with abilities of deviation 1.2."""
    random = Random(seed)
    rows = []
    for _ in range(learners):
        ability = random.gauss(0, 1.2)
        rows.append(
            {
                f"q{place:02}": float(random.random() < 1 / (1 + exp(hard - ability)))
                for place, hard in enumerate(difficulties)
                if random.random() < reached
            }
        )
    return rows


def draw(seed: int, count: int) -> list[float]:
    random = Random(seed)
    return [random.gauss(0, 1) for _ in range(count)]


@pytest.mark.parametrize("reached", [1.0, 0.4])
def test_simulated_difficulties_are_recovered(reached: float) -> None:
    true = draw(1, 40)
    found = calibrate(simulate(2, 500, true, reached))
    values = [one.difficulty for one in found.difficulties]
    assert found.converged
    assert found.learners == 500
    assert found.deviation == pytest.approx(1.2, abs=0.12)
    correlation = find_correlation(values, true)
    assert correlation is not None
    assert correlation > 0.97
    # In logits, not just in their order: the line through both has slope 1.
    slope = (find_covariance(values, true) or 0) / (find_variance(true) or 1)
    assert slope == pytest.approx(1, abs=0.1)


def test_standard_errors_are_as_large_as_the_errors() -> None:
    true, ratios = draw(3, 20), []
    for seed in range(12):
        found = calibrate(simulate(seed, 300, true, 0.7))
        ratios += [
            (one.difficulty - value) / one.error
            for one, value in zip(found.difficulties, true, strict=True)
        ]
    assert find_deviation(ratios) == pytest.approx(1, abs=0.15)
    assert find_mean(ratios) == pytest.approx(0, abs=0.35)


def test_the_order_of_learners_and_names_changes_nothing() -> None:
    rows = simulate(4, 60, draw(5, 6), 0.8)
    found = calibrate(rows)
    assert calibrate(rows[::-1]) == found
    renamed = calibrate([{f"x{id}": credit for id, credit in row.items()} for row in rows])
    assert renamed == replace(
        found, difficulties=tuple(replace(d, id=f"x{d.id}") for d in found.difficulties)
    )


def test_right_for_wrong_turns_the_scale_round() -> None:
    rows = simulate(6, 80, draw(7, 5), 1.0)
    found = calibrate(rows).difficulties
    turned = calibrate([{id: 1 - credit for id, credit in row.items()} for row in rows])
    for one, other in zip(found, turned.difficulties, strict=True):
        assert other.difficulty == pytest.approx(-one.difficulty)
        assert other.error == pytest.approx(one.error)


def test_extreme_questions_stay_finite_and_say_so() -> None:
    rows = [row | {"all": 1.0, "none": 0.0} for row in simulate(8, 200, draw(9, 8), 1.0)]
    found = {one.id: one for one in calibrate(rows).difficulties}
    others = [one for id, one in found.items() if id not in ("all", "none")]
    assert [one.id for one in found.values() if one.extreme] == ["all", "none"]
    assert found["all"].difficulty < min(one.difficulty for one in others) - 2
    assert found["none"].difficulty > max(one.difficulty for one in others) + 2
    assert abs(found["all"].difficulty) < 10
    for id in ("all", "none"):
        assert 3 * max(one.error for one in others) < found[id].error < Settings().spread


def test_one_question_follows_its_share() -> None:
    plain = Settings(spread=1000, learners=1e12, precision=1e-10, iterations=2000)
    (only,) = calibrate([{"q": 1.0}] * 30 + [{"q": 0.0}] * 10, plain).difficulties
    # Nearly without a prior, and with abilities of deviation 1, the chance averaged
    # over the normal curve is the share of correct answers.
    steps = [step / 1000 for step in range(-8000, 8001)]
    chance = fsum(
        exp(-(ability**2) / 2) / sqrt(tau) / (1 + exp(only.difficulty - ability)) / 1000
        for ability in steps
    )
    assert only.n == 40
    assert chance == pytest.approx(0.75, abs=1e-6)


def test_partial_credit_counts_as_a_share() -> None:
    (half,) = calibrate([{"q": 0.5}] * 40).difficulties
    assert half.difficulty == pytest.approx(0, abs=1e-9)
    assert not half.extreme


def test_nobody_answered() -> None:
    assert calibrate([]) == Calibration((), 0, None, 0, converged=True)
    assert calibrate([{}, {}]) == Calibration((), 0, None, 0, converged=True)


def test_it_says_when_it_did_not_come_to_rest() -> None:
    found = calibrate(simulate(1, 50, draw(2, 5), 1.0), Settings(iterations=2))
    assert (found.iterations, found.converged) == (2, False)


CREDITS = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from((0.0, 1 / 3, 1.0)))


@settings(deadline=None, max_examples=50)
@given(st.lists(CREDITS, max_size=8))
def test_any_answers_give_finite_difficulties(rows: Answers) -> None:
    found = calibrate(rows)
    assert [one.id for one in found.difficulties] == sorted({id for row in rows for id in row})
    for one in found.difficulties:
        assert one.n == sum(one.id in row for row in rows)
        assert abs(one.difficulty) < 10
        assert 0 < one.error <= Settings().spread + 1e-9
