"""Days as people read them, in their own zone."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from people.dates import count_days_left, show_day

LATE = datetime(2027, 3, 12, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "zone", "text"),
    [
        (None, "UTC", "–"),
        (date(2027, 3, 13), "Pacific/Auckland", "13 March 2027"),
        (LATE, "UTC", "12 March 2027"),
        (LATE, "Europe/Paris", "13 March 2027"),
        (LATE, "America/New_York", "12 March 2027"),
    ],
)
def test_a_day_is_the_one_in_the_zone(moment: date | datetime | None, zone: str, text: str) -> None:
    assert show_day(moment, zone) == text


@pytest.mark.parametrize(
    ("day", "zone", "left"),
    [
        (None, "UTC", None),
        (date(2027, 3, 13), "UTC", 1),
        (date(2027, 3, 13), "Europe/Paris", 0),
        (date(2027, 3, 12), "Europe/Paris", -1),
    ],
)
def test_days_are_counted_from_today_in_the_zone(
    day: date | None, zone: str, left: int | None
) -> None:
    assert count_days_left(day, LATE, zone) == left
