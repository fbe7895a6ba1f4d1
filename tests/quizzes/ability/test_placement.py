"""Which question to ask next."""

from __future__ import annotations

from math import exp

import numpy as np
import pytest

from quizzes.ability.inference import estimate_abilities
from quizzes.ability.model import Item
from quizzes.ability.placement import (
    Level,
    choose_question,
    find_level,
    is_placed,
    measure_gains,
)
from tests.quizzes.ability.small import ITEMS, PRIOR, answer, believe, chance, integrate

EQUAL = np.full(4, 0.25)
POOL = list(ITEMS.values())


@pytest.mark.parametrize("guess", [0.0, 0.25])
@pytest.mark.parametrize("difficulty", [-1.0, 0.4, 2.5])
def test_a_gain_is_the_variance_that_an_answer_is_expected_to_take_away(
    guess: float, difficulty: float
) -> None:
    """The mean of both posteriors' variances, weighted by how likely the answers are."""

    def normal(x: float) -> float:
        return exp(-((x - 0.2) ** 2) / (2 * 0.9))

    mass = integrate(normal)[0]
    left = 0.0
    for right in (True, False):

        def density(x: float, right: bool = right) -> float:
            p = chance(x, difficulty, guess)
            return normal(x) * (p if right else 1 - p)

        share, _, variance = integrate(density)
        left += share / mass * variance
    item = Item("q", "plans", difficulty, 0.0, guess)
    (gain,) = measure_gains(believe([0.2], [[0.9]], [0]), np.ones(1), [item])
    assert gain == pytest.approx(0.9 - left, abs=1e-5)


def test_a_topic_that_tells_of_others_is_worth_more() -> None:
    """The level is the mean of both; only what the topic's ability says of it counts."""
    item = Item("q", "plans", 0.0)
    tied, alone = (
        measure_gains(believe([0, 0], [[1, r], [r, 1]], [0, 0]), np.full(2, 0.5), [item])[0]
        for r in (0.6, 0.0)
    )
    assert tied == pytest.approx(alone * (1.6 / 1.0) ** 2)


def test_a_placement_ends_when_the_level_is_known_or_enough_is_asked() -> None:
    wide, close = believe([0.3], [[0.25]], [24]), believe([0.3], [[0.24]], [5])
    one = np.ones(1)
    assert find_level(wide, one) == Level(0.3, 0.5)
    assert [is_placed(posterior, one) for posterior in (wide, close)] == [False, True]
    assert is_placed(believe([0.3], [[0.25]], [25]), one)
    assert not is_placed(close, one, close=0.2)


def test_the_best_question_is_chosen_and_no_asked_one() -> None:
    posterior = estimate_abilities(PRIOR, ITEMS, ())
    asked: list[str] = []
    for _ in POOL:
        left = [item for item in POOL if item.id not in asked]
        gains = dict(zip([i.id for i in left], measure_gains(posterior, EQUAL, left), strict=True))
        chosen = choose_question(posterior, EQUAL, POOL, asked, seed=7)
        assert chosen is not None
        assert gains[chosen.id] >= 0.95 * max(gains.values())
        assert chosen == choose_question(posterior, EQUAL, POOL[::-1], asked, seed=7)
        asked.append(chosen.id)
    assert sorted(asked) == sorted(ITEMS)
    assert choose_question(posterior, EQUAL, POOL, asked, seed=7) is None


def test_seeds_spread_learners_over_questions_that_are_as_good() -> None:
    twins = [Item(f"twin-{n}", "plans", 0.0) for n in range(4)]
    posterior = believe([0.0], [[1.0]], [0])
    chosen = {choose_question(posterior, np.ones(1), twins, (), seed) for seed in range(40)}
    assert chosen == set(twins)


def test_adaptive_placements_are_shorter_than_random_ones() -> None:
    rng = np.random.default_rng(3)
    pool = [
        Item(f"{topic}-{n}", topic, float(rng.normal(0, 1.2)), 0.5, 0.25 * (n % 4 > 0))
        for topic in PRIOR.topics
        for n in range(30)
    ]
    items = {item.id: item for item in pool}
    lengths: dict[bool, list[int]] = {True: [], False: []}
    for learner in range(8):
        abilities = dict(zip(PRIOR.topics, rng.normal(0.3, 1.0, 4), strict=True))
        for adaptive, taken in lengths.items():
            earned: dict[str, float] = {}
            order = rng.permutation(len(pool))
            while True:
                posterior = estimate_abilities(PRIOR, items, answer(*earned.items()))
                if is_placed(posterior, EQUAL):
                    break
                item: Item | None = pool[order[len(earned)]]
                if adaptive:
                    item = choose_question(posterior, EQUAL, pool, earned, learner)
                assert item is not None
                right = chance(abilities[item.topic], item.difficulty, item.guess)
                earned[item.id] = float(rng.random() < right)
            taken.append(len(earned))
    assert sum(lengths[True]) < 0.85 * sum(lengths[False])
    assert max(lengths[True]) <= 25
