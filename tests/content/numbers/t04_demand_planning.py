"""Topic 4, demand planning."""

from __future__ import annotations

from itertools import accumulate, pairwise
from math import prod, sqrt
from statistics import fmean, stdev

from kb import formulas as f
from tests.content.numbers.printing import COMPANY, labels, n, ns, numbers, signed

ACTUAL, FORECAST = [120, 95, 130, 110, 140, 105], [110, 110, 115, 115, 120, 120]
ERROR = f.errors(ACTUAL, FORECAST)
SIZE = [abs(e) for e in ERROR]
SQUARES = [e**2 for e in ERROR]
PERCENT = [100 * s / a for s, a in zip(SIZE, ACTUAL, strict=True)]

LEANING = [92, 95, 90, 97, 94, 96]
LEAN = f.errors(LEANING, [100] * 6)
LEAN_SUM, LEAN_SIZE = sum(LEAN), sum(abs(e) for e in LEAN)

SIGNALS = [f.tracking_signal(LEAN[:month]) for month in range(1, 7)]

ITEMS, PLANNED = [130, 80, 95], [100] * 3
ITEM_ERROR = f.errors(ITEMS, PLANNED)
ITEM_SIZE = sum(abs(e) for e in ITEM_ERROR)

MONTHS, WEIGHTS = [120, 95, 130], [0.2, 0.3, 0.5]
SMOOTHED = f.smooth(500, 560, 0.2)

YEAR, MAY, JUNE, SOLD, ALPHA = 13_200, 1400, 1300, 1330, 0.3
AVERAGE = YEAR / 12
SAYS = SOLD * AVERAGE / MAY
LEVEL = f.smooth(AVERAGE, SAYS, ALPHA)

BOTTOM, AGREED = [520, 400, 280], 1080
FACTOR = AGREED / sum(BOTTOM)

PRICED = [prod((5000, 40)), prod((1200, 100)), 40_000, 18_000, 10_000, 6_000, 4_000, 2_000]
CUMULATIVE = [100 * value / sum(PRICED) for value in accumulate(PRICED)]
STEADY, ERRATIC = [80, 100, 120, 100, 90, 110], [0, 0, 150, 0, 40, 10]

FIELD = COMPANY.lookup("families.irrigation.demand")

WMAPES = [28, 22, 20, 24]


def short(value: float) -> str:
    """Return a share without decimals where it is whole, else with one."""
    return n(value, 0 if abs(value - round(value)) < 1e-9 else 1)


