"""Draws and seeds: repeatable, even, apart."""

from __future__ import annotations

from quizzes.draws import Draws, derive_seed


def test_draws_repeat_and_cover() -> None:
    draws = Draws("a", 1)
    numbers = [draws.below(6) for _ in range(600)]
    again = Draws("a", 1)
    assert numbers == [again.below(6) for _ in range(600)]
    assert all(60 < numbers.count(face) < 140 for face in range(6))
    assert sorted(Draws("b").shuffle(range(20))) == list(range(20))


def test_derived_seeds_differ_and_stay_small() -> None:
    seeds = {derive_seed(1, f"q{n}", 0) for n in range(1000)}
    assert len(seeds) == 1000
    assert all(0 <= seed < 2**31 for seed in seeds)
