"""Readiness, held against exact distributions."""

from __future__ import annotations

from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzes.ability.exams import Exam, make_group
from quizzes.ability.inference import estimate_abilities
from quizzes.ability.model import Item
from quizzes.ability.readiness import estimate_readiness, reach_line, simulate_scores
from tests.quizzes.ability.small import ITEMS, PRIOR, answer, believe

EXAM = Exam(
    tuple(
        make_group(10, [(item, 1) for item in ITEMS.values() if item.topic == topic])
        for topic in PRIOR.topics
    ),
    0.7,
)
COIN = Exam((make_group(40, [(Item("q", "plans", 0.0), 1)]),), 0.7)


def test_nothing_is_said_before_twenty_answers() -> None:
    ids = sorted(ITEMS)
    found = [
        estimate_readiness(
            estimate_abilities(PRIOR, ITEMS, answer(*((id, 1.0) for id in ids[:n]))), EXAM
        )
        for n in (0, 19, 20)
    ]
    assert found[:2] == [None, None]
    assert found[2] is not None
    assert found[2].answers == 20


def test_nothing_is_said_of_an_empty_exam() -> None:
    assert estimate_readiness(believe([0.0], [[1.0]], [30]), Exam((), 0.7)) is None


@pytest.mark.parametrize("ability", [-0.5, 0.5, 0.85, 1.5])
def test_a_learner_known_exactly_by_the_binomial_distribution(ability: float) -> None:
    p = 1 / (1 + np.exp(-ability))
    chances = [comb(40, k) * p**k * (1 - p) ** (40 - k) for k in range(41)]
    found = estimate_readiness(believe([ability], [[1e-12]], [30]), COIN, seed=1, draws=20000)
    assert found is not None
    assert found.probability == pytest.approx(sum(chances[28:]), abs=0.015)
    assert found.score == pytest.approx(p, abs=0.003)
    totals = np.cumsum(chances)
    low, high = (int(np.searchsorted(totals, share)) / 40 for share in (0.1, 0.9))
    assert found.interval == pytest.approx((low, high), abs=1 / 40)


def test_doubt_about_ability_widens_the_interval() -> None:
    sure, unsure = (
        estimate_readiness(believe([0.85], [[variance]], [30]), COIN) for variance in (0.01, 1.0)
    )
    assert sure is not None
    assert unsure is not None
    assert unsure.interval[0] < sure.interval[0] < sure.interval[1] < unsure.interval[1]


def test_the_same_seed_gives_the_same_figures() -> None:
    posterior = believe([0.4], [[0.3]], [30])
    found = [estimate_readiness(posterior, COIN, seed) for seed in (1, 1, 2)]
    assert found[0] == found[1] != found[2]


@given(st.lists(st.booleans(), min_size=32, max_size=32), st.integers(0, 31))
@settings(max_examples=25, deadline=None)
def test_another_right_answer_never_makes_a_learner_less_ready(
    rights: list[bool], place: int
) -> None:
    found = []
    for last in (False, True):
        rights[place] = last
        given = answer(*((id, float(x)) for id, x in zip(sorted(ITEMS), rights, strict=True)))
        ready = estimate_readiness(estimate_abilities(PRIOR, ITEMS, given), EXAM)
        assert ready is not None
        assert 0 <= ready.interval[0] <= ready.score <= ready.interval[1] <= 1
        found.append(ready)
    # A right answer also narrows the doubt, which alone can move a chance of one half's side.
    assert found[1].score > found[0].score - 0.002
    assert found[1].probability > found[0].probability - 0.02


def test_the_line_is_reached_by_whole_questions() -> None:
    scores = np.array([27.4, 27.6, 28.0, 40.0]) / 40
    assert reach_line(COIN, scores).tolist() == [0, 1, 1, 1]
    odd = Exam((make_group(33, [(Item("q", "plans", 0.0), 1)]),), 0.7)
    assert reach_line(odd, np.array([23.0, 24.0]) / 33).tolist() == [0, 1]


def test_scores_stay_within_the_marks() -> None:
    best = np.full((3, 1), 9.0)
    found = simulate_scores(COIN, ("plans",), best, np.array([-1.0, 0.0, 5.0]))
    assert found[0] <= found[1] <= found[2] == 1.0
