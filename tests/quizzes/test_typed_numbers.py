"""Numbers as they are typed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from quizzes.typed_numbers import ResponseError, parse_number


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("490", "490"),
        (" 1,200 ", "1200"),
        ("1,234,567.5", "1234567.5"),
        ("−2.5", "-2.5"),
        ("–7", "-7"),
        ("+3.", "3"),
        (".5", "0.5"),
        ("1 200", "1200"),
        ("1\N{NARROW NO-BREAK SPACE}200", "1200"),
        (490, "490"),
        (0.1, "0.1"),
        ("00490", "490"),
    ],
)
def test_a_number_is_read(typed: Any, number: str) -> None:
    assert parse_number(typed) == Decimal(number)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("49O", "“49O” is not a number. Did you mean 490?"),
        ("l2S", "“l2S” is not a number. Did you mean 125?"),
        ("490 units", "Type the number alone, without “units”: 490."),
        ("-1,200 units a month", "Type the number alone, without “units a month”: −1,200."),
        ("96 %", "Type the number alone, without “%”: 96."),
        ("1,2", "“1,2” is not clear. Write a decimal point: 1.2."),
        ("-0,25", "“-0,25” is not clear. Write a decimal point: −0.25."),
        ("abc", "“abc” is not a number. Type digits, such as 490 or −2.5."),
        ("1e5", "Type the number alone, without “e5”: 1."),
        ("NaN", "“NaN” is not a number. Type digits, such as 490 or −2.5."),
        ("", "Type a number."),
        ("  ", "Type a number."),
        (None, "Type a number."),
        (True, "Type a number."),
        ([490], "Type a number."),
        (float("inf"), "“inf” is not a number. Type digits, such as 490 or −2.5."),
        ("9" * 16, f"“{'9' * 16}” is too large. Check the number of zeros."),
        ("1" * 41, f"“{'1' * 40} …” is too long. Type a number of at most 15 digits."),
    ],
)
def test_what_is_not_a_number_is_answered_with_a_sentence(typed: Any, sentence: str) -> None:
    with pytest.raises(ResponseError) as caught:
        parse_number(typed)
    assert (str(caught.value), caught.value.field) == (sentence, "")
