"""Load, capacity, queues and learning."""

from __future__ import annotations

import math
from collections.abc import Sequence

Series = Sequence[float]


def loads(hours: Sequence[Series], plan: Sequence[Series]) -> list[list[float]]:
    """Return load by resource and period: bill of resources times plan.

    ``hours[product][resource]`` are hours per unit, ``plan[product][period]`` units.
    """
    periods = range(len(plan[0]))
    resources = range(len(hours[0]))
    return [
        [sum(h[r] * p[t] for h, p in zip(hours, plan, strict=True)) for t in periods]
        for r in resources
    ]


def rated_capacity(available: float, utilization: float, efficiency: float) -> float:
    """Return available time times utilization times efficiency, in standard hours."""
    return available * utilization * efficiency


def waiting(utilization: float) -> float:
    """Return mean waiting in service times, one server, random arrivals and services (M/M/1)."""
    return utilization / (1 - utilization)


def learning(first: float, unit: int, rate: float) -> float:
    """Return the time of the n-th unit on a learning curve (rate 0.8 for 80 %)."""
    return first * math.pow(unit, math.log2(rate))


def break_even(fixed: float, make: float, buy: float) -> float:
    """Return the volume at which making costs as much as buying."""
    return fixed / (buy - make)


def months_to_load(demand: float, growth: float, capacity: float) -> float:
    """Return months until demand growing at ``growth`` a month reaches capacity."""
    return math.log(capacity / demand) / math.log(1 + growth)


def utilization(worked: float, available: float) -> float:
    """Return hours worked over hours available."""
    return worked / available


def efficiency(standard: float, worked: float) -> float:
    """Return standard hours earned over hours worked; it can be above 1."""
    return standard / worked


def takt(available: float, demand: float) -> float:
    """Return the time between units that meets demand, in the unit of the time available."""
    return available / demand


def planning_factors(totals: Series, shares: Series) -> list[list[float]]:
    """Return load by resource and period by overall factors: total hours times a fixed share."""
    return [[total * share for total in totals] for share in shares]


def profile_loads(
    hours: Sequence[Series], offsets: Sequence[Sequence[int]], plan: Sequence[Series]
) -> list[list[float]]:
    """Return load by resource and period when work comes ``offsets`` periods before the plan's.

    The first column lies as many periods before the plan's first as the largest offset.
    """
    lead = max(offset for row in offsets for offset in row)
    result = [[0.0] * (lead + len(plan[0])) for _ in hours[0]]
    for rates, early, units in zip(hours, offsets, plan, strict=True):
        for r, (rate, offset) in enumerate(zip(rates, early, strict=True)):
            for t, quantity in enumerate(units):
                result[r][t + lead - offset] += rate * quantity
    return result
