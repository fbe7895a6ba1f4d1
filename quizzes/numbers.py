"""The exact numbers of questions.

Every number is a ``Fraction``, so ``0.1 + 0.2 == 0.3`` holds and a division never
loses a digit before a comparison. Sizes are bounded: a formula can fail, but it
cannot keep a process busy.
"""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

LARGEST = Fraction(10**15)
FINEST = 10**40
PLACES = 12


class ExpressionError(ValueError):
    """A formula that cannot be evaluated; the message says why."""


def as_number(value: object) -> Fraction:
    """Return ``value`` as an exact number; a float counts as its shortest decimal."""
    if isinstance(value, Fraction):
        return value
    if isinstance(value, bool | int):
        return Fraction(int(value))
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


def round_half_up(value: Fraction, places: int = 0) -> Fraction:
    """Round to ``places`` decimals, halves away from zero, as on paper."""
    up, down = 10 ** max(places, 0), 10 ** max(-places, 0)
    top, bottom = abs(value.numerator) * up, value.denominator * down
    whole = (2 * top + bottom) // (2 * bottom) * down
    return Fraction(whole if value >= 0 else -whole, up)


def take_root(value: object) -> Fraction:
    """Return the square root, exact where it is a fraction."""
    number = as_number(value)
    if number < 0:
        raise ExpressionError("the square root of a negative number")
    top, bottom = math.isqrt(number.numerator), math.isqrt(number.denominator)
    if top * top == number.numerator and bottom * bottom == number.denominator:
        return Fraction(top, bottom)
    return as_number(math.sqrt(number))


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
