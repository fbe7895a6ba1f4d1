"""The numbers of questions and the functions their formulas may call.

Every number is a ``Fraction``, so ``0.1 + 0.2 == 0.3`` holds and a division never
loses a digit before a comparison. Sizes, lengths and magnitudes are bounded: a
formula can fail, but it cannot keep a process busy.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from statistics import NormalDist
from typing import Any

MAX_ITEMS = 1000
LARGEST = Fraction(10**15)
FINEST = 10**40
PLACES = 12


class ExpressionError(ValueError):
    """A formula that cannot be evaluated; the message says why."""


def as_number(value: object) -> Fraction:
    """Return ``value`` as an exact number; a float counts as its shortest decimal."""
    if isinstance(value, bool | int):
        return Fraction(int(value))
    if isinstance(value, Fraction):
        return value
    if isinstance(value, float | Decimal):
        if not math.isfinite(value):
            raise ExpressionError("the result is not a finite number")
        return Fraction(str(value))
    raise ExpressionError(f"{value!r} is not a number")


def settle(value: Fraction) -> Fraction:
    """Keep a result within bounds: refuse the huge, round the absurdly fine."""
    if abs(value) > LARGEST:
        raise ExpressionError("the result is too large")
    if value.denominator > FINEST:
        return Fraction(round(value * 10**30), 10**30)
    return value


def as_whole(value: object) -> int:
    """Return ``value`` as an int, for indexes and counts."""
    number = as_number(value)
    if number.denominator != 1:
        raise ExpressionError(f"{float(number)} is not a whole number")
    return int(number)


def _numbers(values: object) -> list[Fraction]:
    if not isinstance(values, list | tuple):
        raise ExpressionError("a list of numbers is needed here")
    if len(values) > MAX_ITEMS:
        raise ExpressionError(f"a list may have at most {MAX_ITEMS} items")
    return [as_number(value) for value in values]


def _some(values: object, least: int = 1) -> list[Fraction]:
    numbers = _numbers(values)
    if len(numbers) < least:
        raise ExpressionError(f"a list of at least {least} numbers is needed here")
    return numbers


def round_half_up(value: Fraction, places: int = 0) -> Fraction:
    """Round to ``places`` decimals, halves away from zero, as on paper."""
    scaled = abs(value) * Fraction(10) ** places
    whole = Fraction(math.floor(scaled + Fraction(1, 2))) / Fraction(10) ** places
    return whole if value >= 0 else -whole


def _round(value: object, places: object = 0) -> Fraction:
    count = as_whole(places)
    if not -PLACES <= count <= PLACES:
        raise ExpressionError(f"round takes at most {PLACES} places")
    return round_half_up(as_number(value), count)


def _sqrt(value: object) -> Fraction:
    number = as_number(value)
    if number < 0:
        raise ExpressionError("the square root of a negative number")
    top, bottom = math.isqrt(number.numerator), math.isqrt(number.denominator)
    if top * top == number.numerator and bottom * bottom == number.denominator:
        return Fraction(top, bottom)
    return as_number(math.sqrt(number))


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
        return choose(_some(values[0] if len(values) == 1 else values))

    return pick


def _mean(values: object) -> Fraction:
    numbers = _some(values)
    return settle(sum(numbers, Fraction(0)) / len(numbers))


def _cumsum(values: object) -> list[Fraction]:
    total, sums = Fraction(0), []
    for number in _numbers(values):
        total += number
        sums.append(total)
    return sums


def _spread(numbers: list[Fraction], divisor: int) -> Fraction:
    mean = sum(numbers, Fraction(0)) / len(numbers)
    return _sqrt(settle(sum(((n - mean) ** 2 for n in numbers), Fraction(0)) / divisor))


def _stdev(values: object) -> Fraction:
    numbers = _some(values, 2)
    return _spread(numbers, len(numbers) - 1)


def _pstdev(values: object) -> Fraction:
    numbers = _some(values)
    return _spread(numbers, len(numbers))


def _mad(values: object, other: object = None) -> Fraction:
    """Mean absolute deviation of a list of errors, or of two lists from each other."""
    numbers = _some(values)
    if other is not None:
        others = _some(other)
        if len(others) != len(numbers):
            raise ExpressionError("mad needs two lists of the same length")
        numbers = [a - b for a, b in zip(numbers, others, strict=True)]
    return _mean([abs(number) for number in numbers])


def _product(values: object) -> Fraction:
    result = Fraction(1)
    for number in _numbers(values):
        result = settle(result * number)
    return result


def _normal_loss(z: object) -> Fraction:
    """Return the standard normal loss: expected shortage in standard deviations at ``z``."""
    normal, at = NormalDist(), float(as_number(z))
    return as_number(normal.pdf(at) - at * (1 - normal.cdf(at)))


def _z_value(share: object) -> Fraction:
    """Return the z whose cumulative normal probability is ``share``."""
    if not 0 < as_number(share) < 1:
        raise ExpressionError("z_value takes a share between 0 and 1")
    return as_number(NormalDist().inv_cdf(float(as_number(share))))


def _range(*bounds: object) -> list[Fraction]:
    numbers = range(*(as_whole(bound) for bound in bounds))
    if len(numbers) > MAX_ITEMS:
        raise ExpressionError(f"range may have at most {MAX_ITEMS} items")
    return [Fraction(number) for number in numbers]


def _length(values: object) -> Fraction:
    return Fraction(len(as_sequence(values)))


def as_sequence(values: object) -> list[Any]:
    """Return ``values`` as a list; anything that isn't one is refused."""
    if not isinstance(values, list | tuple):
        raise ExpressionError("a list is needed here")
    return list(values)


FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    "abs": lambda x: abs(as_number(x)),
    "ceil": lambda x: Fraction(math.ceil(as_number(x))),
    "floor": lambda x: Fraction(math.floor(as_number(x))),
    "round": _round,
    "sqrt": _sqrt,
    "exp": _exp,
    "log": _log,
    "min": _extreme(min),
    "max": _extreme(max),
    "sum": lambda values: settle(sum(_numbers(values), Fraction(0))),
    "mean": _mean,
    "len": _length,
    "cumsum": _cumsum,
    "stdev": _stdev,
    "pstdev": _pstdev,
    "mad": _mad,
    "product": _product,
    "sorted": lambda values: sorted(_numbers(values)),
    "normal_loss": _normal_loss,
    "z_value": _z_value,
    "zip": lambda *lists: list(zip(*(as_sequence(values) for values in lists), strict=False)),
    "range": _range,
}


def exact(value: Any) -> Any:
    """Return ``value`` with every number in it as a Fraction."""
    if isinstance(value, list | tuple):
        return [exact(item) for item in value]
    if isinstance(value, bool | str):
        return value
    return as_number(value)


def to_decimal(value: Fraction, places: int = PLACES) -> Decimal:
    """Return a decimal rounded half up to ``places``, without trailing zeros."""
    rounded = round_half_up(value, places)
    digits = Decimal(rounded.numerator) / Decimal(rounded.denominator)
    return digits.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP).normalize() + Decimal(0)
