"""Statistics as they are printed."""

from __future__ import annotations

import pytest

from quizzes.statistics import figures
from quizzes.statistics.catalogue import Unit, Value

SPACE = "\N{NARROW NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (None, Unit.PERCENT, "—"),
        (1234, Unit.COUNT, "1,234"),
        (0.704, Unit.SHARE, f"70.4{SPACE}%"),
        (-7.0650767526, Unit.PERCENT, f"−7.1{SPACE}%"),
        (-0.04, Unit.PERCENT, f"0.0{SPACE}%"),
        (-0.0925, Unit.NONE, "−0.09"),
        (4.617, Unit.MARKS, "4.62"),
        (True, Unit.NONE, "Yes"),
        (False, Unit.NONE, "No"),
        ("q", Unit.NONE, "q"),
    ],
)
def test_values_keep_their_sign_and_undefined_ones_are_a_dash(
    value: Value, unit: Unit, text: str
) -> None:
    assert figures.write_value(value, unit) == text


def test_difficulties_carry_a_sign_and_times_are_read_aloud() -> None:
    assert [figures.write_logits(v) for v in (0.5, -1.2, 0.0, None)] == [
        "+0.50",
        "−1.20",
        "+0.00",
        "—",
    ]
    assert [figures.write_seconds(v) for v in (None, 41.6, 119.4, 170)] == [
        "—",
        "42 s",
        "119 s",
        "2 min 50 s",
    ]
    assert (figures.write_share(None), figures.write_percent(5.04), figures.write_marks(2)) == (
        "—",
        f"5.0{SPACE}%",
        "2.00",
    )
