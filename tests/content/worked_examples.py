"""The numbers of every worked example, computed from the formulas.

Each entry yields what a page that shows the example has to contain, as it is
printed: thousands with commas, true minus, the decimals shown.
"""

from __future__ import annotations

import math
from itertools import accumulate
from statistics import fmean, stdev

from kb import formulas as f
from quizzes.maturity.load import load_instrument
from quizzes.maturity.scoring import pass_gate
from settings import ROOT


def show(value: float, decimals: int = 0) -> str:
    """Return a number as pages print it; halves round up."""
    scaled = math.floor(abs(value) * 10**decimals + 0.5 + 1e-9) / 10**decimals
    return ("−" if value < 0 and scaled else "") + f"{scaled:,.{decimals}f}"


def shows(*values: float, decimals: int = 0) -> list[str]:
    """Return several numbers printed alike."""
    return [show(v, decimals) for v in values]


def up(value: float) -> str:
    """Return a quantity that somebody sets, rounded up."""
    return show(math.ceil(value - 1e-9))


A4 = [120, 95, 130, 110, 140, 105]
F4 = [110, 110, 115, 115, 120, 120]
D5 = [800, 900, 1000, 1200, 1400, 1300]
E4 = f.errors(A4, F4)
BIASED = f.errors([92, 95, 90, 97, 94, 96], [100] * 6)
LEVEL = f.plan_cost(100, 1100, [1100] * 6, D5, 5, 8, 6)
CHASE = f.plan_cost(100, 1100, D5, D5, 5, 8, 6)
HYBRID = f.plan_cost(100, 1100, [900] * 3 + [1300] * 3, D5, 5, 8, 6)
TRAP = [900, 1000, 1300, 1500, 1100, 800]
BILL = [[0.5, 0.5, 0.2], [1.2, 0.3, 0.5]]
MPS = [[100, 100, 120, 120], [50, 60, 40, 50]]
LOAD = f.loads(BILL, MPS)
TOTAL = [sum(column) for column in zip(*LOAD, strict=True)]
PAYOFF = [[180, 220, 230], [160, 230, 270], [90, 240, 340]]
CHANCE = [0.25, 0.5, 0.25]
VOLUME, MIX = f.volume_mix([8500, 4500, 2300], [8000, 5000, 2000], [60, 40, 100])
HOURS = [0.4, 0.2, 1.0]
UNIT = [24, 18, 30]
PER_HOUR = [c / h for c, h in zip(UNIT, HOURS, strict=True)]
BY_HOUR = f.fill_constraint([8000, 5000, 2000], UNIT, HOURS, 4500, PER_HOUR)[1]
BY_UNIT = f.fill_constraint([8000, 5000, 2000], UNIT, HOURS, 4500, UNIT)[1]
SALES_GAP = list(accumulate([40, 60, 90]))
MADE_GAP = list(accumulate([-10, 0, -20]))
ANNUAL = [200_000, 120_000, 40_000, 18_000, 10_000, 6_000, 4_000, 2_000]
SHARES = [100 * s / sum(ANNUAL) for s in accumulate(ANNUAL)]
IO_INPUT = sum([95, 105, 90, 100]) - 400
IO_OUTPUT = sum([105, 108, 100, 107]) - 440

INSTRUMENT, _ = load_instrument([ROOT / "content"])
PROFILES = (
    [3] * 10,
    [4, 4, 4, 3, 2, 2, 4, 4, 3, 3],
    [4, 4, 2, 3, 4, 4, 4, 4, 4, 4],
    [3] * 9 + [1],
    [5, 5, 5, 4, 4, 4, 5, 4, 4, 4],
    [4, 3, 3, 3, 3, 2, 3, 3, 3, 2],
)


def stage_of(profile: list[int]) -> int:
    """Return the gated stage of ten whole scores, D1 to D10."""
    assert INSTRUMENT is not None
    return pass_gate(INSTRUMENT, {f"D{n}": level for n, level in enumerate(profile, start=1)})


