"""Production plans, their costs, and what may be promised from them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate

Series = Sequence[float]


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
    per unit of rate raised and lowered. Units that are short cost nothing here.
    """
    stock = sum(max(0, units) for units in inventories(opening, production, demand))
    changes = [b - a for a, b in zip([rate, *production], production, strict=False)]
    return stock * holding, sum(up * c if c > 0 else -down * c for c in changes)


def level_rate_without_stockout(opening: float, demand: Series) -> float:
    """Return the smallest constant rate at which no period ends short."""
    return max((total - opening) / t for t, total in enumerate(accumulate(demand), start=1))


def available_to_promise(on_hand: float, receipts: Series, orders: Series) -> list[float | None]:
    """Return discrete ATP: a number in the first period and wherever an MPS receipt falls."""
    starts = [t for t in range(len(receipts)) if t == 0 or receipts[t]]
    result: list[float | None] = [None] * len(receipts)
    for start, end in zip(starts, [*starts[1:], len(receipts)], strict=True):
        supply = receipts[start] + (on_hand if start == 0 else 0)
        result[start] = supply - sum(orders[start:end])
    return result


def level_rate(opening: float, demand: Series, ending: float) -> float:
    """Return the constant rate that ends at the wanted inventory; it may run short before."""
    return (sum(demand) + ending - opening) / len(demand)


def chase_plan(opening: float, demand: Series, ending: float) -> list[float]:
    """Return production that follows demand, with the wanted change of stock in the first period.

    It never falls below zero: stock that is too high is used up first.
    """
    plan, stock = [], opening
    for units in demand:
        plan.append(max(0.0, units + ending - stock))
        stock += plan[-1] - units
    return plan


def open_demand(forecast: Series, orders: Series, fence: int) -> list[float]:
    """Return the demand that planning counts: orders up to the demand time fence, then the larger.

    ``fence`` is the number of periods inside the fence.
    """
    return [
        order if t < fence else max(units, order)
        for t, (units, order) in enumerate(zip(forecast, orders, strict=True))
    ]


def schedule_lots(on_hand: float, demand: Series, lot: float) -> tuple[list[float], list[float]]:
    """Return MPS receipts and projected available balance.

    Lots are placed in the period whose balance would otherwise fall below zero.
    """
    receipts, balances, stock = [], [], on_hand
    for units in demand:
        short = units - stock
        receipts.append(lot * math.ceil(short / lot) if short > 0 else 0.0)
        stock += receipts[-1] - units
        balances.append(stock)
    return receipts, balances
