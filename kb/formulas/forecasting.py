"""Forecast error, smoothing and segmentation. Error is actual minus forecast."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from statistics import fmean, pstdev, stdev

Series = Sequence[float]


def errors(actual: Series, forecast: Series) -> list[float]:
    """Return actual minus forecast per period."""
    return [a - f for a, f in zip(actual, forecast, strict=True)]


def mad(error: Series) -> float:
    """Return the mean absolute deviation of forecast errors."""
    return fmean(abs(e) for e in error)


def mse(error: Series) -> float:
    """Return the mean squared error, divisor n."""
    return fmean(e * e for e in error)


def mape(actual: Series, forecast: Series) -> float:
    """Return the mean of |e| / actual as a share; raises ZeroDivisionError at an actual of 0."""
    return fmean(abs(a - f) / a for a, f in zip(actual, forecast, strict=True))


def wmape(actual: Series, forecast: Series) -> float:
    """Return the sum of |e| over the sum of actuals, as a share."""
    return sum(abs(e) for e in errors(actual, forecast)) / sum(actual)


def tracking_signal(error: Series) -> float:
    """Return the running sum of errors in MADs; positive means demand beat the forecast."""
    return sum(error) / mad(error)


def smooth(forecast: float, actual: float, alpha: float) -> float:
    """Return the next forecast by simple exponential smoothing."""
    return forecast + alpha * (actual - forecast)


def equivalent_periods(alpha: float) -> float:
    """Return the length of the moving average whose data are as old on average."""
    return 2 / alpha - 1


def weighted_average(values: Series, weights: Series) -> float:
    """Return the sum of value times weight; weights add up to 1, newest last."""
    return sum(v * w for v, w in zip(values, weights, strict=True))


def coefficient_of_variation(values: Series) -> float:
    """Return standard deviation (divisor n - 1) over mean."""
    return stdev(values) / fmean(values)


def abc_classes(annual_values: Series, a: float = 0.80, b: float = 0.95) -> list[str]:
    """Return A, B or C per item, by cumulative share including the item; the largest is A."""
    order = sorted(range(len(annual_values)), key=lambda i: -annual_values[i])
    total = sum(annual_values)
    classes = [""] * len(annual_values)
    for rank, (i, running) in enumerate(
        zip(order, accumulate(annual_values[i] for i in order), strict=True)
    ):
        share = running / total
        classes[i] = "A" if rank == 0 or share <= a else "B" if share <= b else "C"
    return classes


def bullwhip(orders: Series, demand: Series) -> float:
    """Return variance of orders over variance of demand, both with divisor n."""
    return pstdev(orders) ** 2 / pstdev(demand) ** 2


def cumulative_shares(values: Series) -> list[float]:
    """Return the running share of the total, in the order given."""
    return [running / sum(values) for running in accumulate(values)]


def xyz_class(variation: float, x: float = 0.20, y: float = 0.50) -> str:
    """Return X, Y or Z for a coefficient of variation; the cut-offs belong to the lower class."""
    return "X" if variation <= x else "Y" if variation <= y else "Z"


def forecast_value_added(errors_after: Series) -> list[float]:
    """Return what each touch after the first takes off the error; negative means it adds."""
    return [before - after for before, after in pairwise(errors_after)]
