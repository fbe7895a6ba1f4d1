"""Topic 5, supply planning."""

from __future__ import annotations

from itertools import accumulate

from kb import formulas as f
from tests.content.numbers.printing import COMPANY, labels, n, ns, numbers, up

BOOKINGS = [400, 450, 500, 450, 400]
BACKLOG, TARGET_BACKLOG = 600, 350
TO_MAKE = f.production_make_to_order(sum(BOOKINGS), BACKLOG, TARGET_BACKLOG)
RATE = TO_MAKE / 5
BACKLOGS = f.backlogs(BACKLOG, [RATE] * 5, BOOKINGS)
WAIT = n(BACKLOGS[-1] / RATE, 2)

PUMPS = COMPANY.lookup("families.pumps.demand")
CAPACITY = COMPANY.lookup("families.pumps.capacity")

UNITS, HOURS, PAID, SHARE = 1100, 1.6, 160, 0.88
WORKERS = UNITS * HOURS / (PAID * SHARE)

DEMAND = [800, 900, 1000, 1200, 1400, 1300]
STOCK, NOW, HOLDING, RAISE, LOWER = 100, 1100, 5, 8, 6
PLANS = {"level": [NOW] * 6, "chase": DEMAND, "hybrid": [900] * 3 + [1300] * 3}
STOCKS = {name: f.inventories(STOCK, plan, DEMAND) for name, plan in PLANS.items()}
COSTS = {
    name: f.plan_cost(STOCK, NOW, plan, DEMAND, HOLDING, RAISE, LOWER)
    for name, plan in PLANS.items()
}
TOTALS = {name: n(sum(cost)) for name, cost in COSTS.items()}


def changes(name: str) -> tuple[float, float]:
    """Return units a month added and taken away over a plan, the first step from today's rate."""
    steps = [
        after - before for before, after in zip([NOW, *PLANS[name]], PLANS[name], strict=False)
    ]
    return sum(s for s in steps if s > 0), -sum(s for s in steps if s < 0)


TRAP = [900, 1000, 1300, 1500, 1100, 800]
TRAP_STOCK = 200
TRAP_RATE = sum(TRAP) / 6
TRAP_STOCKS = f.inventories(TRAP_STOCK, [TRAP_RATE] * 6, TRAP)
SAFE = f.level_rate_without_stockout(TRAP_STOCK, TRAP)
SAFE_END = f.inventories(TRAP_STOCK, [SAFE] * 6, TRAP)[-1]

PAINT = [0.30 * 1100, 0.50 * 600]
GAP = sum(PAINT) - 600

BILL = [[0.5, 0.5, 0.2], [1.2, 0.3, 0.5]]
MPS = [[100, 100, 120, 120], [50, 60, 40, 50]]
LOAD = f.loads(BILL, MPS)
HOURS_EACH = [sum(row) for row in BILL]
TOTAL = [sum(column) for column in zip(*LOAD, strict=True)]
SHARES = [0.5, 0.3, 0.2]
OFFSETS = [[1, 1, 0], [2, 1, 0]]


def plain(value: float) -> str:
    """Return hours without decimals where they are whole, else with one."""
    return n(value, 0 if abs(value - round(value)) < 1e-9 else 1)


def factors(centre: int) -> list[str]:
    """Return the loads by overall factors of one work centre, with their sum."""
    loads = [total * SHARES[centre] for total in TOTAL]
    return [plain(load) for load in [*loads, sum(loads)]]


def profile(centre: int) -> list[str]:
    """Return the loads by resource profile of one work centre, periods 1 to 6, zeros left out."""
    loads = [0.0] * 7
    for product, quantities in enumerate(MPS):
        for due, quantity in enumerate(quantities, start=3):
            loads[due - OFFSETS[product][centre]] += quantity * BILL[product][centre]
    return [plain(load) for load in loads if load]


STATIONS = [3, 3, 5, 2]
DESIGN, MONTH = 320, 1000
DESIGN_LOAD = [count * DESIGN for count in STATIONS]
DESIGN_GAPS = list(accumulate(load - MONTH for load in DESIGN_LOAD))

