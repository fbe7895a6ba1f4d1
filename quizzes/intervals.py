"""How far a share of answers can be trusted."""

from __future__ import annotations

from math import sqrt

ENOUGH = 5  # answers before an interval says anything


def wilson_interval(successes: float, n: int, z: float = 1.96) -> tuple[float, float]:
    """Return the Wilson score interval of a share, within 0 and 1; 95 % by default.

    Part of a credit counts as part of a success, which makes the interval
    wider than it has to be, never narrower.
    """
    share, square = successes / n, z * z
    middle = share + square / (2 * n)
    half = z * sqrt(share * (1 - share) / n + square / (4 * n * n))
    low, high = ((middle + side * half) / (1 + square / n) for side in (-1, 1))
    return max(0.0, low), min(1.0, high)


def find_interval(credit: float, n: int) -> tuple[float, float] | None:
    """Return the 95 % interval of a mean credit, or None with too few answers."""
    return wilson_interval(credit, n) if n >= ENOUGH else None
