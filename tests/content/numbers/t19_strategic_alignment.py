"""Topic 19, strategic alignment."""

from __future__ import annotations

import math

from kb import formulas as f
from tests.content.numbers.printing import COMPANY, n, ns, numbers

NOW, GROWTH, CAPACITY, LEAD, SHARE, HORIZON = 780, 0.01, 1000, 14, 90, 12
NEAR = f.months_to_load(NOW, GROWTH, CAPACITY * SHARE / 100)
FULL = f.months_to_load(NOW, GROWTH, CAPACITY)
READY, DUE = math.ceil(NEAR), math.ceil(FULL)
SEEN, LATEST = DUE - HORIZON, DUE - LEAD
START, END, YEARS = 12, 15, 3
YEARLY = 100 * ((END / START) ** (1 / YEARS) - 1)

PRICE, COST = (COMPANY.lookup(f"families.motors.{name}") for name in ("price", "variable_cost"))
EARNED = PRICE - COST
ORDERED = [LATEST, SEEN, READY, DUE]


def lost(ordered: int) -> int:
    """Return the motors above capacity before a line ordered in that month runs."""
    short = (NOW * (1 + GROWTH) ** month - CAPACITY for month in range(ordered + LEAD))
    return round(sum(max(0.0, units) for units in short))


PEAK, TARGET, BUILT, LIMIT = 700, 100, 60, 500_000
IRRIGATION = COMPANY.lookup("families.irrigation.variable_cost")
PUMP = COMPANY.lookup("families.pumps.variable_cost")
EXTRA = PEAK - TARGET

STOCK, TURNS = COMPANY.lookup("money.inventory"), COMPANY.lookup("money.target_turns")
FREED = STOCK - COMPANY.lookup("money.cost_of_sales") / TURNS
MOTORS = (
    "Chart: The winding shop is full in month 25, so its second line has to be ordered by month 11"
)

EXPECTED = {
    "Table: What changes from level to level": numbers("3–10 | 3–10 | 18–36"),
    "Table: From a strategic target to a line in the monthly plan": ns(FREED / 1e6),
    "EX-19": numbers(
        f"{NOW} 0 {n(100 * GROWTH)} {n(CAPACITY)} {LEAD}"
        f" | {SHARE} ({n(CAPACITY * SHARE / 100)} ÷ {NOW}) 1.01 = {n(NEAR, 1)} → {READY}"
        f" | 100 ({n(CAPACITY)} ÷ {NOW}) 1.01 = {n(FULL, 2)} → {DUE}"
        f" | 100 {DUE} − {LEAD} → {LATEST} | {SHARE} {READY} − {LEAD} → {READY - LEAD}"
        f" | {HORIZON} {DUE} {DUE} − {HORIZON} → {SEEN} | {SEEN} − {LATEST} → {SEEN - LATEST}"
        f" | {START} {END} {YEARS} {END} ÷ {START} 1 → {n(YEARLY, 1)}"
    ),
    MOTORS: ns(DUE, LATEST, NOW, CAPACITY, DUE, LATEST, LEAD),
    "EX-19b": [
        *ns(PRICE, COST, CAPACITY, LEAD),
        *[
            x
            for month in ORDERED
            for x in ns(month, month + LEAD, lost(month), lost(month) * EARNED)
        ],
        *numbers(f"{n(PRICE)} − {n(COST)} → {n(EARNED)}"),
        *[
            x
            for month in ORDERED[1:]
            for x in [
                *([str(SHARE)] if month == READY else []),
                str(month),
                *ns(lost(month), EARNED, lost(month) * EARNED),
            ]
        ],
    ],
    "EX-19c": numbers(
        f"{PEAK} {TARGET} {n(IRRIGATION)} {BUILT} {n(PUMP)} {n(LIMIT)}"
        f" | {PEAK} − {TARGET} → {EXTRA} | {EXTRA} × {n(IRRIGATION)} → {n(EXTRA * IRRIGATION)}"
        f" | {BUILT} × {n(PUMP)} → {n(BUILT * PUMP)} | {n(LIMIT)} − {n(EXTRA * IRRIGATION)}"
        f" − {n(BUILT * PUMP)} → {n(LIMIT - EXTRA * IRRIGATION - BUILT * PUMP)}"
    ),
}