EXPECTED = {
    "EX-05c": [
        *ns(BACKLOG, TARGET_BACKLOG),
        *labels(5),
        *ns(BOOKINGS, sum(BOOKINGS), [RATE] * 5, TO_MAKE, BACKLOGS),
        *numbers(f"{n(sum(BOOKINGS))} + {BACKLOG} − {TARGET_BACKLOG} → {n(TO_MAKE)}"),
        *numbers(f"{n(TO_MAKE)} ÷ 5 → {n(RATE)}; {BACKLOG} + {BOOKINGS[0]} − {n(RATE)}"),
        *ns(BACKLOGS[0], BACKLOGS[-1], RATE),
        WAIT,
        WAIT,
    ],
    "EX-05d": numbers(
        f"{n(UNITS)} {HOURS} {PAID} {n(SHARE * 100)}"
        f" | {n(UNITS)} × {HOURS} → {n(UNITS * HOURS)} | {PAID} × {n(SHARE * 100)}"
        f" → {n(PAID * SHARE, 1)} | {n(UNITS * HOURS)} ÷ {n(PAID * SHARE, 1)}"
        f" → {n(WORKERS, 1)} → {up(WORKERS)}"
    ),
    "EX-05a": [
        *ns(DEMAND, sum(DEMAND), STOCK, STOCK, NOW, HOLDING, RAISE, LOWER),
        *ns(NOW, 6, STOCKS["level"], *COSTS["level"]),
        TOTALS["level"],
        *ns(DEMAND, STOCKS["chase"][0], 6, *COSTS["chase"]),
        TOTALS["chase"],
        *ns(900, 3, 1300, 3, STOCKS["hybrid"], *COSTS["hybrid"]),
        TOTALS["hybrid"],
        *ns(sum(STOCKS["level"]), sum(STOCKS["level"]), HOLDING, COSTS["level"][0]),
        *ns(6, STOCK, sum(STOCKS["chase"]), sum(STOCKS["chase"]), HOLDING, COSTS["chase"][0]),
        *ns(changes("chase")[0], RAISE, changes("chase")[1], LOWER, COSTS["chase"][1]),
        *ns(sum(STOCKS["hybrid"]), sum(STOCKS["hybrid"]), HOLDING, COSTS["hybrid"][0]),
        *ns(changes("hybrid")[1], LOWER, changes("hybrid")[0], RAISE, COSTS["hybrid"][1]),
        *ns(COSTS["hybrid"]),
        min(TOTALS.values(), key=lambda t: float(t.replace(",", ""))),
    ],
    "EX-05b": [
        *ns(TRAP, sum(TRAP), TRAP_STOCK, TRAP_STOCK),
        *labels(6),
        *ns(TRAP, TRAP_RATE),
        *ns(TRAP_STOCKS, accumulate(TRAP)),
        *numbers(f"{n(sum(TRAP))} + {TRAP_STOCK} − {TRAP_STOCK} ÷ 6 → {n(TRAP_RATE)}"),
        *[str(month) for month, stock in enumerate(TRAP_STOCKS, start=1) if stock < 0],
        *ns(stock for stock in TRAP_STOCKS if stock < 0),
        *ns(4, sum(TRAP[:4]), TRAP_STOCK, 4, SAFE, TRAP_STOCK, 6, SAFE, sum(TRAP), SAFE_END),
        *ns(SAFE, SAFE_END - TRAP_STOCK),
    ],
    "EX-05f": numbers(
        f"0.30 0.50 {n(1100)} 600 600 | {n(1100)} × 0.30 → {n(PAINT[0])} | 600 × 0.50 →"
        f" {n(PAINT[1])} | {n(PAINT[0])} + {n(PAINT[1])} → {n(sum(PAINT))} | {n(sum(PAINT))} ÷ 600"
        f" → {n(100 * sum(PAINT) / 600)} | {n(sum(PAINT))} − 600 = {n(GAP)}"
        f" → {n(GAP / 0.30)} or {n(GAP / 0.50)}"
    ),
    "EX-05e": [
        *ns(BILL[0], HOURS_EACH[0], BILL[1], HOURS_EACH[1], decimals=1),
        *ns([100 * share for share in SHARES], 70),
        *[x for row in MPS for x in ns(row, sum(row))],
        *ns(TOTAL, sum(TOTAL)),
        *factors(0),
        *factors(1),
        *factors(2),
        *[x for row in LOAD for x in ns(row, sum(row))],
        *numbers(f"{MPS[0][0]} × {n(HOURS_EACH[0], 1)} + {MPS[1][0]} × {n(HOURS_EACH[1], 1)}"),
        *ns(TOTAL[0], TOTAL[2], 30),
        factors(1)[2],
        *numbers(f"{MPS[0][2]} × {BILL[0][1]} + {MPS[1][2]} × {BILL[1][1]} → {n(LOAD[1][2])}"),
        *ns(70, 70, 3, 6),
        *profile(0),
        *profile(1),
        *profile(2),
        *numbers(f"{MPS[0][0]} × {BILL[0][0]} + {MPS[1][1]} × {BILL[1][0]} → {profile(0)[1]}"),
        n(sum(TOTAL)),
    ],
    "EX-05g": [
        *ns(DESIGN, MONTH, STATIONS, STATIONS, sum(STATIONS), DESIGN_LOAD, sum(DESIGN_LOAD)),
        *ns([100 * load / MONTH for load in DESIGN_LOAD], 100 * sum(DESIGN_LOAD) / (4 * MONTH)),
        *ns(DESIGN_GAPS),
        *numbers(f"5 × {DESIGN} → {n(DESIGN_LOAD[2])}; {n(DESIGN_LOAD[2])} − {n(MONTH)}"),
        *ns(DESIGN_LOAD[2] - MONTH, 2, MONTH, 2, DESIGN_LOAD[0], -DESIGN_GAPS[1]),
        *ns(sum(DESIGN_LOAD), 4 * MONTH, DESIGN_GAPS[-1], DESIGN_GAPS[-1], DESIGN),
        n(DESIGN_GAPS[-1] / DESIGN, 1),
    ],
    "Chart: The campaign in May asks for 200 pumps more than assembly has ever delivered": ns(
        PUMPS[4] - CAPACITY, CAPACITY, PUMPS[4], PUMPS[7], CAPACITY
    ),
    "Chart: A level rate ignores the season, a hybrid plan steps up once to meet it": ns(
        DEMAND[0], max(DEMAND), DEMAND[-1], NOW, PLANS["hybrid"][0], PLANS["hybrid"][-1]
    ),
    "Chart: Mix moves the overload of WC2 to a week that overall factors call safe": [
        *ns(2, 70),
        *factors(1)[:4],
        *ns(LOAD[1]),
    ],
}
