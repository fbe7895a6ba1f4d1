"""Enemies: one's word is enough, and the chosen are known."""

from __future__ import annotations

from quizzes.enemies import Truce
from tests.quizzes.samples import choice


def test_either_one_s_word_keeps_two_apart() -> None:
    first, named, naming, other = (
        choice(id="a", enemies=["b"]), choice(id="b"), choice(id="c", enemies=["a"]), choice(id="d")
    )  # fmt: skip
    truce = Truce()
    truce.add(first)
    assert [truce.admits(q) for q in (named, naming, other)] == [False, False, True]
    assert [q in truce for q in (first, other)] == [True, False]
