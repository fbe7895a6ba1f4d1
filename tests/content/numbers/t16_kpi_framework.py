"""Topic 16, the KPI framework."""

from __future__ import annotations

from math import prod
from statistics import fmean

from tests.content.numbers.printing import n, ns, numbers

STEPS, ON_TIME, INVITED, CAME = 15, 13, 9, [8, 9, 7]
DECISIONS, DUE, CLOSED = [3, 5, 4], 18, 12
CYCLES = len(CAME)
SCORES = [100 * ON_TIME / STEPS, 100 * sum(CAME) / (CYCLES * INVITED), 100 * CLOSED / DUE]

PLAN, ACTUAL = [400, 300, 300], [480, 200, 270]
DEVIATION = [abs(a - p) for a, p in zip(ACTUAL, PLAN, strict=True)]
SMALLER = [min(a, p) for a, p in zip(ACTUAL, PLAN, strict=True)]

RATES = [0.97, 0.96, 0.98, 0.99]
TRUE = 100 * (0.90 * 100 + 0.70 * 900) / 1000
assert TRUE == 72  # the trap about averages of percentages
assert [round(365 * stock / 48) for stock in (8, 6)] == [61, 46]  # days of supply
assert round(600 / 490, 1) == 1.2  # months of work in the backlog

EXPECTED = {
    "EX-16d": [
        *ns(STEPS, ON_TIME, CAME, DECISIONS, DUE, CLOSED, ON_TIME, STEPS),
        n(SCORES[0], 1),
        *ns(CAME, CYCLES, INVITED),
        n(SCORES[1], 1),
        *ns(DECISIONS, CYCLES, sum(DECISIONS) / CYCLES, CLOSED, DUE),
        n(SCORES[2], 1),
        n(fmean(SCORES)),
    ],
    "Table: A definition sheet, filled in": ns(92, 88),
    "EX-16b": [
        *ns(sum(PLAN), 1, 2, 3, PLAN, sum(PLAN), ACTUAL, sum(ACTUAL), DEVIATION, sum(DEVIATION)),
        *ns(SMALLER, sum(SMALLER), sum(ACTUAL), sum(PLAN), 100 * sum(ACTUAL) / sum(PLAN)),
        *ns(sum(SMALLER), sum(PLAN), 100 * sum(SMALLER) / sum(PLAN)),
        *ns(1, sum(DEVIATION), sum(PLAN), 100 * (1 - sum(DEVIATION) / sum(PLAN))),
    ],
    "EX-16a": [
        *ns([100 * rate for rate in RATES]),
        *ns(RATES, decimals=2),
        n(100 * prod(RATES), 1),
    ],
    "EX-16c": numbers(
        f"7 ÷ 10 → {n(100 * 7 / 10)} | {n(8 / 10, 1)} × {n(8 / 10, 1)} → {n(100 * 0.8 * 0.8)}"
        f" | {n(100 * 8 / 10)} + {n(100 * 8 / 10)} ÷ 2 → {n(100 * fmean([0.8, 0.8]))}"
    ),
}
