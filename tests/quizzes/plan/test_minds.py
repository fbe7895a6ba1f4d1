"""The learners on whom the planner is tried learn, and forget."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.learners import Truth
from benchmarks.minds import Ideas, Mind, Nature

QUESTIONS = 40
TRUTH = Truth(
    tuple(f"q{n}" for n in range(QUESTIONS)),
    np.arange(QUESTIONS) % 2,
    *(np.full(QUESTIONS, value) for value in (0.0, 0.0, 1.0, 0.0, 0.0, 1.0)),
)
# Two topics of two ideas; the second topic rests on the first.
IDEAS = Ideas(
    np.arange(QUESTIONS) % 4 // 2 + 2 * (np.arange(QUESTIONS) % 2),
    ((0, 1), (2, 3)),
    {("a", "one"): (0,), ("b", "one"): (2, 3)},
    (0, 0, 1, 1),
)
NATURE = Nature(
    from_answers=0.5, from_reading=0.8, most=3.0, missed=1.5, spreads=0.5, base=0.5, lasts=5.0,
    grows=2.0, heavy=True, floor=0.1, recognises=1.0, again=0.7, answer_minutes=1.5,
    reading_pace=1.2, needs=((), (0,)),
)  # fmt: skip
FORMS = ((np.arange(QUESTIONS), np.ones(QUESTIONS)),)


def meet(ability: float = 0.0) -> Mind:
    return Mind(np.random.default_rng(1), TRUTH, IDEAS, np.full(2, ability), NATURE)


def test_nobody_changes_without_doing_anything() -> None:
    mind = meet()
    assert mind.sit(FORMS, 0.7, 0) == mind.sit(FORMS, 0.7, 50)
    assert mind.sit(FORMS, 0.7, 0)[1] == 0.5


@pytest.mark.parametrize("reads", [True, False])
def test_answering_and_reading_teach_and_fade(reads: bool) -> None:
    mind = meet()
    if reads:
        mind.read("a", "one", 5.0, 0)
    else:
        mind.answer(0, 0)
    scores = [mind.sit(FORMS, 0.7, day)[1] for day in (0, 10, 60)]
    assert scores == sorted(scores, reverse=True)
    assert 0.5 < scores[-1] < scores[0]


def test_more_sticks_where_the_base_is_known() -> None:
    gains = []
    for base in (-3.0, 3.0):
        mind = Mind(np.random.default_rng(1), TRUTH, IDEAS, np.array([base, 0.0]), NATURE)
        mind.read("b", "one", 5.0, 0)
        gains.append(float(mind.learnt[[2, 3]].sum()))
    assert 0 < gains[0] < gains[1]


def test_reading_takes_one_s_own_time() -> None:
    assert meet().read("a", "one", 5.0, 0) == 6.0