NUMBERS: dict[str, list[str]] = {
    "EX-00": ["5", "42", "10", "70"],
    "EX-01": shows(1100 * 0.45, 1100 * 0.35, 1100 * 0.2, 1100, 520 + 400 + 220),
    "EX-02": [show(sum(p) / 10, 1) for p in PROFILES] + [str(stage_of(p)) for p in PROFILES],
    "EX-03": [],
    "EX-03b": shows(*SALES_GAP, *MADE_GAP, MADE_GAP[-1] - SALES_GAP[-1], 3 * 1080 + 500 - 280)
    + shows(3300 - 3240 + 280, 3460 - 3300)
    + shows(SALES_GAP[-1] / fmean([40, 60, 90]), decimals=1),
    "EX-04a": shows(f.mad(E4), f.mse(E4) ** 0.5, 100 * f.mape(A4, F4), decimals=2)
    + shows(100 * f.wmape(A4, F4), f.tracking_signal(E4), decimals=2)
    + shows(*E4, sum(E4), f.mse(E4)),
    "EX-04b": shows(sum(BIASED), f.mad(BIASED), f.tracking_signal(BIASED))
    + shows(100 * 36 / 564, decimals=1),
    "EX-04c": shows(100 * f.mape([1000, 10], [900, 20]))
    + shows(100 * f.wmape([1000, 10], [900, 20]), decimals=1),
    "EX-04d": shows(100 * 55 / 305, 100 * 5 / 305, decimals=1),
    "EX-04e": shows(f.smooth(500, 560, 0.2), f.equivalent_periods(0.2), fmean([120, 95, 130]))
    + shows(f.weighted_average([120, 95, 130], [0.2, 0.3, 0.5]), decimals=1),
    "EX-04f": shows(800 / 1000, decimals=2) + shows(4400 / 4, 4400 / 4 * 0.8),
    "EX-04g": shows(1.25 * 40),
    "EX-04h": shows(28 - 22, 22 - 20, 20 - 24),
    "EX-04i": [show(s, 0 if s == int(s) else 1) for s in SHARES]
    + shows(f.coefficient_of_variation([80, 100, 120, 100, 90, 110]), decimals=2)
    + shows(f.coefficient_of_variation([0, 0, 150, 0, 40, 10]), decimals=2)
    + shows(stdev([80, 100, 120, 100, 90, 110]), decimals=2)
    + f.abc_classes(ANNUAL),
    "EX-04j": shows(520 + 400 + 280, 520 * 0.9, 400 * 0.9, 280 * 0.9) + shows(0.9, decimals=2),
    "EX-05a": shows(*f.inventories(100, [1100] * 6, D5), *LEVEL[:1], *CHASE, sum(CHASE))
    + shows(*f.inventories(100, [900] * 3 + [1300] * 3, D5), *HYBRID, sum(HYBRID)),
    "EX-05b": shows(*f.inventories(200, [1100] * 6, TRAP))
    + shows(f.level_rate_without_stockout(200, TRAP), f.inventories(200, [1125] * 6, TRAP)[-1]),
    "EX-05c": shows(f.production_make_to_order(2200, 600, 350), 2450 / 5)
    + shows(*f.backlogs(600, [490] * 5, [400, 450, 500, 450, 400]))
    + shows(350 / 490, decimals=2),
    "EX-05d": shows(1100 * 1.6) + shows(160 * 0.88, 1760 / 140.8, decimals=1) + [up(12.5)],
    "EX-05e": shows(*TOTAL, *LOAD[0], *LOAD[1], *LOAD[2])
    + [show(t * s, 0 if t * s == int(t * s) else 1) for s in (0.5, 0.3, 0.2) for t in TOTAL],
    "EX-05f": shows(1100 * 0.3, 600 * 0.5, 630, 630 - 600, 30 / 0.3, 30 / 0.5, 100 * 630 / 600),
    "EX-06": shows(200 * 35, 7000 - 2280),
    "EX-07": [],
    "EX-08a": shows(8000 * 60 / 1000, 5000 * 40 / 1000, 880, 192, 90, 60, 342, 342 - 220)
    + shows(100 * 342 / 880, decimals=1),
    "EX-08b": shows(VOLUME, MIX, 880_000 - 920_000) + shows(920_000 / 15_300, decimals=2),
    "EX-08c": shows(*PER_HOUR, BY_HOUR / 1000, BY_UNIT / 1000),
    "EX-08d": shows(60 + 45 - 35, 48 / 8)
    + shows(8 / 48 * 365, 0.2 * 2, decimals=1)[:0]
    + shows(0.4, decimals=1),
    "EX-08e": shows(5000 * 30, 5000 * 30 * 0.02 * 2),
    "EX-09a": shows(100 * 0.98**20, 100 * 0.995**20, decimals=1),
    "EX-09b": shows((9 - 6) * 50),
    "EX-09c": [],
    "EX-10": shows(*(f.expected_value(row, CHANCE) for row in PAYOFF), decimals=1)
    + shows(*f.max_regrets(PAYOFF))
    + shows(f.perfect_information(PAYOFF, CHANCE), decimals=1)
    + shows(5 / 60, 30 / 140, decimals=3),
    "EX-11a": shows(60 * 6, 100 * 12, 40 * 18, 360 + 1200 + 720, 200 * 35),
    "EX-11b": shows(-1.5 * 4) + shows(100 * (1.04**-1.5 - 1), decimals=1),
    "EX-12a": shows(f.eoq(12_000, 75, 5), 12_000 / 600, f.lot_cost(600, 12_000, 75, 5))
    + shows(f.lot_cost(900, 12_000, 75, 5))
    + shows(100 * (3250 / 3000 - 1), decimals=1),
    "EX-12b": shows(1.645 * f.demand_deviation(12, 9), decimals=1)
    + [up(1.645 * 36), show(450 + 60)],
    "EX-12c": shows(f.demand_deviation(12, 9, 50, 2), decimals=1)
    + [up(1.645 * f.demand_deviation(12, 9, 50, 2)), show(450 + 175)]
    + shows(1.645 * f.demand_deviation(6, 9, 50, 2), 1.645 * f.demand_deviation(12, 9, 50, 1)),
    "EX-12d": shows(1.645 * f.demand_deviation(12, 14), decimals=1) + shows(700 + 74),
    "EX-12e": shows(*(z * 36 for z in (1.282, 1.645, 1.96, 2.054, 2.326, 3.09)))
    + shows(1.282, 1.645, decimals=3),
    "EX-12f": shows(36 * 0.0209, decimals=3)
    + shows(100 * f.fill_rate(36, 1.645, 600), 100 * f.fill_rate(36, 1.645, 60), decimals=2),
    "EX-12g": shows(1.645 * 1.25 * 40, decimals=2) + [up(1.645 * 1.25 * 40)],
    "EX-12h": shows(f.pooled(100, 4)),
    "EX-12i": shows(600 / 120) + shows(300 / 120, decimals=1),
    "EX-13a": shows(100 * 246 / 300, 100 * 258.3 / 246)
    + shows(f.rated_capacity(300, 0.82, 1.05), 100 * 264 / 258.3, 100 * 264 / 245, decimals=1)
    + shows(fmean([251, 239, 248, 242])),
    "EX-13b": shows(700 * 0.5 + 300 * 1.2, 500 * 0.5 + 500 * 1.2)
    + shows(100 * (850 / 710 - 1), decimals=1),
    "EX-13c": shows(*(f.waiting(u) for u in (0.8, 0.9, 0.95))),
    "EX-13d": shows(f.break_even(120_000, 18, 24)),
    "EX-13e": shows(100 * 0.90 * 0.95 * 0.98, decimals=1),
    "EX-13f": shows(IO_INPUT, IO_OUTPUT, 60 - 10, 50 - 3, 47 - 10, 37 - 7),
    "EX-13g": shows(2 * 450 * 20, 18_000 / 1200),
    "EX-14a": shows(1000 * 0.3, 1000 - 300),
    "EX-14b": shows(1000 + 900 + 750 + 600 + 450 + 300, 4200 - 4000),
    "EX-14d": shows(*(f.learning(100, n, 0.8) for n in (2, 4))) + shows(51.2, decimals=1),
    "EX-15a": shows(f.bullwhip([120, 90, 130, 80, 110, 70], [100, 104, 98, 102, 96, 100])),
    "EX-15b": shows(200 + 4.5 * 120),
    "EX-15c": shows(400 * 0.6),
    "EX-16a": shows(100 * 0.97 * 0.96 * 0.98 * 0.99, decimals=1),
    "EX-16b": shows(100 * 950 / 1000, 100 * (400 + 200 + 270) / 1000)
    + shows(100 * (1 - (80 + 100 + 30) / 1000)),
    "EX-16c": [],
    "EX-17": ["4", "2", "3"],
    "EX-18": shows(5 * 120, 5 * 2 * 90, 5 * 120 + 300 + 5 * 180),
    "EX-19": shows(math.ceil(f.months_to_load(780, 0.01, 900)))
    + shows(math.ceil(f.months_to_load(780, 0.01, 1000)), 25 - 14)
    + shows(f.months_to_load(780, 0.01, 900), decimals=1),
    "EX-20": shows(2000 * 0.2) + shows(240 / 400 * 12, decimals=1),
}
