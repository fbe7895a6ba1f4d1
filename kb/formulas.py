"""The formulas of S&OP and CPIM, once: worked examples, checks and tests use these.

Quantities are plain numbers in the units named; lists are one value a period.
Nothing is rounded here: whoever shows or sets a number rounds it.
Forecast error is actual minus forecast throughout.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate
from statistics import NormalDist, fmean, pstdev, stdev

Series = Sequence[float]
NORMAL = NormalDist()


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


def production_make_to_stock(sales: float, opening: float, ending: float) -> float:
    """Return production: sales plus the wanted rise in inventory."""
    return sales + ending - opening


def production_make_to_order(bookings: float, opening: float, ending: float) -> float:
    """Return production: bookings plus the wanted fall in backlog."""
    return bookings + opening - ending


def inventories(opening: float, production: Series, demand: Series) -> list[float]:
    """Return month-end inventory per period; negative means short."""
    return list(
        accumulate((p - d for p, d in zip(production, demand, strict=True)), initial=opening)
    )[1:]


def backlogs(opening: float, production: Series, bookings: Series) -> list[float]:
    """Return month-end backlog per period."""
    return list(
        accumulate((b - p for p, b in zip(production, bookings, strict=True)), initial=opening)
    )[1:]


def plan_cost(
    opening: float,
    rate: float,
    production: Series,
    demand: Series,
    holding: float,
    up: float,
    down: float,
) -> tuple[float, float]:
    """Return holding cost and rate-change cost of a production plan.

    ``rate`` is the rate before the first period; ``up`` and ``down`` are money
    per unit of rate raised and lowered.
    """
    stock = sum(inventories(opening, production, demand))
    changes = [b - a for a, b in zip([rate, *production], production, strict=False)]
    return stock * holding, sum(up * c if c > 0 else -down * c for c in changes)


def level_rate_without_stockout(opening: float, demand: Series) -> float:
    """Return the smallest constant rate at which no period ends short."""
    return max((total - opening) / t for t, total in enumerate(accumulate(demand), start=1))


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


def eoq(demand: float, order_cost: float, holding: float) -> float:
    """Return the economic order quantity; demand and holding cover the same time."""
    return math.sqrt(2 * demand * order_cost / holding)


def lot_cost(quantity: float, demand: float, order_cost: float, holding: float) -> float:
    """Return yearly ordering plus holding cost at a lot size."""
    return demand / quantity * order_cost + quantity / 2 * holding


def z_value(service: float) -> float:
    """Return the safety factor for a cycle service level given as a share."""
    return NORMAL.inv_cdf(service)


def normal_loss(z: float) -> float:
    """Return the unit normal loss function G(z) = φ(z) − z·(1 − Φ(z))."""
    return NORMAL.pdf(z) - z * (1 - NORMAL.cdf(z))


def demand_deviation(
    sigma: float, lead_time: float, demand: float = 0, sigma_lead: float = 0
) -> float:
    """Return σ of demand over the lead time; demand and lead time independent."""
    return math.sqrt(lead_time * sigma**2 + demand**2 * sigma_lead**2)


def fill_rate(deviation: float, z: float, quantity: float) -> float:
    """Return the share of units filled from stock with lots of this quantity."""
    return 1 - deviation * normal_loss(z) / quantity


def pooled(safety_stock: float, sites: int, into: int = 1) -> float:
    """Return total safety stock after pooling equal, independent sites by the square-root law."""
    return safety_stock * sites * math.sqrt(into / sites)


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


def expected_value(payoffs: Series, probabilities: Series) -> float:
    """Return the probability-weighted mean payoff."""
    return weighted_average(payoffs, probabilities)


def max_regrets(table: Sequence[Series]) -> list[float]:
    """Return each option's largest regret; ``table[option][state]`` are payoffs."""
    best = [max(column) for column in zip(*table, strict=True)]
    return [max(b - x for b, x in zip(best, row, strict=True)) for row in table]


def perfect_information(table: Sequence[Series], probabilities: Series) -> float:
    """Return the expected value of perfect information."""
    best = [max(column) for column in zip(*table, strict=True)]
    return expected_value(best, probabilities) - max(
        expected_value(row, probabilities) for row in table
    )


def volume_mix(budget_units: Series, plan_units: Series, prices: Series) -> tuple[float, float]:
    """Return volume and mix variance, plan minus budget, at the same prices."""
    budget = sum(u * p for u, p in zip(budget_units, prices, strict=True))
    plan = sum(u * p for u, p in zip(plan_units, prices, strict=True))
    volume = (sum(plan_units) - sum(budget_units)) * budget / sum(budget_units)
    return volume, plan - budget - volume


def fill_constraint(
    demand: Series, contribution: Series, hours: Series, capacity: float, ranking: Series
) -> tuple[list[float], float]:
    """Return units and total contribution when products are served by falling ``ranking``."""
    units = [0.0] * len(demand)
    left = capacity
    for i in sorted(range(len(demand)), key=lambda i: -ranking[i]):
        units[i] = min(demand[i], left / hours[i])
        left -= units[i] * hours[i]
    return units, sum(u * c for u, c in zip(units, contribution, strict=True))


def bullwhip(orders: Series, demand: Series) -> float:
    """Return variance of orders over variance of demand, both with divisor n."""
    return pstdev(orders) ** 2 / pstdev(demand) ** 2


def months_to_load(demand: float, growth: float, capacity: float) -> float:
    """Return months until demand growing at ``growth`` a month reaches capacity."""
    return math.log(capacity / demand) / math.log(1 + growth)


def available_to_promise(on_hand: float, receipts: Series, orders: Series) -> list[float | None]:
    """Return discrete ATP: a number in the first period and wherever an MPS receipt falls."""
    starts = [t for t in range(len(receipts)) if t == 0 or receipts[t]]
    result: list[float | None] = [None] * len(receipts)
    for start, end in zip(starts, [*starts[1:], len(receipts)], strict=True):
        supply = receipts[start] + (on_hand if start == 0 else 0)
        result[start] = supply - sum(orders[start:end])
    return result
