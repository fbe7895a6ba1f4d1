"""From first answers to abilities, held against plain numerical integration."""

from __future__ import annotations

from math import exp

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzes.ability.curves import draw_curves
from quizzes.ability.inference import combine, estimate_abilities, weigh_credits
from quizzes.ability.model import FirstAnswer, Item, Prior
from tests.quizzes.ability.small import ITEMS, PRIOR, answer, chance, integrate, single

CREDITS = st.sampled_from([0.0, 0.25, 0.5, 1.0])
ANSWERS = st.dictionaries(st.sampled_from(sorted(ITEMS)), CREDITS, max_size=20)


@pytest.mark.parametrize("guess", [0.0, 0.25])
@pytest.mark.parametrize("difficulty", [-1.6, 0.0, 2.0])
@pytest.mark.parametrize("earned", [0.0, 1 / 3, 1.0])
def test_one_answer_by_numerical_integration(
    guess: float, difficulty: float, earned: float
) -> None:
    item = Item("q", "demand", difficulty, 0.0, guess)
    found = estimate_abilities(single(0.2, 1.44), {"q": item}, answer(("q", earned)))

    def density(x: float) -> float:
        p = chance(x, difficulty, guess)
        return float(p**earned * (1 - p) ** (1 - earned)) * exp(-((x - 0.2) ** 2) / 2.88)

    _, mean, variance = integrate(density)
    assert found.mean[0] == pytest.approx(mean, abs=1e-4)
    # A lucky guess at a hard item would widen the exact posterior; ours never gets wider.
    assert found.covariance[0, 0] == pytest.approx(min(variance, 1.44), abs=2e-4)
    assert (found.topics, found.counts, found.answers) == (("demand",), (1,), 1)


def test_many_answers_in_one_topic_by_numerical_integration() -> None:
    items = {f"q{n}": Item(f"q{n}", "demand", 0.4 * n - 2, 0.0, 0.25) for n in range(10)}
    given = answer(*((f"q{n}", float(n % 3 != 0)) for n in range(10)))
    found = estimate_abilities(single(), items, given)

    def density(x: float) -> float:
        whole = exp(-(x**2) / 2)
        for n in range(10):
            p = chance(x, 0.4 * n - 2, 0.25)
            whole *= p if n % 3 else 1 - p
        return whole

    _, mean, variance = integrate(density)
    assert (found.mean[0], found.covariance[0, 0]) == pytest.approx((mean, variance), abs=1e-4)


def test_two_topics_by_numerical_integration() -> None:
    """Expectation propagation is no longer exact here, but close."""
    prior = Prior(("a", "b"), np.zeros(2), np.array([[1.0, 0.6], [0.6, 1.0]]))
    items = {
        "a1": Item("a1", "a", 0.0, 0.0, 0.25),
        "a2": Item("a2", "a", 1.0),
        "b1": Item("b1", "b", -1.0, 0.0, 0.25),
    }
    found = estimate_abilities(prior, items, answer(("a1", 1), ("a2", 1), ("b1", 0)))
    x, y = np.meshgrid(np.linspace(-6, 6, 401), np.linspace(-6, 6, 401), indexing="ij")
    inverse = np.linalg.inv(prior.covariance)
    mass = np.exp(-0.5 * (inverse[0, 0] * (x**2 + y**2) + 2 * inverse[0, 1] * x * y))
    mass *= (0.25 + 0.75 / (1 + np.exp(-x))) / (1 + np.exp(1 - x)) * (1 - 1 / (1 + np.exp(-1 - y)))
    mass /= mass.sum()
    means = np.array([(mass * x).sum(), (mass * y).sum()])
    products = [[(mass * p * q).sum() for q in (x, y)] for p in (x, y)]
    assert found.mean == pytest.approx(means, abs=0.005)
    assert found.covariance == pytest.approx(np.array(products) - np.outer(means, means), abs=0.01)