EXPECTED = {
    "EX-04e": [
        *ns(500, 560),
        "0.2",
        *ns(MONTHS, 130),
        *ns(560, 500, 560 - 500, 500),
        "0.2",
        *ns(60, SMOOTHED, 2),
        "0.2",
        *ns(1, f.equivalent_periods(0.2), MONTHS, 3, fmean(MONTHS)),
        *ns(WEIGHTS, decimals=1),
        *[x for w, m in zip(WEIGHTS, MONTHS, strict=True) for x in (n(w, 1), n(m))],
        n(f.weighted_average(MONTHS, WEIGHTS), 1),
    ],
    "EX-04f": numbers(
        f"800 {n(1000)} {n(4400)} | 800 ÷ {n(1000)} → {n(800 / 1000, 2)}"
        f" | {n(4400)} ÷ 4 → {n(4400 / 4)} | {n(4400 / 4)} × {n(0.8, 2)} → {n(4400 / 4 * 0.8)}"
    ),
    "EX-04k": [
        *ns(YEAR, MAY, JUNE, SOLD),
        n(ALPHA, 1),
        *ns(YEAR, 12, AVERAGE, MAY, AVERAGE),
        n(MAY / AVERAGE, 2),
        *ns(JUNE, AVERAGE),
        n(JUNE / AVERAGE, 2),
        *ns(SOLD, AVERAGE, MAY, SAYS, AVERAGE),
        n(ALPHA, 1),
        *ns(SAYS, AVERAGE),
        n(LEVEL, 1),
        n(LEVEL, 1),
        *ns(JUNE, AVERAGE, LEVEL * JUNE / AVERAGE, SOLD, AVERAGE),
    ],
    "EX-04d": [
        *ns(100, ITEMS),
        *labels(3),
        *ns(PLANNED, sum(PLANNED), ITEMS, sum(ITEMS)),
        *[signed(e) for e in [*ITEM_ERROR, sum(ITEM_ERROR)]],
        *ns([abs(e) for e in ITEM_ERROR], sum(ITEMS)),
        n(100 * ITEM_SIZE / sum(ITEMS), 1),
        *ns(sum(ITEM_ERROR), sum(ITEMS)),
        n(100 * sum(ITEM_ERROR) / sum(ITEMS), 1),
        "1",
    ],
    "EX-04j": [
        *ns(BOTTOM, AGREED, BOTTOM, sum(BOTTOM), AGREED, sum(BOTTOM)),
        n(FACTOR, 2),
        *[x for k, b in enumerate(BOTTOM, 1) for x in (n(k), n(b), n(FACTOR, 2), n(b * FACTOR))],
        n(AGREED),
    ],
    "Table: Seven ways to read the same errors": ["1", "0"],
    "EX-04a": [
        *labels(6),
        *ns(ACTUAL, sum(ACTUAL), FORECAST, sum(FORECAST)),
        *[signed(e) for e in [*ERROR, sum(ERROR)]],
        *ns(SIZE, sum(SIZE), SQUARES, sum(SQUARES)),
        *ns(sum(ERROR), 6),
        n(sum(ERROR) / 6, 2),
        *ns(sum(ERROR), sum(ACTUAL)),
        n(100 * sum(ERROR) / sum(ACTUAL), 1),
        *ns(sum(SIZE), 6),
        n(f.mad(ERROR), 2),
        *ns(sum(SQUARES), 6),
        *ns(1, sum(SQUARES), 5, sum(SQUARES) / 5, f.mse(ERROR), f.mse(ERROR)),
        n(sqrt(f.mse(ERROR)), 2),
        *ns(PERCENT, decimals=1),
        n(100 * f.mape(ACTUAL, FORECAST), 2),
        *ns(sum(SIZE), sum(ACTUAL)),
        n(100 * f.wmape(ACTUAL, FORECAST), 2),
        n(sum(ERROR)),
        n(f.mad(ERROR), 2),
        n(f.tracking_signal(ERROR), 2),
        n(f.mad(ERROR)),
    ],
    "EX-04c": numbers(
        f"1 {n(1000)} 900 2 10 20 | 1: {n(1000 - 900)} ÷ {n(1000)} → {n(100 * 100 / 1000)}"
        f" | 2: {n(20 - 10)} ÷ 10 → {n(100 * 10 / 10)} | 10 + 100 ÷ 2"
        f" → {n(100 * f.mape([1000, 10], [900, 20]))} | {n(100 + 10)} ÷ {n(1010)}"
        f" → {n(100 * f.wmape([1000, 10], [900, 20]), 1)}"
    ),
    "EX-04g": numbers(f"40 | 1.25 × 40 → {n(1.25 * 40)}"),
    "EX-04b": [
        n(100),
        *labels(6),
        *ns(LEANING, sum(LEANING), LEAN, LEAN_SUM),
        *ns(LEAN_SIZE, sum(LEANING)),
        n(100 * LEAN_SIZE / sum(LEANING), 1),
        *ns(LEAN_SIZE, 6, f.mad(LEAN), LEAN_SUM, f.mad(LEAN), -4, f.tracking_signal(LEAN)),
    ],
    "EX-04i": [
        *ns(5000, 40, 1200, 100, PRICED),
        *[short(share) for share in CUMULATIVE],
        *ns(PRICED[0], PRICED[1], sum(PRICED[2:]), sum(PRICED)),
        *ns(PRICED[0] + PRICED[1], sum(PRICED), CUMULATIVE[1]),
        *ns(STEADY, fmean(STEADY)),
        n(stdev(STEADY), 2),
        "1",
        n(f.coefficient_of_variation(STEADY), 2),
        *ns(ERRATIC),
        *ns(fmean(ERRATIC), stdev(ERRATIC), decimals=1),
        n(f.coefficient_of_variation(ERRATIC), 2),
        *ns(10, 25),
    ],
    "EX-04h": [
        *ns(WMAPES),
        *[
            x
            for before, after in pairwise(WMAPES)
            for x in (n(before), n(after), signed(before - after))
        ],
    ],
    "Chart: Two seasons a year, the same shape every year": ns(
        [FIELD[month] for month in (0, 4, 6, 9, 11)], AVERAGE
    ),
    "Chart: Every miss is small, and the signal walks straight out of its limits": ns(
        LEANING, [100] * 6, SIGNALS[0], -4, SIGNALS[-1]
    ),
}
