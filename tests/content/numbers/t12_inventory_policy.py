"""Topic 12, inventory policy."""

from __future__ import annotations

import math

from kb import formulas as f
from tests.content.numbers.printing import COMPANY, n, ns, numbers, up

SEAL = COMPANY.lookup("items.seal-kit")
YEAR, ORDER, HOLD = SEAL["annual_demand"], SEAL["order_cost"], SEAL["holding_cost"]
LOT = f.eoq(YEAR, ORDER, HOLD)
BIG = 900
LEAST, MORE = f.lot_cost(LOT, YEAR, ORDER, HOLD), f.lot_cost(BIG, YEAR, ORDER, HOLD)
EXTRA = n(100 * (MORE / LEAST - 1), 1)

WORK, RATE = 600, 120

CASTING = COMPANY.lookup("items.casting")
DAY, SIGMA, LEAD = CASTING["daily_demand"], CASTING["daily_deviation"], CASTING["lead_days"]
LATE, REVIEW = CASTING["lead_deviation"], CASTING["review_days"]
Z = 1.645
ROOT = math.sqrt(LEAD)
FIXED = f.demand_deviation(SIGMA, LEAD)
STOCK = Z * FIXED
POINT = f.reorder_point(DAY, LEAD, math.ceil(STOCK))
SPREAD = f.demand_deviation(SIGMA, LEAD, DAY, LATE)
LARGE = math.ceil(Z * SPREAD)
LARGE_POINT = f.reorder_point(DAY, LEAD, LARGE)
HALVED = [
    Z * f.demand_deviation(SIGMA / 2, LEAD, DAY, LATE),
    Z * f.demand_deviation(SIGMA, LEAD, DAY, LATE / 2),
]
EXPOSED = Z * f.demand_deviation(SIGMA, LEAD + REVIEW)
TARGET = f.order_up_to(DAY, REVIEW, LEAD, EXPOSED)

MAD = 40

SERVICES = {"90": 1.282, "95": 1.645, "97.5": 1.960, "98": 2.054, "99": 2.326, "99.9": 3.09}
STOCKS = {name: n(z * FIXED) for name, z in SERVICES.items()}
CURVE = [80, 82.5, 85, 87.5, *range(90, 98), 97.5, 98, 98.5, 99, 99.2, 99.4, 99.6, 99.8, 99.9]

LOSS = 0.0209
SHORT = FIXED * LOSS
LOTS = [600, 60]
FILLS = [n(100 * f.fill_rate(FIXED, Z, lot), 2) for lot in LOTS]

SITES = [site["safety_stock"] for site in COMPANY.lookup("warehouses").values()]
SITE, COUNT = SITES[0], len(SITES)
SAFETY, CENTRAL, TWO = sum(SITES), f.pooled(SITE, COUNT), f.pooled(SITE, COUNT, 2)

SALES, COST, MARGIN, HELD = (
    COMPANY.lookup(f"money.{name}") / 1e6
    for name in ("revenue", "cost_of_sales", "gross_profit", "inventory")
)
WANTED = COST / COMPANY.lookup("money.target_turns")
TURNS = f.turns(COST, HELD)

STOCKED = ["valves", "motors", "actuators", "filters", "tanks", "irrigation", "pumps"]
ROWS = [
    (row["inventory"], row["variable_cost"], row["inventory"] * row["variable_cost"])
    for row in (COMPANY.lookup(f"families.{name}") for name in STOCKED)
]
SHELF = sum(value for *_, value in ROWS)
ALL = COMPANY.lookup("money.inventory")
RELEASE = ALL - round(WANTED) * 1_000_000
PUMP = COMPANY.lookup("families.pumps.variable_cost")
GEAR = COMPANY.lookup("families.switchgear")
CABINETS = (
    f.production_make_to_order(sum(GEAR["demand"][:5]), GEAR["backlog"], GEAR["target_backlog"]) / 5
)
CABINET, STATION = GEAR["variable_cost"], COMPANY.lookup("families.stations.variable_cost")
STARTS = COMPANY.lookup("families.stations.demand")[0]
FLOW = CABINETS * CABINET + STARTS * STATION

MONTH = 20
CAPACITY = COMPANY.lookup("families.pumps.capacity")
DEMAND = COMPANY.lookup("families.pumps.demand")
GOAL = COMPANY.lookup("families.pumps.target_inventory")
CYCLE = GOAL - SAFETY
AHEAD, STORE = (COMPANY.lookup(f"levers.pre-build.{name}") for name in ("limit", "cost"))
GOALS = [GOAL + AHEAD, GOAL + AHEAD, GOAL, GOAL]
NEEDED = [f.production_make_to_stock(DEMAND[3 + at], GOALS[at], GOALS[at + 1]) for at in range(3)]
# Days off in August pay back the Saturdays of March.
MADE = [*[CAPACITY] * 4, CAPACITY - AHEAD, CAPACITY]
SHELVES = [GOALS[0], *f.inventories(GOALS[0], MADE, DEMAND[3:9])]

