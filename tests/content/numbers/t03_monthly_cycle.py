"""Topic 3, the monthly cycle."""

from __future__ import annotations

from itertools import accumulate
from statistics import fmean

from tests.content.numbers.printing import COMPANY, n, ns, numbers, signed

PUMPS = COMPANY.lookup("families.pumps")
PAST = PUMPS["last_quarter"]
PLAN = list(PUMPS["demand"][:3])
CAPACITY, TARGET, STOCK = PUMPS["capacity"], PUMPS["target_inventory"], PUMPS["inventory"]
OPENING = TARGET
PRODUCTION = [1150, 1150, 1160]


def gaps(actual: str, planned: str) -> list[float]:
    """Return actual minus plan of the last quarter's months."""
    return [a - p for a, p in zip(PAST[actual], PAST[planned], strict=True)]


SALES, MADE, HELD = (
    gaps("sales", "sales_plan"),
    gaps("production", "production_plan"),
    gaps("inventory", "inventory_plan"),
)
SOLD_MORE, MADE_MORE = sum(SALES), sum(MADE)
NEED = sum(PLAN) + TARGET - STOCK
PROJECTED = [
    STOCK + made - sold for made, sold in zip(accumulate(PRODUCTION), accumulate(PLAN), strict=True)
]
MAD = fmean(SALES)
SHORT = NEED - 3 * CAPACITY

STEPS, MONTH, OLD = [3, 5, 5, 3, 3], 20, 6
FROZEN, HORIZON = 4, 18
LIMIT = 4  # of the tracking signal, as the overview sets it
FREE_DAY = COMPANY.lookup("calendar.executive")[0] - 1
FROZEN_MONTHS = round(FROZEN / (52 / 12))
FIRST_OPEN = FROZEN_MONTHS + 1
CYCLE = sum(STEPS)
SLOW = CYCLE + OLD - STEPS[0]


def signs(values: list[float]) -> list[str]:
    """Return differences with their sign."""
    return [signed(value) for value in values]


EXPECTED = {
    "Table: The [five steps](term:five-step-cycle), with the working days of an example month": [
        x
        for step, name in enumerate(("data", "demand", "supply", "pre-sop", "executive"), start=1)
        for x in (n(step), *ns(COMPANY.lookup(f"calendar.{name}")))
    ],
    "EX-03b": [
        *ns(OPENING, TARGET, CAPACITY),
        *ns(PAST["sales_plan"], PLAN, PAST["sales"]),
        *signs(SALES),
        *signs(list(accumulate(SALES))),
        *ns(PAST["production_plan"], PRODUCTION),
        *ns(PAST["production"]),
        *signs(MADE),
        *signs(list(accumulate(MADE))),
        *ns(PAST["inventory_plan"], PROJECTED, PAST["inventory"]),
        *signs(HELD),
        *ns(MADE_MORE, SOLD_MORE, MADE_MORE - SOLD_MORE, SALES, 3),
        n(MAD, 1),
        n(SOLD_MORE),
        n(MAD, 1),
        n(SOLD_MORE / MAD, 1),
        *ns(3, PLAN[0], TARGET, STOCK, NEED, 3, CAPACITY, 3 * CAPACITY),
        *ns(TARGET, NEED, 3 * CAPACITY, TARGET - SHORT, SHORT, LIMIT, SHORT),
    ],
    "Chart: Three months of sales above plan have nearly halved the stock of pumps": ns(
        TARGET, PAST["inventory"]
    ),
    "EX-03": numbers(
        f"{MONTH} {FROZEN} | {MONTH} → | {FROZEN} → {FROZEN_MONTHS} | {FIRST_OPEN}"
        f" | {FIRST_OPEN} {HORIZON} {FROZEN_MONTHS} {MONTH} 1"
    ),
    "EX-03c": numbers(
        f"1 {STEPS[0]} {STEPS[1]} {STEPS[2]} {STEPS[3]} {STEPS[4]} {MONTH} 1 {OLD}"
        f" | {' + '.join(map(str, STEPS))} → {CYCLE} | {MONTH} − {CYCLE} → {MONTH - CYCLE}"
        f" | 1: {CYCLE} + {OLD - STEPS[0]} → {SLOW} | {SLOW} − {MONTH} → {SLOW - MONTH}"
        f" | {FREE_DAY}"
    ),
}
