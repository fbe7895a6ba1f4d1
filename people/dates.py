"""Days as people read them."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo


def show_day(moment: date | datetime | None, time_zone: str = "UTC") -> str:
    """Return the day like ``13 March 2027``, a dash for none.

    A moment is taken to the day it falls on in ``time_zone``; a plain date has no zone.
    """
    if moment is None:
        return "–"
    if isinstance(moment, datetime):
        moment = moment.astimezone(ZoneInfo(time_zone))
    return f"{moment.day} {moment:%B %Y}"


def show_clock(moment: datetime, time_zone: str) -> str:
    """Return the time of day like ``09:05`` in ``time_zone``."""
    return f"{moment.astimezone(ZoneInfo(time_zone)):%H:%M}"


def count_days_left(day: date | None, now: datetime, time_zone: str) -> int | None:
    """Return the days from today in ``time_zone`` to ``day``; below 0 it is past."""
    return (day - now.astimezone(ZoneInfo(time_zone)).date()).days if day else None
