"""Production plans, their costs, and what may be promised from them."""

from __future__ import annotations

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
    per unit of rate raised and lowered.
    """
    stock = sum(inventories(opening, production, demand))
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
