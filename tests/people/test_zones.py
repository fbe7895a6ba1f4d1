"""Time zones that are offered."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from people.zones import ZONES


def test_every_zone_offered_exists() -> None:
    assert [ZoneInfo(name).key for name in ZONES] == list(ZONES)
    assert {"UTC", "Europe/Lisbon", "America/New_York", "Asia/Kolkata"} <= set(ZONES)
