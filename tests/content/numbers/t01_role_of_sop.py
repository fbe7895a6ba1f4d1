"""Topic 1, role of S&OP."""

from __future__ import annotations

from itertools import accumulate

from kb import formulas as f
from tests.content.numbers.printing import COMPANY, labels, n, ns, numbers

PLAN, SHARES, ENTERED = 1100, [0.45, 0.35, 0.20], [520, 400, 220]
ITEMS = [PLAN * share for share in SHARES]

ON_HAND, FORECAST, ORDERS, LOT, FENCE = 50, [40] * 6, [45, 38, 50, 20, 10, 0], 80, 2
COUNTED = [
    order if week <= FENCE else max(order, forecast)
    for week, (order, forecast) in enumerate(zip(ORDERS, FORECAST, strict=True), start=1)
]
RECEIPTS: list[float] = []
AVAILABLE: list[float] = []
for demand in COUNTED:
    before = (AVAILABLE[-1] if AVAILABLE else ON_HAND) - demand
    RECEIPTS.append(LOT if before < 0 else 0)
    AVAILABLE.append(before + RECEIPTS[-1])
PROMISE = f.available_to_promise(ON_HAND, RECEIPTS, ORDERS)
TO_PROMISE = [week for week in PROMISE if week is not None]
RUNNING = list(accumulate(week or 0 for week in PROMISE))

PUMPS = COMPANY.lookup("families.pumps")
MARCH = PUMPS["demand"][2]
LEFT = PLAN - MARCH
UNIT = PUMPS["price"] - PUMPS["variable_cost"]

EXPECTED = {
    "Table: Priority plan and capacity check at each level": numbers("3–10 18–36"),
    "EX-01": [
        n(PLAN),
        *ns([100 * share for share in SHARES]),
        *[
            x
            for item, (share, units) in enumerate(zip(SHARES, ITEMS, strict=True), start=1)
            for x in (n(item), n(PLAN), n(100 * share), n(units))
        ],
        *ns(ITEMS, sum(ITEMS), ENTERED, sum(ENTERED), sum(ENTERED) - PLAN),
    ],
    "EX-00": [
        *ns(ON_HAND, FORECAST[0], LOT, FENCE, 0),
        *labels(6),
        *ns(FORECAST, ORDERS),
        *ns(receipt for receipt in RECEIPTS if receipt),
        *ns(AVAILABLE, TO_PROMISE, RUNNING),
        *ns(1, ON_HAND, ORDERS[0], TO_PROMISE[0], 2, LOT, ORDERS[1], TO_PROMISE[1]),
        *ns(3, 3, 4, LOT, ORDERS[2:4], TO_PROMISE[2], 5, 5, 6, LOT, ORDERS[4:], TO_PROMISE[3]),
    ],
    "EX-01b": [
        *ns(PLAN, MARCH),
        n(PUMPS["labour_hours"], 1),
        "0.30",
        *ns(PUMPS["price"], PUMPS["variable_cost"]),
        n(PLAN),
        n(PUMPS["labour_hours"], 1),
        n(PLAN * PUMPS["labour_hours"]),
        n(PLAN),
        "0.30",
        n(PLAN * 0.30),
        *ns(PLAN, MARCH, LEFT),
        *ns(MARCH, PUMPS["price"], MARCH * PUMPS["price"]),
        *ns(MARCH, PUMPS["price"], PUMPS["variable_cost"], MARCH * UNIT),
        *ns(LEFT, PUMPS["variable_cost"], LEFT * PUMPS["variable_cost"], MARCH, MARCH),
    ],
    "Table: Three processes, three distances": numbers("0–13 18–36 24–36"),
}
