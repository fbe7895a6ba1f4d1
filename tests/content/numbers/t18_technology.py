"""Topic 18, technology."""

from __future__ import annotations

from itertools import accumulate

from tests.content.numbers.printing import COMPANY, n, ns, numbers

LICENCE, PROJECT, PEOPLE, PAY, YEARS = 120, 300, 2, 90, 5
LICENCES, OWN = YEARS * LICENCE, YEARS * PEOPLE * PAY
TOTAL = LICENCES + PROJECT + OWN
assert LICENCES / TOTAL == 1 / 3  # the page writes it in words

PUMPS = COMPANY.lookup("families.pumps")
ASKED, CAN = PUMPS["demand"][4], PUMPS["capacity"]
PAST = PUMPS["last_quarter"]
SOLD_MORE = sum(PAST["sales"]) - sum(PAST["sales_plan"])
MADE_LESS = sum(PAST["production_plan"]) - sum(PAST["production"])
STOCKS = list(accumulate((CAN - sold for sold in PUMPS["demand"]), initial=PUMPS["inventory"]))[1:]
SHORT = [stock < PUMPS["target_inventory"] for stock in STOCKS]
assert SHORT == [True] * 9 + [False] * 3  # below target until September
NEED = sum(PUMPS["demand"][:3]) + PUMPS["target_inventory"] - PUMPS["inventory"]

ITEMS, APPROVED, TANKS = [495, 385, 230], 1100, 600
SCHEDULED = sum(ITEMS)
GAP = SCHEDULED - APPROVED

EXPECTED = {
    "Table: The same question to two systems": ns(ASKED, CAN, ASKED - CAN),
    "EX-18b": [
        *ns(ITEMS, TANKS, APPROVED, TANKS),
        "0.5",
        *ns(ITEMS, SCHEDULED),
        *ns(SCHEDULED, APPROVED, GAP, GAP, APPROVED),
        n(100 * GAP / APPROVED, 1),
        *ns(TANKS, TANKS, 0, SCHEDULED + TANKS, APPROVED + TANKS),
        n(100 * GAP / (APPROVED + TANKS), 1),
    ],
    "Table: Five rungs and one shelf of pumps": ns(
        PUMPS["target_inventory"],
        PUMPS["inventory"],
        SOLD_MORE,
        MADE_LESS,
        CAN,
        PUMPS["target_inventory"],
        NEED - 3 * CAN,
    ),
    "EX-18": [
        *numbers(f"{LICENCE} {PROJECT} {PAY} | {YEARS} × {LICENCE} → {LICENCES} | {PROJECT}"),
        *numbers(f"{YEARS} × {PEOPLE} × {PAY} → {OWN} | {LICENCES} + {PROJECT} + {OWN}"),
        *ns(TOTAL, LICENCES, TOTAL),
    ],
}
