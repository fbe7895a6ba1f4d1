"""Topic 8, financial integration."""

from __future__ import annotations

from kb import formulas as f
from tests.content.numbers.printing import COMPANY, n, ns

NAMES = ["valves", "filters", "actuators"]
FAMILIES = [COMPANY.lookup(f"families.{name}") for name in NAMES]
UNITS = [family["demand"][2] for family in FAMILIES]
PRICES = [family["price"] for family in FAMILIES]
COSTS = [family["variable_cost"] for family in FAMILIES]
BUDGET = [family["budget_march"] for family in FAMILIES]
EACH = [family["contribution"] for family in FAMILIES]
HOURS = [family["machining_hours"] for family in FAMILIES]
REVENUES = [u * p / 1000 for u, p in zip(UNITS, PRICES, strict=True)]
CONTRIBUTIONS = [u * c / 1000 for u, c in zip(UNITS, EACH, strict=True)]
REVENUE, CONTRIBUTION = sum(REVENUES), sum(CONTRIBUTIONS)
FIXED = COMPANY.lookup("money.controls_fixed_month") / 1000

BUDGETED = sum(u * p for u, p in zip(BUDGET, PRICES, strict=True))
GAP = REVENUE * 1000 - BUDGETED
MEAN = n(BUDGETED / sum(BUDGET), 2)
VOLUME, MIX = f.volume_mix(BUDGET, UNITS, PRICES)

PUMPS = COMPANY.lookup("families.pumps")
OFF = 6
BEFORE, SOLD, FULL, CUT, MADE = (
    PUMPS["capacity"],
    PUMPS["demand"][4],
    PUMPS["price"],
    PUMPS["price"] - OFF,
    PUMPS["variable_cost"],
)
MORE = (SOLD - BEFORE) * FULL
LESS = f.price_variance([SOLD], [CUT], [FULL])
OLD, NEW = BEFORE * (FULL - MADE), SOLD * (CUT - MADE)

MONEY = COMPANY.lookup("money")
STOCK, TURNS = MONEY["inventory"] / 1e6, MONEY["target_turns"]
SALES_COST = 48
DAYS, CUSTOMERS, SUPPLIERS = 60, MONEY["receivable_days"], MONEY["payable_days"]
RATE = MONEY["carrying_rate"]
NOW = f.turns(SALES_COST, STOCK)
LATER = SALES_COST / TURNS

BUILT, SHARE = 3000, 16

LIMIT = COMPANY.lookup("resources.machining.during_overhaul")
NORMAL = COMPANY.lookup("resources.machining.demonstrated")
NEED = [u * h for u, h in zip(UNITS, HOURS, strict=True)]
HOURLY = [c / h for c, h in zip(EACH, HOURS, strict=True)]
RANK = [sorted(HOURLY, reverse=True).index(value) + 1 for value in HOURLY]
BEST, GAIN = f.fill_constraint(UNITS, EACH, HOURS, LIMIT, HOURLY)
WORSE, LOSS = f.fill_constraint(UNITS, EACH, HOURS, LIMIT, EACH)
EARNED = [q * c / 1000 for q, c in zip(BEST, EACH, strict=True)]
USED = [q * h for q, h in zip(BEST, HOURS, strict=True)]

LOADS = [
    sum(family["demand"][month] * family["machining_hours"] for family in FAMILIES)
    for month in range(3)
]
SHORT = LOADS[2] - LIMIT
FREE = sum(NORMAL - load for load in LOADS[:2])
LAST = HOURLY[2]
STORED = COSTS[0] / HOURS[0]
CARRIED = FREE * STORED * RATE * 2 / 12

DRYER, SAVING, YEARS, REQUIRED = 50_000, 20_000, 4, 0.10
FACTORS = [(1 + REQUIRED) ** year for year in range(1, YEARS + 1)]
PRESENT = sum(SAVING / factor for factor in FACTORS)

SHAFTS, SHAFT, MONTHLY, MONTHS = 5000, 30, 2, 2
AHEAD = SHAFTS * SHAFT
CARRY = AHEAD * MONTHLY / 100 * MONTHS

