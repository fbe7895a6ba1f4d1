"""Topic 11, balancing strategies."""

from __future__ import annotations

from kb import formulas as f
from tests.content.numbers.printing import COMPANY, n, ns, numbers

DEMAND = COMPANY.lookup("families.pumps.demand")[4]
CAPACITY = COMPANY.lookup("families.pumps.capacity")
GAP = DEMAND - CAPACITY
LEVERS = ["pre-build", "overtime", "subcontract"]
LIMITS, COSTS, WEEKS = (
    [COMPANY.lookup(f"levers.{lever}.{name}") for lever in LEVERS]
    for name in ("limit", "cost", "lead_weeks")
)
USED, _ = f.close_gap(GAP, LIMITS, COSTS)
SPENT = [used * cost for used, cost in zip(USED, COSTS, strict=True)]
LOST = COMPANY.lookup("families.pumps.contribution")

ELASTICITY, RISE = -1.5, 4
DROP = -ELASTICITY * RISE
CURVE = 100 * ((1 + RISE / 100) ** ELASTICITY - 1)

FAMILIES = ["valves", "filters", "actuators"]
WANTED = [COMPANY.lookup(f"families.{name}.demand")[2] for name in FAMILIES]
HOURS = [COMPANY.lookup(f"families.{name}.machining_hours") for name in FAMILIES]
EARNED = [COMPANY.lookup(f"families.{name}.contribution") for name in FAMILIES]
LOAD = sum(units * hours for units, hours in zip(WANTED, HOURS, strict=True))
ROOM = COMPANY.lookup("resources.machining.during_overhaul")
PRICE, COST = (COMPANY.lookup(f"families.valves.{name}") for name in ("price", "variable_cost"))
FEWER = WANTED[0] * DROP / 100
FREED = FEWER * HOURS[0]
RAISED = PRICE * (1 + RISE / 100)

CONTRACT = 1000
FULL = sum(units * earned for units, earned in zip(WANTED, EARNED, strict=True)) / 1000
BY_HOUR = f.fill_constraint(
    WANTED, EARNED, HOURS, ROOM, [e / h for e, h in zip(EARNED, HOURS, strict=True)]
)
BY_UNIT = f.fill_constraint(WANTED, EARNED, HOURS, ROOM, EARNED)
REST = ROOM - CONTRACT * HOURS[2] - WANTED[1] * HOURS[1]
KEPT = [REST / HOURS[0], WANTED[1], CONTRACT]
SHARE = ROOM / LOAD
FAIR = [units * SHARE for units in WANTED]


def earn(units: list[float]) -> float:
    """Return the contribution of so many valves, filters and actuators, in thousands."""
    total = sum(count * earned for count, earned in zip(units, EARNED, strict=True))
    return float(total) / 1000


def hours(value: float) -> str:
    """Return hours a unit with one decimal."""
    return n(value, 1)


BOUGHT, NEEDS = [440, 330, 330], [520, 390, 390]
ORDERS = [NEEDS[0], NEEDS[1], 2 * NEEDS[2]]
BY_ORDER = [round(CAPACITY * order / sum(ORDERS)) for order in ORDERS]
BY_PAST = [CAPACITY * past / sum(BOUGHT) for past in BOUGHT]

