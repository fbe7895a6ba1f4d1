"""Topic 10, scenario planning."""

from __future__ import annotations

from kb import formulas as f
from tests.content.numbers.printing import COMPANY, n, ns, numbers

PAYOFFS = [[180, 220, 230], [160, 230, 270], [90, 240, 340]]
CHANCES = [0.25, 0.50, 0.25]
EXPECT = [f.expected_value(row, CHANCES) for row in PAYOFFS]
WORST = [min(row) for row in PAYOFFS]
REGRETS = f.max_regrets(PAYOFFS)
LAPLACE = f.laplace(PAYOFFS)
TOPS = [max(column) for column in zip(*PAYOFFS, strict=True)]
EVPI = f.perfect_information(PAYOFFS, CHANCES)
INFORMED = f.expected_value(TOPS, CHANCES)
MID = CHANCES[1]
BASES = [f.expected_value(row, [1 - MID, MID, 0]) for row in PAYOFFS]
SLOPES = [row[2] - row[0] for row in PAYOFFS]
ENDS = [base + slope * (1 - MID) for base, slope in zip(BASES, SLOPES, strict=True)]
FALLS = [BASES[0] - BASES[1], BASES[1] - BASES[2]]
RISES = [SLOPES[1] - SLOPES[0], SLOPES[2] - SLOPES[1]]
SWITCHES = [n(fall / rise, 3) for fall, rise in zip(FALLS, RISES, strict=True)]
WINNERS = [n(max(x), 1) for x in (EXPECT, LAPLACE)]


def weigh(row: list[int]) -> str:
    """Return the sum of products that gives a row's expected value."""
    return " + ".join(f"{chance:.2f} × {value}" for chance, value in zip(CHANCES, row, strict=True))


PUMPS, LEVERS = COMPANY.lookup("families.pumps"), COMPANY.lookup("levers")
CASTING, UNIT = COMPANY.lookup("items.casting"), PUMPS["contribution"]
RATE = COMPANY.lookup("money.carrying_rate")
PARTS, FINISHED, WEEKS, WEEK = 600, 500, 8, 5
DAILY, PRICE = CASTING["daily_demand"], CASTING["unit_cost"]
SURVIVE, RECOVER = PARTS / DAILY + FINISHED / DAILY, WEEKS * WEEK
EXPOSED = RECOVER - SURVIVE
LOST, BUFFER = EXPOSED * DAILY * UNIT, EXPOSED * DAILY
KEEP = BUFFER * PRICE * RATE

ORDER = ["pre-build", "overtime", "subcontract"]
COSTS = [LEVERS[name]["cost"] for name in ORDER]
LIMITS = [LEVERS[name]["limit"] for name in ORDER]
EXTRA = PUMPS["demand"][4] - PUMPS["capacity"]


def close(units: int, limits: list[int]) -> tuple[list[float], float]:
    """Return units by lever and their cost; every unit of the gap is closed."""
    used, left = f.close_gap(units, limits, COSTS)
    assert left == 0
    return used, sum(u * cost for u, cost in zip(used, COSTS, strict=True))


def gain(units: int = EXTRA, unit: int = UNIT, limits: list[int] = LIMITS) -> float:
    """Return the net benefit of closing a gap with the cheapest levers."""
    return units * unit - close(units, limits)[1]


def spend(units: int, unit: int, limits: list[int]) -> str:
    """Return the arithmetic of a net benefit, levers that are not used left out."""
    used = close(units, limits)[0]
    parts = [f"{n(u)} × {cost}" for u, cost in zip(used, COSTS, strict=True) if u]
    return " − ".join([f"{units} × {unit}", *parts]) + f" → {n(gain(units, unit, limits))}"