OLD, USE, LIMIT, SHARE = 1500, 40, 12, 50
EXCESS = OLD - LIMIT * USE
VALUE = EXCESS * CASTING["unit_cost"]


def trim(value: float) -> str:
    """Return a number with as many decimals as it needs, at most one."""
    return n(value, 0 if value == int(value) else 1)


EXPECTED = {
    "EX-12i": numbers(
        f"{WORK} {RATE} | {WORK} ÷ {RATE} → {n(WORK / RATE)}"
        f" | {WORK // 2} {WORK // 2} ÷ {RATE} → {n(WORK / 2 / RATE, 1)}"
    ),
    "EX-12a": numbers(
        f"{n(YEAR)} {ORDER} {HOLD} | 2 × {n(YEAR)} × {ORDER} ÷ {HOLD} → {n(LOT)}"
        f" | {n(YEAR)} ÷ {n(LOT)} → {n(YEAR / LOT)} | {n(YEAR / LOT)} × {ORDER} ="
        f" {n(YEAR / LOT * ORDER)}, {n(LOT / 2)} × {HOLD} = {n(LOT / 2 * HOLD)};"
        f" {n(YEAR / LOT * ORDER)} + {n(LOT / 2 * HOLD)} → {n(LEAST)}"
        f" | {BIG}: {n(YEAR / BIG * ORDER)} + {n(BIG / 2 * HOLD)} → {n(MORE)}"
        f" | {n(MORE)} ÷ {n(LEAST)} − 1 → {EXTRA} | 650"
    ),
    f"Chart: A lot of {BIG} instead of {n(LOT)} costs {EXTRA}\u202f% more, since the curve is flat"
    " where it is lowest": [*ns(BIG, LOT), EXTRA, *ns(LEAST, LOT)],
    "EX-12b": numbers(
        f"{DAY} {SIGMA} {LEAD} 95 {Z} | {Z} × {SIGMA} × √{LEAD} → {n(STOCK, 1)}, {up(STOCK)}"
        f" | {DAY} × {LEAD} → {n(DAY * LEAD)} | {n(DAY * LEAD)} + {up(STOCK)} → {n(POINT)}"
        f" | {n(STOCK)}"
    ),
    "EX-12c": numbers(
        f"{LATE} | {LEAD} × {SIGMA**2} + {DAY}² × {LATE}² → {n(SPREAD**2)}"
        f" | √{n(SPREAD**2)} → {n(SPREAD, 1)} | {Z} × {n(SPREAD, 1)} → {LARGE}"
        f" | {n(DAY * LEAD)} + {LARGE} → {n(LARGE_POINT)} | {n(HALVED[0])} | {n(HALVED[1])}"
        f" | {n(LARGE - round(HALVED[0]))} {n(LARGE - round(HALVED[1]))}"
    ),
    f"Chart: A reorder point of {n(LARGE_POINT)} leaves 5\u202f% of the cycles short": [
        *ns(LARGE_POINT, 100 - 95, DAY * LEAD),
        n(SPREAD, 1),
        n(LARGE_POINT),
    ],
    "EX-12g": numbers(
        f"1.25 {MAD} 95 | {Z} × 1.25 → {n(Z * 1.25, 2)}"
        f" | {Z} × 1.25 × {MAD} → {n(Z * 1.25 * MAD, 2)}, {up(Z * 1.25 * MAD)} | 1.25"
    ),
    "EX-12e": [
        *numbers(f"{n(FIXED)} {SIGMA} × √{LEAD}"),
        *SERVICES,
        *(n(z, 2 if name == "99.9" else 3) for name, z in SERVICES.items()),
        *STOCKS.values(),
        *numbers(f"95 99: {SERVICES['99']} ÷ {SERVICES['95']} − 1"),
        n(100 * (SERVICES["99"] / SERVICES["95"] - 1)),
    ],
    "Chart: The step from 99 to 99.9\u202f% takes more stock than the step from 95 to 99\u202f%": [
        *numbers("99 99.9 95 99"),
        *numbers(f"{n(f.z_value(0.80) * FIXED)} 80 {STOCKS['95']} 95"),
        *numbers(f"{STOCKS['99']} 99 {STOCKS['99.9']} 99.9 | 1 1"),
        *(text for x in CURVE for text in (trim(x), n(f.z_value(x / 100) * FIXED, 1))),
        *numbers("95 95 99 99"),
    ],
    "EX-12f": numbers(
        f"95 {n(FIXED)} {Z} {LOSS} | {n(FIXED)} × {LOSS} → {n(SHORT, 3)}"
        f" | {LOTS[0]}: 1 − {n(SHORT, 3)} ÷ {LOTS[0]} → {FILLS[0]}"
        f" | {LOTS[1]}: 1 − {n(SHORT, 3)} ÷ {LOTS[1]} → {FILLS[1]}"
    ),
    "EX-12d": numbers(
        f"{REVIEW} {LEAD} {Z} | {Z} × {SIGMA} × √{LEAD + REVIEW} → {n(EXPOSED, 1)}"
        f" | {DAY} × {LEAD + REVIEW} + {n(EXPOSED, 1)} → {up(TARGET)}"
        f" | {math.ceil(EXPOSED) - math.ceil(STOCK)} {up(EXPOSED)} {up(STOCK)}"
    ),
    "EX-12h": numbers(
        f"{SITE} | {COUNT} × {SITE} → {SAFETY} | {SAFETY} ÷ √{COUNT} → {n(CENTRAL)}"
        f" | 1 ÷ {COUNT} → {n(math.sqrt(1 / COUNT), 1)}"
        f" | {SAFETY} × √(2 ÷ {COUNT}) → {n(TWO, 1)}, {up(TWO)}"
        f" | {n(SAFETY - math.ceil(TWO))} {n(SAFETY - CENTRAL)}"
    ),
    "EX-12j": numbers(
        f"{n(SALES)} {n(COST)} {n(MARGIN)} {n(HELD)} {n(WANTED)}"
        f" | {n(COST)} ÷ {n(HELD)} → {n(TURNS)} | 365 ÷ {n(TURNS)} → {n(365 / TURNS, 1)}"
        f" | {n(COST)} ÷ {n(WANTED)} → {n(COST / WANTED)}"
        f" | {n(MARGIN)} ÷ {n(HELD)} → {n(MARGIN / HELD, 1)}"
        f" | {n(SALES)} ÷ {n(HELD)} → {n(SALES / HELD, 1)}"
    ),
    "EX-12l": [
        *(text for row in ROWS for text in ns(*row)),
        n(SHELF),
        *numbers(f"{n(SHELF)} ÷ {n(ALL)} → {n(100 * SHELF / ALL)}"),
        *numbers(f"{n(CENTRAL)} × {PUMP} → {n(CENTRAL * PUMP)}"),
        *numbers(f"{n(CABINETS)} × {n(CABINET)} + {STARTS} × {n(STATION)} → {n(FLOW)}"),
        *numbers(
            f"2 {MONTH} | {n(RELEASE)} ÷ {n(FLOW)} × {MONTH} → {n(RELEASE / FLOW * MONTH, 1)}"
        ),
    ],
    "EX-12k": [
        *ns(GOAL, SAFETY, CYCLE, AHEAD, STORE, CAPACITY, PUMP),
        *ns([SAFETY] * 4, [CYCLE] * 4, AHEAD, AHEAD, 0, 0, GOALS, DEMAND[3:6], NEEDED),
        *numbers(f"{n(DEMAND[3])} + {GOALS[1]} − {GOALS[0]} → {n(NEEDED[0])}"),
        *numbers(f"{n(DEMAND[4])} + {GOALS[2]} − {GOALS[1]} → {n(NEEDED[1])}"),
        *numbers(f"{n(NEEDED[1])} − {n(CAPACITY)} → {n(NEEDED[1] - CAPACITY)}"),
        *numbers(f"{MONTH} | {GOALS[1]} ÷ {n(DEMAND[4])} × {MONTH}"),
        n(GOALS[1] / DEMAND[4] * MONTH, 1),
        *numbers(f"{GOALS[1]} × {PUMP} → {n(GOALS[1] * PUMP)}"),
        *ns(NEEDED[1] - CAPACITY, CAPACITY, NEEDED[0] - CAPACITY, NEEDED[2] - CAPACITY),
    ],
    "Chart: At 1,100 a month the shelf misses its target from April to August": [
        *ns(CAPACITY, CAPACITY, AHEAD, SHELVES[0], min(SHELVES), SHELVES[-1], GOALS[1], GOAL),
        *ns(SHELVES, GOALS, [GOAL] * 3),
    ],
    "EX-12m": numbers(
        f"{n(OLD)} {CASTING['unit_cost']} {USE} {LIMIT} | {LIMIT} × {USE} → {n(LIMIT * USE)}"
        f" | {n(OLD)} − {n(LIMIT * USE)} → {n(EXCESS)}"
        f" | {n(EXCESS)} × {CASTING['unit_cost']} → {n(VALUE)}"
        f" | {n(VALUE)} × {SHARE} → {n(VALUE * SHARE / 100)}"
    ),
}
