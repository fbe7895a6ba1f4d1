"""Payoffs, variances and the use of a constraint."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean

from kb.formulas.forecasting import weighted_average

Series = Sequence[float]


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


def laplace(table: Sequence[Series]) -> list[float]:
    """Return each option's mean payoff, as if all states were equally likely."""
    return [fmean(row) for row in table]


def close_gap(gap: float, limits: Series, costs: Series) -> tuple[list[float], float]:
    """Return units by lever, the cheapest used first up to its limit, and what stays open."""
    units = [0.0] * len(limits)
    for i in sorted(range(len(limits)), key=lambda i: costs[i]):
        units[i] = min(gap, limits[i])
        gap -= units[i]
    return units, gap


def price_variance(units: Series, prices: Series, budget_prices: Series) -> float:
    """Return the change of revenue by prices alone, at the plan's units."""
    return sum(u * (p - b) for u, p, b in zip(units, prices, budget_prices, strict=True))


def cash_conversion(inventory_days: float, receivable_days: float, payable_days: float) -> float:
    """Return the days from paying suppliers to being paid."""
    return inventory_days + receivable_days - payable_days


def payback_months(investment: float, yearly_saving: float) -> float:
    """Return the months until savings have repaid the investment."""
    return investment / yearly_saving * 12
