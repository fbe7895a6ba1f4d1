"""Means, variances and covariances.

Sums are exact to the last bit, so that the order of learners changes nothing.
Marks such as a third add up with an error in the last digits. What differs by
less than that error doesn't differ: a variance is then 0 and not 1e-33.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum, sqrt

NOISE = 1e-9


def find_mean(values: Sequence[float]) -> float | None:
    """Return the mean, or None without values."""
    return fsum(values) / len(values) if values else None


def varies(values: Sequence[float]) -> bool:
    """Return whether any two values differ by more than rounding."""
    if not values:
        return False
    low, high = min(values), max(values)
    return high - low > NOISE * max(1.0, abs(low), abs(high))


def find_covariance(left: Sequence[float], right: Sequence[float]) -> float | None:
    """Return the covariance over n − 1, or None below two values."""
    if len(left) < 2:
        return None
    if not (varies(left) and varies(right)):
        return 0.0
    ones, others = _centre(left), _centre(right)
    total = fsum(a * b for a, b in zip(ones, others, strict=True))
    reach = sqrt(fsum(a * a for a in ones) * fsum(b * b for b in others))
    return 0.0 if abs(total) <= NOISE * reach else total / (len(left) - 1)


def find_variance(values: Sequence[float]) -> float | None:
    """Return the variance over n − 1, or None below two values."""
    return find_covariance(values, values)


def find_deviation(values: Sequence[float]) -> float | None:
    """Return the standard deviation over n − 1, or None below two values."""
    variance = find_variance(values)
    return None if variance is None else sqrt(variance)


def find_correlation(left: Sequence[float], right: Sequence[float]) -> float | None:
    """Return the correlation from −1 to 1; None where either doesn't vary."""
    covariance = find_covariance(left, right)
    one, other = find_variance(left), find_variance(right)
    return covariance / sqrt(one * other) if covariance is not None and one and other else None


def find_moment(values: Sequence[float], power: int) -> float:
    """Return the mean of the deviations from the mean to a power; needs a value."""
    return fsum(value**power for value in _centre(values)) / len(values)


def _centre(values: Sequence[float]) -> list[float]:
    mean = fsum(values) / len(values)
    return [value - mean for value in values]
