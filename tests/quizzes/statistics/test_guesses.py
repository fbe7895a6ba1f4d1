"""What blind guessing earns, against all responses there are."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations, permutations

import pytest

from quizzes.grading import grade
from quizzes.model import Question
from quizzes.statistics.guesses import find_guess
from quizzes.variant_model import Response, Variant
from quizzes.variants import make_variant
from tests.quizzes.samples import case, choice, matching, multiple, numeric, ordering, table


def average(variant: Variant, responses: Iterable[Response]) -> float:
    credits = [grade(variant, response).credit for response in responses]
    return sum(credits) / len(credits)


@pytest.mark.parametrize(
    ("question", "picked", "expected"),
    [(choice(), 1, 0.25), (multiple(), 2, 1 / 6)],
    ids=["single", "multiple"],
)
def test_options(question: Question, picked: int, expected: float) -> None:
    variant = make_variant(question, 1)
    ids = [option.id for option in variant.options]
    everything = average(variant, (Response(picks=picks) for picks in combinations(ids, picked)))
    assert find_guess(variant) == pytest.approx(everything)
    assert everything == pytest.approx(expected)


def test_orders() -> None:
    variant = make_variant(ordering(), 1)
    everything = average(variant, (Response(picks=order) for order in permutations(variant.order)))
    assert find_guess(variant) == pytest.approx(everything)
    assert everything == pytest.approx(1 / 4)


def test_pairs() -> None:
    variant = make_variant(matching(), 1)
    lefts = [left.id for left in variant.lefts]
    rights = permutations([option.id for option in variant.options], len(lefts))
    everything = average(
        variant, (Response(pairs=dict(zip(lefts, ids, strict=True))) for ids in rights)
    )
    assert find_guess(variant) == pytest.approx(everything)


def test_numbers_are_not_guessed() -> None:
    assert find_guess(make_variant(numeric(), 1)) == 0
    assert find_guess(make_variant(table(), 1)) == 0


def test_a_case_is_guessed_part_by_part() -> None:
    variant = make_variant(case(), 1)
    parts = [find_guess(part) for part in variant.parts]
    assert find_guess(variant) == pytest.approx(sum(parts) / len(parts))
    assert max(parts) > 0
