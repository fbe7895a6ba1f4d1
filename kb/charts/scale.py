"""Scales: which stretch of values a chart shows, where its grid lines stand."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from kb.charts.lettering import write_number


@dataclass(frozen=True)
class Scale:
    """Maps values from ``low``–``high`` to pixels from ``start``–``end``."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Return the pixel of a value."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


# Ticks are rounded to twelve decimals; a shorter axis would show one value many times.
SHORTEST = 1e-9


def find_range(values: Iterable[float], *, zero: bool) -> tuple[float, float]:
    """Return what an axis must show. Zero belongs to it unless all values lie far from it."""
    found = [value for value in values if math.isfinite(value)] or [0.0]
    low, high = min(found), max(found)
    if zero or low <= 0 <= high or high - low < SHORTEST or high - low > 0.5 * max(-low, high):
        low, high = min(low, 0.0), max(high, 0.0)
    return (low, high) if high - low >= SHORTEST else (low, low + 1.0)


def find_ticks(low: float, high: float, count: int) -> list[float]:
    """Return about ``count`` round values that hold ``low`` and ``high`` between them."""
    rough = (high - low) / max(count, 1)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(m * power for m in (1, 2, 2.5, 5, 10) if m * power >= rough * 0.999999)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(n * step, 12) for n in range(first, last + 1)]


def name_ticks(ticks: list[float]) -> list[str]:
    """Return the ticks' labels, all with the decimals that the finest of them needs."""
    texts = [write_number(tick) for tick in ticks]
    decimals = max(len(text.partition(".")[2]) for text in texts)
    return [write_number(tick, decimals) for tick in ticks]
