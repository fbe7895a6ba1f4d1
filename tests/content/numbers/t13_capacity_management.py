"""Topic 13, capacity management."""

from __future__ import annotations

import math
from itertools import accumulate
from statistics import fmean

from kb import formulas as f
from tests.content.numbers.printing import COMPANY, labels, n, ns, numbers, signed

CELL = COMPANY.lookup("resources.test-cell")
MACHINES, HOURS, DAYS = CELL["machines"], CELL["hours_a_day"], CELL["days"]
WORKED, EARNED, WEEKS, ASKED = CELL["worked"], CELL["earned"], CELL["last_weeks"], CELL["load"]
THEORY, AVAILABLE = MACHINES * 24 * 7, MACHINES * HOURS * DAYS
USED, FAST = f.utilization(WORKED, AVAILABLE), f.efficiency(EARNED, WORKED)
RATED, SHOWN = f.rated_capacity(AVAILABLE, USED, FAST), fmean(WEEKS)
OVER = 100 * ASKED / SHOWN

UP, SPEED, GOOD = 0.90, 0.95, 0.98
HALF_DOWN = 1 - (1 - UP) / 2

FAMILIES = [COMPANY.lookup(f"families.{name}") for name in ("valves", "filters", "actuators")]
EACH = [family["machining_hours"] for family in FAMILIES]
PLAN = [family["demand"] for family in FAMILIES]
MACHINING = COMPANY.lookup("resources.machining")
FULL, OVERHAUL = MACHINING["demonstrated"], MACHINING["during_overhaul"]
CAPACITY = [OVERHAUL if month == 2 else FULL for month in range(12)]
SPLIT = [[hours * units for units in row] for hours, row in zip(EACH, PLAN, strict=True)]
LOAD = f.loads([[hours] for hours in EACH], PLAN)[0]
SUMS, LIMITS = list(accumulate(LOAD)), list(accumulate(CAPACITY))
GAP, ROOM = LOAD[2] - OVERHAUL, LIMITS[1] - SUMS[1]
OPEN = GAP - ROOM

BENCH, UNITS = [0.5, 1.2], 1000
MIXES = {"70 30": [700, 300], "50 50": [500, 500]}
WORK = {
    name: sum(hours * units for hours, units in zip(BENCH, mix, strict=True))
    for name, mix in MIXES.items()
}

SHARES = [0.80, 0.90, 0.95]

SHIFTS, MINUTES, MONTH, SPRING = 2, 450, 20, 1200
TIME = SHIFTS * MINUTES * MONTH
PACE, MAY = COMPANY.lookup("families.pumps.capacity"), COMPANY.lookup("families.pumps.demand[4]")

FIXED, MAKE, BUY = 120_000, 18, 24
PUMPS, FIELD = (COMPANY.lookup(f"families.{name}.annual") for name in ("pumps", "irrigation"))
BOTH = PUMPS + FIELD
SAVED = BOTH * (BUY - MAKE) - FIXED
TOOLS, YEARS, RATE = 100_000, 4, 10
FACTORS = [(1 + RATE / 100) ** year for year in range(1, YEARS + 1)]
SHOWN_FACTORS = [f"{factor:.4f}".rstrip("0") for factor in FACTORS]
WORTH = sum(SAVED / factor for factor in FACTORS) - TOOLS
NEEDED = (TOOLS / sum(1 / factor for factor in FACTORS) + FIXED) / (BUY - MAKE)
LOWER = math.ceil(100 * (1 - NEEDED / BOTH))

QUEUE, INTO, OUT, GOAL = 60, 100, 110, 20
CAME, LEFT = [95, 105, 90, 100], [105, 108, 100, 107]
WAITING = f.backlogs(QUEUE, LEFT, CAME)
LESS_IN, LESS_OUT = sum(CAME) - INTO * 4, sum(LEFT) - OUT * 4

PAINT = COMPANY.lookup("resources.paint-line")
PAINT_LOAD = (
    COMPANY.lookup("families.pumps.capacity") * PAINT["hours"]["pumps"]
    + COMPANY.lookup("families.tanks.demand[2]") * PAINT["hours"]["tanks"]
)

