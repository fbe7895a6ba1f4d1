"""What somebody who guesses blindly is expected to earn."""

from __future__ import annotations

from math import comb

from quizzes.model import Kind
from quizzes.variant_model import Variant


def find_guess(variant: Variant) -> float:
    """Return the share of the full mark that blind guessing earns on average, exactly.

    The guesser follows the instructions: picks one option or as many as are
    right, puts items in any order, gives each left text any right one. Nobody
    guesses a number.
    """
    match variant.question.kind:
        case Kind.SINGLE_CHOICE | Kind.MULTIPLE_RESPONSE:
            right = sum(option.correct for option in variant.options)
            return guess_picks(right, len(variant.options))
        case Kind.ORDERING:
            # Of n! orders, (n − 1)! have a given item right behind another given one.
            return 1 / len(variant.order)
        case Kind.MATCHING:
            return 1 / len(variant.options)
        case Kind.NUMERIC | Kind.TABLE:
            return 0.0
        case Kind.CASE:
            return sum(map(find_guess, variant.parts)) / len(variant.parts)


def guess_picks(right: int, options: int) -> float:
    """Average the credit over all ways to pick as many options as are right."""
    ways = comb(options, right)
    earned = sum(
        (2 * hits - right) / right * comb(right, hits) * comb(options - right, right - hits)
        for hits in range(right + 1)
        if 2 * hits > right
    )
    return earned / ways
