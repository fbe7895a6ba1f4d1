"""Numbers as the product prints them, and texts with formulas in them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from quizzes.expressions import Scope
from quizzes.numbers import ExpressionError
from quizzes.texts import format_number, render


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (490, None, "490"),
        (1234567, None, "1,234,567"),
        (Fraction(-36), None, "−36"),
        (Fraction(1, 3), None, "0.33"),
        (Fraction(5, 2), None, "2.5"),
        (Fraction("2.999"), None, "3"),
        (Fraction(-1, 1000), None, "0"),
        (Decimal("6.45"), 1, "6.5"),
        (Decimal("-0.04"), 1, "0.0"),
        (1200, 2, "1,200.00"),
    ],
)
def test_format_number(value: Fraction, decimals: int | None, text: str) -> None:
    assert format_number(value, decimals) == text


def test_render() -> None:
    scope = Scope({"d": [900, 1260.5], "x": -2, "what": "pumps"})
    text = "{{ what }}: {{ d }}; {{x|1}} and {{ sum(d) | 2 }}, {{ max(d) if x > 0 else 1 }}"
    assert render(text, scope) == "pumps: 900, 1,260.5; −2.0 and 2,160.50, 1"


@pytest.mark.parametrize("text", ["{{ x", "x }}", "{{ y }}", "{{ x > 1 }}", "{{ }}"])
def test_render_refuses(text: str) -> None:
    with pytest.raises(ExpressionError):
        render(text, Scope({"x": 1}))