EXPECTED = {
    "EX-13a": numbers(
        f"{MACHINES} {HOURS} {DAYS} {WORKED} {EARNED} {WEEKS[0]} {WEEKS[1]} {WEEKS[2]} {WEEKS[3]}"
        f" | {MACHINES} × 24 × 7 → {THEORY} | {MACHINES} × {HOURS} × {DAYS} → {AVAILABLE}"
        f" | {WORKED} ÷ {AVAILABLE} → {n(100 * USED)} | {EARNED} ÷ {WORKED} → {n(100 * FAST)}"
        f" | {AVAILABLE} × {n(USED, 2)} × {n(FAST, 2)} → {n(RATED, 1)}"
        f" | {WEEKS[0]} + {WEEKS[1]} + {WEEKS[2]} + {WEEKS[3]} ÷ 4 → {n(SHOWN)}"
        f" | {ASKED}: {ASKED} ÷ {n(RATED, 1)} → {n(100 * ASKED / RATED, 1)}"
        f" | {ASKED} ÷ {n(SHOWN)} → {n(OVER, 1)} | {n(OVER - 100)} {n(100 * ASKED / RATED - 100)}"
    ),
    "Table: Four ratios that sound alike": ns(100 * USED, 100 * FAST, 100 * EARNED / AVAILABLE),
    "EX-13e": numbers(
        f"{UP:.2f} {SPEED:.2f} {GOOD:.2f}"
        f" | {UP:.2f} × {SPEED:.2f} × {GOOD:.2f} → {n(100 * UP * SPEED * GOOD, 1)}"
        f" | {UP:.2f} × {SPEED:.2f} → {n(100 * UP * SPEED, 1)}"
        f" | {HALF_DOWN:.2f} × {SPEED:.2f} × {GOOD:.2f}"
        f" → {n(100 * HALF_DOWN * SPEED * GOOD, 1)}"
    ),
    "EX-13h": [
        n(100 * LOAD[2] / CAPACITY[2]),
        *numbers(f"{EACH[0]} {EACH[1]} {EACH[2]} {n(FULL)} {n(OVERHAUL)}"),
        *ns(*(row[:4] for row in PLAN), LOAD[:4], CAPACITY[:4]),
        *ns([100 * load / limit for load, limit in zip(LOAD[:4], CAPACITY[:4], strict=True)]),
        *ns(SUMS[:4], LIMITS[:4]),
        *ns([load - limit for load, limit in zip(SUMS[:4], LIMITS[:4], strict=True)]),
        *numbers(
            f"{n(PLAN[0][2])} × {EACH[0]} + {n(PLAN[1][2])} × {EACH[1]}"
            f" + {n(PLAN[2][2])} × {EACH[2]} → {n(LOAD[2])}"
            f" | {n(LOAD[2])} − {n(OVERHAUL)} → {n(GAP)}"
            f" | 2 × {n(FULL)} − {n(LOAD[0])} − {n(LOAD[1])} → {n(ROOM)}"
            f" | {n(GAP)} − {n(ROOM)} → {n(OPEN)} | {n(OPEN)} ÷ {EACH[0]} → {n(OPEN / EACH[0])}"
            f" | {n(ROOM)} ÷ {EACH[0]} → {n(ROOM / EACH[0])}"
        ),
    ],
    "Chart: March lacks 1,700 machining hours, and January and February can give 1,250": [
        *ns(GAP, ROOM, LOAD[0], max(LOAD), LOAD[-1], FULL, OVERHAUL),
        *(text.replace(",", "") for text in ns(*SPLIT, CAPACITY)),
    ],
    "EX-13b": numbers(
        f"{BENCH[0]} {BENCH[1]} {n(UNITS)} | 70 30: 700 × {BENCH[0]} + 300 × {BENCH[1]}"
        f" → {n(WORK['70 30'])} | 50 50: 500 × {BENCH[0]} + 500 × {BENCH[1]}"
        f" → {n(WORK['50 50'])} | {n(WORK['50 50'])} ÷ {n(WORK['70 30'])} − 1"
        f" → {n(100 * (WORK['50 50'] / WORK['70 30'] - 1), 1)}"
    ),
    "Table: The five steps at the paint line, which is loaded to 105\u202f% in March": ns(
        PAINT_LOAD, PAINT["demonstrated"]
    ),
    "EX-13c": [
        text
        for share in SHARES
        for text in numbers(f"{share:.2f}: {share:.2f} ÷ {1 - share:.2f} → {n(f.waiting(share))}")
    ]
    + ns(100 * SHARES[1], 100 * SHARES[2]),
    "Chart: Each further point of load costs more waiting than the one before": ns(60, 90),
    "EX-13g": numbers(
        f"{MINUTES} {SHIFTS} × {MINUTES} {MONTH} {n(SPRING)}"
        f" | {SHIFTS} × {MINUTES} × {MONTH} → {n(TIME)}"
        f" | {n(TIME)} ÷ {n(SPRING)} → {n(f.takt(TIME, SPRING))}"
        f" | {n(PACE)}: {n(TIME)} ÷ {n(PACE)} → {n(f.takt(TIME, PACE), 1)}"
        f" | {n(MAY)}: {n(TIME)} ÷ {n(MAY)} → {n(f.takt(TIME, MAY), 1)}"
    ),
    "EX-13d": numbers(
        f"{n(FIXED)} {MAKE} {BUY} {n(PUMPS)} {n(FIELD)} | {BUY} − {MAKE} → {BUY - MAKE}"
        f" | {n(FIXED)} ÷ {BUY - MAKE} → {n(f.break_even(FIXED, MAKE, BUY))}"
        f" | {n(PUMPS)} + {n(FIELD)} → {n(BOTH)}"
        f" | {n(BOTH)} × {BUY - MAKE} − {n(FIXED)} → {n(SAVED)}"
    ),
    "EX-13i": [
        *ns(FIXED, TOOLS, RATE),
        *numbers(f"{YEARS} × {n(SAVED)} → {n(YEARS * SAVED)}"),
        *(
            text
            for factor, shown in zip(FACTORS, SHOWN_FACTORS, strict=True)
            for text in numbers(f"{n(SAVED)} ÷ {shown} → {n(SAVED / factor)}")
        ),
        *(text for shown in SHOWN_FACTORS for text in (n(SAVED), shown)),
        *ns(TOOLS, WORTH, YEARS * SAVED, LOWER),
    ],
    "EX-13f": [
        *ns(INTO, OUT, QUEUE, GOAL),
        *labels(4),
        *ns(CAME, LESS_IN, LEFT, LESS_OUT, WAITING),
        *numbers(f"{sum(CAME)} − {4 * INTO} → {signed(LESS_IN)}"),
        *numbers(f"{sum(LEFT)} − {4 * OUT} → {signed(LESS_OUT)}"),
        *numbers(f"{QUEUE} + {sum(CAME)} − {sum(LEFT)} → {n(WAITING[-1])}"),
        *numbers(f"{n(WAITING[-1])} + {-LESS_IN} → {n(WAITING[-1] - LESS_IN)}"),
        n(WAITING[-1]),
    ],
}
