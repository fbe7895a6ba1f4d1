"""Texts with ``{{ formula | decimals }}`` places, and numbers as the product prints them."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import Any

from quizzes.expressions import Scope
from quizzes.numbers import ExpressionError, round_half_up

_PLACE = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_FORMAT = re.compile(r"^(.*)\|\s*(\d{1,2})\s*$", re.DOTALL)
MINUS = "\N{MINUS SIGN}"


def format_number(value: Fraction | Decimal | int, decimals: int | None = None) -> str:
    """Return a number with thousands commas and a true minus.

    Without ``decimals``, whole numbers show none and others at most two.
    """
    exact = Fraction(value)
    rounded = round_half_up(exact, 2 if decimals is None else decimals)
    digits = f"{Decimal(abs(rounded.numerator)) / rounded.denominator:,.{decimals or 0}f}"
    if decimals is None and rounded.denominator != 1:
        digits = f"{Decimal(abs(rounded.numerator)) / rounded.denominator:,.2f}".rstrip("0")
    return (MINUS if rounded < 0 else "") + digits


def format_value(value: Any, decimals: int | None = None) -> str:
    """Return any formula's value as text; lists are joined with commas."""
    if isinstance(value, list | tuple):
        return ", ".join(format_value(item, decimals) for item in value)
    if isinstance(value, Fraction):
        return format_number(value, decimals)
    if isinstance(value, bool):
        raise ExpressionError("a yes or no cannot be shown in a text")
    return str(value)


def render(text: str, scope: Scope) -> str:
    """Replace every ``{{ … }}`` in ``text`` by its value in ``scope``.

    Raises:
        ExpressionError: a formula cannot be evaluated, or a brace is left over.
    """

    def replace(match: re.Match[str]) -> str:
        inner = match.group(1)
        formatted = _FORMAT.match(inner)
        if formatted is None:
            return format_value(scope.evaluate(inner))
        return format_value(scope.evaluate(formatted.group(1)), int(formatted.group(2)))

    rendered = _PLACE.sub(replace, text)
    if "{{" in rendered or "}}" in rendered:
        raise ExpressionError(f"unclosed braces in “{text[:60]}”")
    return rendered
