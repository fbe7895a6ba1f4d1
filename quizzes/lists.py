"""What formulas may do with lists of numbers. Their lengths are bounded."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from quizzes.numbers import (
    ExpressionError,
    as_number,
    as_whole,
    settle,
    take_root,
)

MAX_ITEMS = 1000


def as_numbers(values: object) -> list[Fraction]:
    """Return a list's numbers; anything else in it, or too many of them, is refused."""
    if not isinstance(values, list | tuple):
        raise ExpressionError("a list of numbers is needed here")
    if len(values) > MAX_ITEMS:
        raise ExpressionError(f"a list may have at most {MAX_ITEMS} items")
    return [as_number(value) for value in values]


def as_some(values: object, least: int = 1) -> list[Fraction]:
    """Return a list's numbers, of which there have to be at least so many."""
    numbers = as_numbers(values)
    if len(numbers) < least:
        raise ExpressionError(f"a list of at least {least} numbers is needed here")
    return numbers


def average(values: object) -> Fraction:
    """Return the mean."""
    numbers = as_some(values)
    return settle(sum(numbers, Fraction(0)) / len(numbers))


def add_up(values: object) -> list[Fraction]:
    """Return the running totals."""
    total, sums = Fraction(0), []
    for number in as_numbers(values):
        total += number
        sums.append(total)
    return sums


def measure_spread(values: object, lost: int = 0) -> Fraction:
    """Return the standard deviation, over n − ``lost``: 1 for a sample, 0 for all there is."""
    numbers = as_some(values, lost + 1)
    mean = sum(numbers, Fraction(0)) / len(numbers)
    squares = sum(((n - mean) ** 2 for n in numbers), Fraction(0))
    return take_root(settle(squares / (len(numbers) - lost)))


def measure_deviation(values: object, other: object = None) -> Fraction:
    """Return the mean absolute deviation of a list of errors, or of two lists from each other."""
    numbers = as_some(values)
    if other is not None:
        others = as_some(other)
        if len(others) != len(numbers):
            raise ExpressionError("mad needs two lists of the same length")
        numbers = [a - b for a, b in zip(numbers, others, strict=True)]
    return average([abs(number) for number in numbers])


def multiply(values: object) -> Fraction:
    """Return the product."""
    result = Fraction(1)
    for number in as_numbers(values):
        result = settle(result * number)
    return result


def count_off(*bounds: object) -> list[Fraction]:
    """Return the whole numbers that Python's ``range`` gives for these bounds."""
    numbers = range(*(as_whole(bound) for bound in bounds))
    if len(numbers) > MAX_ITEMS:
        raise ExpressionError(f"range may have at most {MAX_ITEMS} items")
    return [Fraction(number) for number in numbers]


def as_sequence(values: object) -> list[Any]:
    """Return ``values`` as a list; anything that isn't one is refused."""
    if not isinstance(values, list | tuple):
        raise ExpressionError("a list is needed here")
    return list(values)