def test_nothing_known_leaves_the_prior() -> None:
    strange = Item("strange", "elsewhere", 0.0)
    items = ITEMS | {"strange": strange}
    found = estimate_abilities(PRIOR, items, answer(("strange", 1.0), ("gone", 0.0)))
    assert found.mean == pytest.approx(PRIOR.mean)
    assert found.covariance == pytest.approx(PRIOR.covariance)
    assert found.counts == (0, 0, 0, 0)


def test_a_right_answer_raises_its_topic_most_and_neighbours_more_than_others() -> None:
    found = estimate_abilities(PRIOR, ITEMS, answer(("plans-4", 1.0)))
    assert found.mean.argsort().tolist() == [3, 2, 1, 0]
    assert found.mean.min() > 0
    assert (np.diag(found.covariance) < np.diag(PRIOR.covariance)).all()
    assert found.counts == (1, 0, 0, 0)


@given(ANSWERS)
@settings(max_examples=30, deadline=None)
def test_the_order_of_answers_changes_nothing(earned: dict[str, float]) -> None:
    given = [FirstAnswer(item, credit) for item, credit in earned.items()]
    turned = list(reversed(given))
    one, other = (estimate_abilities(PRIOR, ITEMS, some) for some in (given, turned))
    assert one.mean.tolist() == other.mean.tolist()
    assert one.covariance.tolist() == other.covariance.tolist()
    assert one.counts == other.counts


@given(ANSWERS, st.sampled_from(sorted(ITEMS)), CREDITS, CREDITS)
@settings(max_examples=60, deadline=None)
def test_more_credit_never_lowers_an_ability(
    earned: dict[str, float], item: str, one: float, other: float
) -> None:
    worse, better = (
        estimate_abilities(PRIOR, ITEMS, answer(*(earned | {item: credit}).items()))
        for credit in sorted((one, other))
    )
    assert (better.mean - worse.mean).min() > -1e-4


@given(ANSWERS, st.sampled_from(sorted(ITEMS)))
@settings(max_examples=60, deadline=None)
def test_a_right_answer_more_never_lowers_an_ability(earned: dict[str, float], item: str) -> None:
    earned.pop(item, None)
    before = estimate_abilities(PRIOR, ITEMS, answer(*earned.items()))
    after = estimate_abilities(PRIOR, ITEMS, answer(*(earned | {item: 1.0}).items()))
    assert (after.mean - before.mean).min() > -0.01


@given(ANSWERS)
@settings(max_examples=30, deadline=None)
def test_answers_never_make_the_abilities_less_certain(earned: dict[str, float]) -> None:
    found = estimate_abilities(PRIOR, ITEMS, answer(*earned.items())).covariance
    assert np.linalg.eigvalsh(PRIOR.covariance - found).min() > -1e-9
    assert np.linalg.eigvalsh(found).min() > 0


def test_extreme_learners_keep_finite_abilities() -> None:
    best = estimate_abilities(PRIOR, ITEMS, answer(*((id, 1.0) for id in ITEMS)))
    worst = estimate_abilities(PRIOR, ITEMS, answer(*((id, 0.0) for id in ITEMS)))
    assert (worst.mean < -1).all()
    assert (best.mean > 1).all()
    assert np.abs([worst.mean, best.mean]).max() < 5


def test_learners_worked_out_together_are_as_if_alone() -> None:
    kept = [item for item in ITEMS.values() if item.topic == "demand"]
    curves = draw_curves(kept)
    alone, weighed = [], np.zeros((2, 4, curves.shape[1]))
    for row, credits in enumerate(([1.0] * 8, [0.0, 1.0] * 4)):
        weighed[row, 1] = weigh_credits(curves, np.array(credits)).sum(axis=0)
        pairs = zip((item.id for item in kept), credits, strict=True)
        alone.append(estimate_abilities(PRIOR, ITEMS, answer(*pairs)))
    mean, covariance = combine(PRIOR, weighed)
    assert mean == pytest.approx(np.array([p.mean for p in alone]), abs=1e-5)
    assert covariance == pytest.approx(np.array([p.covariance for p in alone]), abs=1e-5)