BASE, USED = gain(), close(EXTRA, LIMITS)[0]
PACKAGE = close(EXTRA, LIMITS)[1]
FEW, MANY, LITTLE, MUCH = 100, 250, UNIT - 6, 38
NONE_AHEAD, HALF = [0, *LIMITS[1:]], [LIMITS[0], LIMITS[1] // 2, LIMITS[2]]
BREAK_EVEN = n(PACKAGE / EXTRA, 2)
RANGES = [
    (FEW, MANY, gain(FEW), gain(MANY)),
    (LITTLE, MUCH, gain(unit=LITTLE), gain(unit=MUCH)),
    (0, LIMITS[0], gain(limits=NONE_AHEAD), BASE),
    (HALF[1], LIMITS[1], gain(limits=HALF), BASE),
]

LEAD, SLOW, LATE = CASTING["lead_days"], 15, 12

EXPECTED = {
    "Table: Five ways to look ahead": ns(PUMPS["demand"][6]),
    "Table: Two lines of the assumption register": ns(22, LEAD, 7, SLOW, LATE),
    "Table: Four summers for pumps": ns(LEAD, SLOW),
    "EX-10b": [
        *ns(DAILY, PARTS, FINISHED, PRICE, 100 * RATE, UNIT),
        *ns(PARTS, DAILY, FINISHED, DAILY, SURVIVE, WEEKS, WEEK, RECOVER),
        *ns(RECOVER, SURVIVE, EXPOSED, EXPOSED, DAILY, UNIT, LOST, EXPOSED, DAILY, BUFFER),
        *ns(BUFFER, PRICE, 100 * RATE, KEEP, KEEP, LOST, 100 * KEEP / LOST),
    ],
    "EX-10": [
        *[f"{chance:.2f}" for chance in CHANCES],
        *[
            x
            for row, ev, worst, regret in zip(PAYOFFS, EXPECT, WORST, REGRETS, strict=True)
            for x in [*ns(row), n(ev, 1), *ns(worst, regret)]
        ],
        *numbers(f"{weigh(PAYOFFS[2])} → {WINNERS[0]} | {max(WORST)}"),
        *[x for top, value in zip(TOPS, PAYOFFS[1], strict=True) for x in ns(top, value)],
        *ns(min(REGRETS), max(TOPS), LAPLACE[0], LAPLACE[1]),
        *[WINNERS[1]] * 2,
        *numbers(f"{weigh(TOPS)} → {n(INFORMED)} | {n(INFORMED)} − {WINNERS[0]} → {n(EVPI, 1)}"),
        n(EVPI, 1),
        n(MID, 1),
        *ns(BASES),
        *ns(FALLS[0], RISES[0]),
        SWITCHES[0],
        *ns(FALLS[1], RISES[1]),
        SWITCHES[1],
    ],
    "Chart: Each of three criteria prefers another option": [
        x
        for ev, worst, regret in zip(EXPECT, WORST, REGRETS, strict=True)
        for x in [n(ev, 1), *ns(worst, regret)]
    ],
    "Chart: The best option changes twice as high demand becomes more likely": [
        *numbers(f"0 {n(1 - MID, 1)}"),
        *[x for base, end in zip(BASES, ENDS, strict=True) for x in ns(base, end)],
        *SWITCHES,
        "1",
        *[
            x
            for base, end in zip(BASES, ENDS, strict=True)
            for x in ["0", n(base), n(1 - MID, 1), n(end)]
        ],
        *[switch for switch in SWITCHES for _ in range(2)],
    ],
    "EX-10c": [
        *ns(EXTRA, UNIT, PACKAGE),
        *[x for u, cost in zip(USED, COSTS, strict=True) for x in ns(u, cost)],
        *[x for row in RANGES for x in ns(row, row[3] - row[2])],
        *ns(EXTRA, UNIT, PACKAGE, BASE, FEW),
        *numbers(spend(FEW, UNIT, LIMITS)),
        *ns(MANY),
        *numbers(spend(MANY, UNIT, LIMITS)),
        *ns(LITTLE, EXTRA, LITTLE, PACKAGE, gain(unit=LITTLE)),
        *numbers(spend(EXTRA, UNIT, NONE_AHEAD)),
        *numbers(spend(EXTRA, UNIT, HALF)),
        *ns(PACKAGE, EXTRA),
        *[BREAK_EVEN] * 2,
        *ns(USED[2], COSTS[2], COSTS[2]),
    ],
    "Table: A page of the playbook for pumps": ns(1400, 900, LATE, 250),
}
