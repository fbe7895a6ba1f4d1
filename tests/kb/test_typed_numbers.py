"""Numbers as they are typed, with the field's name in what is said."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kb.typed_numbers import TypedNumberError, parse_number

PLACE = "Demand, month 3"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("49O", "“49O” is not a number in Demand, month 3. Did you mean 490?"),
        ("", "Type a number in Demand, month 3."),
        ("5 kg", "Type the number alone in Demand, month 3, without “kg”: 5."),
        ("3,5", "“3,5” is not clear in Demand, month 3. Write a decimal point: 3.5."),
        ("9" * 20, f"“{'9' * 20}” is too large in Demand, month 3. Check the number of zeros."),
        ("many", "“many” is not a number in Demand, month 3. Type digits, such as 490 or −2.5."),
    ],
)
def test_the_field_is_named(typed: str, sentence: str) -> None:
    with pytest.raises(TypedNumberError) as raised:
        parse_number(typed, PLACE)
    assert str(raised.value) == sentence


def test_a_number_is_read() -> None:
    assert parse_number("−1,200.5", PLACE) == Decimal("-1200.5")
