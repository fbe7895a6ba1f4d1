"""Topic 15, customer and market intelligence."""

from __future__ import annotations

from statistics import correlation, fmean, pvariance

from kb import formulas as f
from tests.content.numbers.printing import COMPANY, labels, n, ns, numbers, signed

BASELINE, PROMOTION, CHANCE = 1060, 400, 60
EXPECTED_UPLIFT = f.expected_value([PROMOTION, 0], [CHANCE / 100, 1 - CHANCE / 100])
PLAN = COMPANY.lookup("families.pumps.demand[4]")
CAPACITY = COMPANY.lookup("families.pumps.capacity")
EVENTS = [(PROMOTION, CHANCE), (400, 50), (-100, 80)]

MARKET, SHARE, POINTS, CUT = 60000, 22, 2, 5
PRICE = COMPANY.lookup("families.irrigation.price")
EARNED = COMPANY.lookup("families.irrigation.contribution")
UNITS, GONE = MARKET * SHARE / 100, MARKET * POINTS / 100
OFF = PRICE * CUT / 100
MATCHED = UNITS * OFF
TURN = 100 * MATCHED / EARNED / MARKET

PERMITS = [104, 110, 122, 128, 120, 108, 98, 96, 104, 114, 124, 126]
PUMPS = [680, 677, 758, 769, 755, 675, 647, 618, 678, 709]  # from the third quarter on
START = len(PERMITS) - len(PUMPS)
FITS = []
for shift in range(4):
    pairs = [
        (PERMITS[quarter - shift], sold)
        for quarter, sold in enumerate(PUMPS, start=START)
        if quarter >= shift
    ]
    FITS.append(correlation([x for x, _ in pairs], [y for _, y in pairs]))
LEAD, REACT = FITS.index(max(FITS)), 1
PERMITS_INDEX = [100 * value / fmean(PERMITS) for value in PERMITS]
PUMPS_INDEX = [100 * value / fmean(PUMPS) for value in PUMPS]


def turn(series: list[float], first: int) -> list[str]:
    """Return quarter and value of the peak, then of the bottom."""
    return [
        text
        for value in (max(series), min(series))
        for text in ns(first + series.index(value), value)
    ]


LEVEL, SLOPE, NOW = 200, 4.5, 120

DEMAND, ORDERS = [100, 104, 98, 102, 96, 100], [120, 90, 130, 80, 110, 70]


def squares(values: list[int]) -> list[float]:
    """Return the squared deviations from the mean."""
    return [(value - fmean(values)) ** 2 for value in values]


YEARLY = 300
HELD = COMPANY.lookup("families.valves.demand[4]")
MACHINING = COMPANY.lookup("families.valves.machining_hours")
VALVE = COMPANY.lookup("families.valves.variable_cost")

BEFORE, AFTER = [7800, 8000, 8100, 7700], [8200, 8300, 8600, 8000]
ACTUAL = [7900, 8050, 8450, 8100]
MISSED = [abs(a - b) for a, b in zip(ACTUAL, BEFORE, strict=True)]
LEFT = [abs(a - b) for a, b in zip(ACTUAL, AFTER, strict=True)]


def source(first: int) -> tuple[float, int, int]:
    """Return value added, uplift that came and uplift announced by a source's two events."""
    two = slice(first, first + 2)
    (value,) = f.forecast_value_added([sum(MISSED[two]), sum(LEFT[two])])
    return value, sum(ACTUAL[two]) - sum(BEFORE[two]), sum(AFTER[two]) - sum(BEFORE[two])


SALES, MARKETING = source(0), source(2)

EXPECTED = {
    "Table: Three lines of the event list": [
        text
        for size, chance in EVENTS
        for text in (n(size), n(chance), signed(size * chance / 100))
    ],
    "EX-15c": [
        *ns(PROMOTION, BASELINE, CHANCE, PROMOTION, CHANCE, EXPECTED_UPLIFT),
        *ns(BASELINE, EXPECTED_UPLIFT, PLAN, 0, PROMOTION),
        *ns(BASELINE, PROMOTION, BASELINE + PROMOTION, CAPACITY, BASELINE + PROMOTION - CAPACITY),
    ],
    "EX-15e": [
        *ns(MARKET, SHARE, PRICE, EARNED, POINTS, CUT),
        *ns(MARKET, SHARE, UNITS, UNITS, PRICE, UNITS * PRICE),
        *ns(MARKET, POINTS, GONE, GONE, EARNED, GONE * EARNED),
        *ns(PRICE, CUT, OFF, UNITS, OFF, MATCHED),
        n(TURN, 1),
    ],
    "EX-15d": [
        *labels(3, 0),
        *ns(FITS, decimals=2),
        n(max(FITS), 2),
        *ns(LEAD, LEAD, REACT, LEAD - REACT),
        n(FITS[0], 2),
    ],
    "Chart: Permits turn two quarters before pumps do": [
        n(100),
        *turn(PERMITS_INDEX, 1),
        *turn(PUMPS_INDEX, 1 + START),
        n(100),
        *ns(PERMITS_INDEX, PUMPS_INDEX),
    ],
    "EX-15b": numbers(
        f"{LEVEL} {SLOPE} {NOW} | {LEVEL} + {SLOPE} × {NOW} → {n(LEVEL + SLOPE * NOW)}"
        f" {SLOPE} {SLOPE} {LEVEL}"
    ),
    "EX-15a": [
        *ns(DEMAND, ORDERS, sum(DEMAND), len(DEMAND), fmean(DEMAND)),
        *ns(squares(DEMAND), len(DEMAND)),
        n(pvariance(DEMAND), 2),
        *ns(squares(ORDERS), len(ORDERS)),
        *ns(pvariance(ORDERS), pvariance(ORDERS), decimals=1),
        n(pvariance(DEMAND), 2),
        n(f.bullwhip(ORDERS, DEMAND)),
        n(1),
    ],
    "Chart: The customers are steady, the distributor's orders are not": ns(
        min(DEMAND), max(DEMAND), min(ORDERS), max(ORDERS), fmean(ORDERS)
    ),
    "Table: Five biases and a question against each": ["3"],
    "EX-15g": [
        *ns(YEARLY, HELD, YEARLY),
        n(MACHINING, 1),
        *ns(VALVE, HELD, YEARLY, HELD + YEARLY, HELD, YEARLY, HELD - YEARLY),
        *ns(HELD - YEARLY, YEARLY, HELD, YEARLY),
        n(MACHINING, 1),
        *ns(YEARLY * MACHINING, YEARLY, VALVE, YEARLY * VALVE),
    ],
    "EX-15f": [
        *ns(BEFORE, AFTER, ACTUAL, MISSED, LEFT),
        *ns(MISSED[:2], LEFT[:2], SALES[0], MISSED[2:], LEFT[2:], MARKETING[0]),
        *ns(SALES[0], MARKETING[0], SALES[0] + MARKETING[0], SALES[1], SALES[2]),
        n(100 * SALES[1] / SALES[2], 1),
        *ns(MARKETING[1], MARKETING[2]),
        n(100 * MARKETING[1] / MARKETING[2], 1),
    ],
}
