"""The time zones that people may choose."""

from __future__ import annotations

from zoneinfo import available_timezones

REGIONS = (
    "Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe",
    "Indian", "Pacific",
)  # fmt: skip
ZONES = ("UTC", *sorted(z for z in available_timezones() if z.split("/")[0] in REGIONS))
