"""Topic 14, product and portfolio management."""

from __future__ import annotations

from itertools import accumulate

from kb import formulas as f
from tests.content.numbers.printing import COMPANY, n, ns, numbers

LAUNCH, ORDERED, UNSOLD, WAIT = 1000, 1800, 1150, 2
VALVE = COMPANY.lookup("families.valves.variable_cost")
USED = ORDERED - UNSOLD
TOO_MANY = WAIT * (ORDERED - USED)

FIRST, RATE, BATCH = 100, 0.8, 8
HOURS = [f.learning(FIRST, unit, RATE) for unit in range(1, BATCH + 1)]
LAST = HOURS[-1]
PLANNED, NEEDED = BATCH * LAST, sum(HOURS)
MISSING = NEEDED - PLANNED
SECOND, FOURTH = HOURS[1], HOURS[3]

SHARE = 30
LOST = LAUNCH * SHARE / 100

STOCK, REMAINING = 4200, [1000, 900, 750, 600, 450, 300]
RUN_OUT = [STOCK - gone for gone in accumulate(REMAINING)]

BUILT, MONTHS, FIELD, FAILING, YEARS, BOARDS, BOARD = 20, 6, 1500, 2, 8, 60, 180
BUILD, SERVICE = MONTHS * BUILT, FIELD * FAILING // 100 * YEARS
BUY = BUILD + SERVICE - BOARDS

EARNED = COMPANY.lookup("families.valves.contribution")
MACHINING = COMPANY.lookup("families.valves.machining_hours")
RATE_HELD = COMPANY.lookup("money.carrying_rate")
HOUR = EARNED / MACHINING
SPECIAL = {"revenue": 36000, "contribution": 14400, "changeovers": 180, "stock": 30000}
GASKETS = {"revenue": 9000, "contribution": 5400, "changeovers": 0, "stock": 2000}
CHANGEOVERS, HELD = SPECIAL["changeovers"] * HOUR, SPECIAL["stock"] * RATE_HELD
LEFT = SPECIAL["contribution"] - CHANGEOVERS - HELD
GASKETS_LEFT = GASKETS["contribution"] - GASKETS["stock"] * RATE_HELD

SIMPLE, COMPLEX, VOLUME = 0.5, 1.2, 1000
BEFORE, AFTER = 0.7 * SIMPLE + 0.3 * COMPLEX, 0.5 * SIMPLE + 0.5 * COMPLEX
FIT = VOLUME * BEFORE / AFTER

VERSIONS, SALES, SPREAD = [1, 4, 9], 900, 90


def version(count: int) -> list[str]:
    """Return the row of a pump that is split into so many independent, equal versions."""
    each, spread = SALES / count, SPREAD / count**0.5
    return ns(count, each, spread, 100 * spread / each, count / f.pooled(1, count))


EXPECTED = {
    "EX-14f": [
        *ns(LAUNCH, ORDERED, UNSOLD, VALVE),
        *numbers(f"{n(ORDERED)} − {n(UNSOLD)} → {USED}; {n(UNSOLD)} ÷ {n(ORDERED)}"),
        n(100 * UNSOLD / ORDERED, 1),
        *numbers(f"{USED} ÷ {n(LAUNCH)} → {n(100 * USED / LAUNCH)}"),
        *ns(ORDERED, WAIT, ORDERED, USED, TOO_MANY, TOO_MANY, VALVE, TOO_MANY * VALVE),
        *ns(100 * ORDERED / LAUNCH - 100, 100 - 100 * USED / LAUNCH),
    ],
    "EX-14d": numbers(
        f"{FIRST} {n(100 * RATE)} | 2: {FIRST} × {RATE} → {n(SECOND)} | 4: {n(SECOND)} × {RATE}"
        f" → {n(FOURTH)} | 8: {n(FOURTH)} × {RATE} → {n(LAST, 1)}"
    ),
    "Chart: More than half of the saving is made by the third cabinet": [
        *ns(FIRST, SECOND, FOURTH),
        n(LAST, 1),
    ],
    "EX-14e": [
        *ns(1, BATCH, BATCH),
        *numbers(f"{n(LAST, 1)} → {n(PLANNED, 1)}"),
        *[n(hours, 0 if abs(hours - round(hours)) < 1e-9 else 1) for hours in HOURS],
        *numbers(f"{n(NEEDED, 1)} | {n(NEEDED, 1)} − {n(PLANNED, 1)} → {n(MISSING)}"),
        *numbers(f"{n(MISSING)} ÷ {n(PLANNED, 1)} → {n(100 * MISSING / PLANNED, 1)}"),
        n(COMPANY.lookup("families.switchgear.target_backlog")),
    ],
    "EX-14a": numbers(
        f"{n(LAUNCH)} {SHARE} | {n(LAUNCH)} × {SHARE} → {n(LOST)} | {n(LAUNCH)} − {n(LOST)} →"
        f" {n(LAUNCH - LOST)} | +{n(LAUNCH)} −{n(LOST)} {n(LOST)}"
    ),
    "EX-14b": [
        *ns(STOCK, REMAINING, REMAINING, sum(REMAINING), STOCK, sum(REMAINING)),
        *ns(RUN_OUT[-1], RUN_OUT[-1]),
    ],
    "Chart: The stock outlives its customers by 200 valves": [
        *ns(RUN_OUT[-1], STOCK, RUN_OUT),
        *map(str, [STOCK, *RUN_OUT]),
    ],
    "EX-14g": [
        *ns(FIELD, FAILING, BOARDS, BOARD),
        *ns(MONTHS, BUILT, BUILD, FIELD, FAILING, YEARS, SERVICE),
        *ns(BUILD, SERVICE, BOARDS, BUY, BUY, BOARD, BUY * BOARD, BUILD, BOARDS, BUILD - BOARDS),
    ],
    "EX-14h": [
        *numbers(f"{n(EARNED)} {n(MACHINING, 1)} {n(100 * RATE_HELD)}"),
        *[n(item[row]) for row in SPECIAL for item in (SPECIAL, GASKETS)],
        *numbers(f"{n(EARNED)} ÷ {n(MACHINING, 1)} → {n(HOUR)}"),
        *ns(SPECIAL["changeovers"], HOUR, CHANGEOVERS, SPECIAL["stock"], 100 * RATE_HELD, HELD),
        *ns(SPECIAL["contribution"], CHANGEOVERS, HELD, LEFT),
        *ns(GASKETS["contribution"], GASKETS["stock"], 100 * RATE_HELD, GASKETS_LEFT),
    ],
    "EX-14c": [
        n(VOLUME - FIT),
        *numbers(f"{SIMPLE} {COMPLEX} {n(VOLUME * BEFORE)} {n(VOLUME)} 70 30 50 50"),
        *numbers(f"0.7 × {SIMPLE} + 0.3 × {COMPLEX} → {n(BEFORE, 2)}"),
        *numbers(f"0.5 × {SIMPLE} + 0.5 × {COMPLEX} → {n(AFTER, 2)}"),
        *numbers(f"{n(VOLUME)} | {n(VOLUME)} × {n(AFTER, 2)} → {n(VOLUME * AFTER)}"),
        *ns(VOLUME * BEFORE, VOLUME * BEFORE),
        *numbers(f"{n(AFTER, 2)} → {n(FIT)} | {n(VOLUME)} − {n(FIT)} → {n(VOLUME - FIT)}"),
        n(VOLUME),
    ],
    "Table: One pump in one, four and nine versions, if demands are independent and alike": [
        cell for count in VERSIONS for cell in version(count)
    ],
}