EXPECTED = {
    "EX-08a": [
        *ns(FIXED),
        *[
            x
            for row in zip(UNITS, PRICES, COSTS, REVENUES, CONTRIBUTIONS, strict=True)
            for x in ns(row)
        ],
        *ns(REVENUES, REVENUE, CONTRIBUTIONS, CONTRIBUTION, CONTRIBUTION, REVENUE),
        n(100 * CONTRIBUTION / REVENUE, 1),
        *ns(CONTRIBUTION, FIXED, CONTRIBUTION - FIXED),
    ],
    "EX-08b": [
        *ns(BUDGET, PRICES, sum(BUDGET), sum(UNITS), BUDGETED / 1000, REVENUE),
        *ns(REVENUE * 1000, BUDGETED, GAP, BUDGETED, sum(BUDGET)),
        MEAN,
        *ns(sum(UNITS), sum(BUDGET)),
        MEAN,
        *ns(VOLUME, f.price_variance(UNITS, PRICES, PRICES), GAP, -VOLUME, MIX),
    ],
    "Chart: Mix takes more from the budget of March than volume does": [
        *[x for row in zip(BUDGET, PRICES, UNITS, PRICES, strict=True) for x in ns(row)],
        *ns(BUDGETED, REVENUE * 1000, -VOLUME, -MIX),
    ],
    "EX-08f": [
        *ns(OFF, BEFORE, FULL, SOLD, CUT, MADE),
        *ns(SOLD, BEFORE, FULL, MORE, SOLD, CUT, FULL, LESS, MORE, -LESS, MORE + LESS),
        *ns(BEFORE, FULL, MADE, OLD, SOLD, CUT, MADE, NEW, NEW, OLD, NEW - OLD),
        *ns(SOLD - BEFORE, SOLD),
    ],
    "EX-08d": [
        *ns(DAYS, CUSTOMERS, SUPPLIERS, STOCK, SALES_COST, 100 * RATE, TURNS),
        *ns(DAYS, CUSTOMERS, SUPPLIERS, f.cash_conversion(DAYS, CUSTOMERS, SUPPLIERS)),
        *ns(SALES_COST, STOCK, NOW),
        n(365 / NOW, 1),
        *ns(
            TURNS, SALES_COST, TURNS, LATER, STOCK, LATER, STOCK - LATER, STOCK - LATER, 100 * RATE
        ),
        n((STOCK - LATER) * RATE, 1),
        *ns(2, STOCK, 3),
    ],
    "Table: Three thousand valves built for stock, seen in two ways": [
        *ns(BUILT * COSTS[0], BUILT * (COSTS[0] + SHARE)),
        *ns(BUILT * COSTS[0], BUILT * COSTS[0], 0, BUILT * SHARE),
    ],
    "EX-08c": [
        *ns(UNITS, sum(NEED), LIMIT, EACH),
        *[
            x
            for h, hourly, rank in zip(HOURS, HOURLY, RANK, strict=True)
            for x in (n(h, 1), n(hourly), n(rank))
        ],
        *ns(BEST[1], USED[1], EARNED[1], BEST[0], USED[0], EARNED[0]),
        *ns(USED[2], BEST[2], EARNED[2], EARNED[1], EARNED[0], EARNED[2], GAIN / 1000),
        *ns(WORSE[2], WORSE[0], WORSE[1], LOSS / 1000),
    ],
    "EX-08g": [
        *ns(NORMAL, LOADS[:2], SHORT, LAST, COSTS[2]),
        n(HOURS[2], 1),
        *ns(COSTS[0]),
        n(HOURS[0], 1),
        *ns(NORMAL, LOADS[0], NORMAL, LOADS[1], FREE, FREE, LAST, FREE * LAST, FREE, SHORT),
        n(100 * FREE / SHORT, 1),
        *ns(FREE, COSTS[2], FREE * COSTS[2] / HOURS[2], COSTS[0]),
        n(HOURS[0], 1),
        *ns(STORED, FREE, STORED, FREE * STORED),
        *ns(100 * RATE, FREE * STORED, 100 * RATE, 2, 12, CARRIED, SHORT - FREE),
    ],
    "EX-08h": [
        *ns(DRYER, SAVING, 100 * REQUIRED, DRYER / 1000, SAVING / 1000),
        n(f.payback_months(DRYER, SAVING) / 12, 1),
        *ns(YEARS * SAVING / 1000, DRYER / 1000, DRYER / 1000),
        n(100 * (YEARS * SAVING - DRYER) / DRYER),
        *[x for year, factor in enumerate(FACTORS, 1) for x in (n(SAVING), n(factor, year))],
        *ns(PRESENT, PRESENT, DRYER, PRESENT - DRYER),
    ],
    "EX-08e": [
        *ns(SHAFTS, SHAFT, MONTHLY, SHAFTS, SHAFT, AHEAD, AHEAD, MONTHLY, MONTHS, CARRY),
        *ns(CARRY, SHAFTS),
        *[n(CARRY / SHAFTS, 2)] * 2,
    ],
}
