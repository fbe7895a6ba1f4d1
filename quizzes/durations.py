"""Lengths of time as people read them."""

from __future__ import annotations

SPACE = "\N{NO-BREAK SPACE}"


def show_duration(seconds: float) -> str:
    """Return a length of time like ``48 s``, ``1 min 20 s`` or ``3 h 10 min``.

    From ten minutes on it has no seconds.
    """
    whole = int(seconds + 0.5)
    if whole < 60:
        return _join((whole, "s"))
    if whole < 600:
        return _join((whole // 60, "min"), (whole % 60, "s"))
    minutes = int(seconds / 60 + 0.5)
    if minutes < 60:
        return _join((minutes, "min"))
    return _join((minutes // 60, "h"), (minutes % 60, "min"))


def _join(*parts: tuple[int, str]) -> str:
    shown = [f"{number}{SPACE}{unit}" for number, unit in parts if number or len(parts) == 1]
    return SPACE.join(shown)
