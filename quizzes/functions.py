"""The functions that the formulas of questions may call."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from kb.formulas import normal_loss, z_value
from quizzes import lists
from quizzes.numbers import (
    PLACES,
    ExpressionError,
    as_number,
    as_whole,
    round_half_up,
    settle,
    take_root,
)


def _round(value: object, places: object = 0) -> Fraction:
    count = as_whole(places)
    if not -PLACES <= count <= PLACES:
        raise ExpressionError(f"round takes at most {PLACES} places")
    return round_half_up(as_number(value), count)


def _exp(value: object) -> Fraction:
    if as_number(value) > 69:
        raise ExpressionError("the result is too large")
    return as_number(math.exp(as_number(value)))


def _log(value: object, base: object = None) -> Fraction:
    if as_number(value) <= 0:
        raise ExpressionError("the logarithm of a number that is not positive")
    if base is None:
        return as_number(math.log(as_number(value)))
    if as_number(base) <= 0 or as_number(base) == 1:
        raise ExpressionError("a logarithm's base is positive and not 1")
    return as_number(math.log(as_number(value), as_number(base)))


def _extreme(choose: Callable[[list[Fraction]], Fraction]) -> Callable[..., Fraction]:
    def pick(*values: object) -> Fraction:
        return choose(lists.as_some(values[0] if len(values) == 1 else values))

    return pick


def _normal_loss(z: object) -> Fraction:
    """Return the standard normal loss: expected shortage in standard deviations at ``z``."""
    return as_number(normal_loss(float(as_number(z))))


def _z_value(share: object) -> Fraction:
    """Return the z whose cumulative normal probability is ``share``."""
    if not 0 < as_number(share) < 1:
        raise ExpressionError("z_value takes a share between 0 and 1")
    return as_number(z_value(float(as_number(share))))


FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    "abs": lambda x: abs(as_number(x)),
    "ceil": lambda x: Fraction(math.ceil(as_number(x))),
    "floor": lambda x: Fraction(math.floor(as_number(x))),
    "round": _round,
    "sqrt": take_root,
    "exp": _exp,
    "log": _log,
    "min": _extreme(min),
    "max": _extreme(max),
    "sum": lambda values: settle(sum(lists.as_numbers(values), Fraction(0))),
    "mean": lists.average,
    "len": lambda values: Fraction(len(lists.as_sequence(values))),
    "cumsum": lists.add_up,
    "stdev": lambda values: lists.measure_spread(values, 1),
    "pstdev": lambda values: lists.measure_spread(values),
    "mad": lists.measure_deviation,
    "product": lists.multiply,
    "sorted": lambda values: sorted(lists.as_numbers(values)),
    "normal_loss": _normal_loss,
    "z_value": _z_value,
    "zip": lambda *values: list(zip(*map(lists.as_sequence, values), strict=False)),
    "range": lists.count_off,
}