EXPECTED = {
    "EX-11b": numbers(
        f"{n(ELASTICITY, 1)} {RISE} | {n(ELASTICITY, 1)} × {RISE} → {n(-DROP)}"
        f" | {n(1 + RISE / 100, 2)} {n(ELASTICITY, 1)} 1 → {n(CURVE, 1)}"
    ),
    "EX-11d": numbers(
        f"{n(WANTED[0])} {n(PRICE)} {n(COST)} {hours(HOURS[0])}"
        f" {n(LOAD)} {n(ROOM)} {n(DROP)} {RISE}"
        f" | {n(WANTED[0])} × {n(DROP)} → {n(FEWER)} | {n(FEWER)} × {hours(HOURS[0])} → {n(FREED)}"
        f" | {n(LOAD)} − {n(ROOM)} → {n(LOAD - ROOM)} | {n(FREED)} ÷ {n(LOAD - ROOM)}"
        f" → {n(100 * FREED / (LOAD - ROOM), 1)}"
        f" | {n(WANTED[0])} × ({n(PRICE)} − {n(COST)}) → {n(WANTED[0] * (PRICE - COST))}"
        f" | {n(PRICE)} × {n(1 + RISE / 100, 2)} → {n(RAISED, 2)}"
        f" | ({n(WANTED[0])} − {n(FEWER)}) × ({n(RAISED, 1)} − {n(COST)})"
        f" → {n((WANTED[0] - FEWER) * (RAISED - COST))}"
    ),
    "Table: What the company knows about its levers for pumps": [
        *ns(LIMITS, 100, COSTS, WEEKS, 8),
    ],
    "EX-11c": [
        *[
            x
            for units, used, earned in zip(WANTED, HOURS, EARNED, strict=True)
            for x in (n(units), hours(used), n(earned))
        ],
        n(ROOM),
        *ns(BY_HOUR[0], BY_HOUR[1] / 1000),
        *ns(CONTRACT, KEPT, earn(KEPT)),
        *ns(FAIR),
        n(earn(FAIR), 1),
        *ns(BY_UNIT[0][0], BY_UNIT[0][1], BY_UNIT[0][2], BY_UNIT[1] / 1000),
        *numbers(
            f"{n(ROOM)} − {n(WANTED[1])} × {hours(HOURS[1])} − {n(WANTED[0])} × {hours(HOURS[0])}"
            f" → {n(BY_HOUR[0][2] * HOURS[2])} | {n(ROOM)} ÷ {n(LOAD)} → {n(100 * SHARE, 1)}"
            f" | {n(FULL)} {n(FULL)} × {n(ROOM)} ÷ {n(LOAD)} → {n(earn(FAIR), 1)}"
            f" | {n(ROOM)} − {n(CONTRACT)} − {n(WANTED[1])} × {hours(HOURS[1])} → {n(REST)}"
            f" | {n(BY_HOUR[1] / 1000)} − {n(earn(KEPT))} → {n(BY_HOUR[1] / 1000 - earn(KEPT))}"
            f" | {n(BY_HOUR[1] / 1000 - earn(FAIR))} {n(BY_HOUR[1] / 1000 - earn(KEPT))}"
        ),
    ],
    "EX-11e": [
        *ns(CAPACITY, sum(NEEDS), 1, 2, 3),
        *[x for row in (BOUGHT, NEEDS, ORDERS, BY_ORDER, BY_PAST) for x in ns(row, sum(row))],
        *numbers(
            f"3 {n(CAPACITY)} × {ORDERS[2]} ÷ {n(sum(ORDERS))} → {BY_ORDER[2]}"
            f" | {BY_ORDER[2]} − {NEEDS[2]} → {BY_ORDER[2] - NEEDS[2]}"
            f" | 2 {BY_ORDER[1]} ÷ {NEEDS[1]} → {n(100 * BY_ORDER[1] / NEEDS[1], 1)}"
            f" | {n(BY_PAST[1])} ÷ {NEEDS[1]} → {n(100 * BY_PAST[1] / NEEDS[1], 1)}"
            f" | ({n(sum(ORDERS))} − {n(sum(NEEDS))}) ÷ {n(sum(NEEDS))}"
            f" → {n(100 * (sum(ORDERS) - sum(NEEDS)) / sum(NEEDS))}"
        ),
    ],
    "EX-11a": [
        *ns(DEMAND, CAPACITY, LOST),
        *[
            x
            for limit, cost, used, spent in zip(LIMITS, COSTS, USED, SPENT, strict=True)
            for x in ns(limit, cost, used, spent)
        ],
        *numbers(
            f"{n(DEMAND)} − {n(CAPACITY)} → {n(GAP)}"
            f" | {n(GAP)} − {n(USED[0])} − {n(USED[1])} → {n(USED[2])}"
            f" | {n(SPENT[0])} + {n(SPENT[1])} + {n(SPENT[2])} → {n(sum(SPENT))}"
            f" | {n(GAP)} × {n(LOST)} → {n(GAP * LOST)} | {n(USED[2])} {n(COSTS[2])}"
        ),
    ],
    "Chart: Three levers lift May from 1,100 pumps to the 1,300 that are asked for": ns(
        CAPACITY, CAPACITY + sum(USED), CAPACITY, CAPACITY + sum(USED), USED
    ),
}
