"""Second calculations of the questions on supply planning."""

from __future__ import annotations

import math
from fractions import Fraction

from tests.content.recomputed import Given, Number, Recomputation, Result


def second_quarter_stock(v: Given) -> Result:
    stock = v.opening
    cells: dict[str, Number] = {}
    for month, demand in enumerate(v.d[:3], 1):
        stock += v.capacity - demand
        cells[f"e{month}"] = stock
    return cells


def count_workers(units: Number, hours: Number, paid: Number, share: Number) -> int:
    return math.ceil(Fraction(units) * Fraction(hours) / (Fraction(paid) * Fraction(share)))


def workers_for_rate(v: Given) -> Result:
    if v.mode == "make-to-order":
        to_make = v.flow + v.opening - v.target
    else:
        to_make = v.flow + v.target - v.opening
    return count_workers(to_make / 3, v.hours, 160, v.share / 100)


def machining_load(v: Given, month: int) -> Number:
    load: Number = v.v[month] * v.hv + v.f[month] * v.hf + v.a[month] * v.ha
    return load


def machining_room(v: Given) -> Result:
    april, may = machining_load(v, 3), machining_load(v, 4)
    return {"l1": april, "l2": may, "r1": v.capacity - april, "r2": v.capacity - may}


def machining_course(v: Given) -> Result:
    missing = machining_load(v, 5) - (v.capacity - v.lost)
    free = 2 * v.capacity - machining_load(v, 3) - machining_load(v, 4)
    dearest_hour_ahead = 2 / v.hv
    if missing <= free and dearest_hour_ahead < 35:
        return "Make valves ahead"
    return "shop in town"


def running_stock(v: Given) -> Result:
    return {f"s{n}": v.opening + n * v.p - sum(v.d[:n]) for n in range(1, 5)}


def cumulative_gap(v: Given) -> Result:
    cells: dict[str, Number] = {}
    gap: Number = 0
    for month, units in enumerate(v.q, 1):
        cells[f"l{month}"] = units * v.each
        gap += units * v.each - v.capacity
        cells[f"g{month}"] = gap
    return cells


def load_by_method(v: Given) -> Result:
    shown: dict[str, Number] = {
        "overall factors": (v.a[1] * v.ta + v.b[1] * v.tb) * v.share / 100,
        "the bill of resources": v.a[1] * v.ha + v.b[1] * v.hb,
        "the resource profile": v.a[2] * v.ha + v.b[3] * v.hb,
    }
    return shown[v.method]


def cheaper_strategy(v: Given) -> Result:
    level = v.stock * v.h
    chase = v.held * v.h + v.ups * v.up + v.downs * v.down
    winner = "Level" if level < chase else "Chase"
    return f"{winner} is cheaper, by USD {int(abs(level - chase)):,}"


def still_missing(v: Given) -> Result:
    levers = [(v.pweeks, v.plimit), (v.oweeks, v.olimit), (v.sweeks, v.slimit)]
    missing: Number = v.gap - sum(units for weeks, units in levers if weeks <= v.weeks)
    return missing


def tightest(v: Given) -> Result:
    shares = {
        name: Fraction(v.loads[int(place)], v.caps[int(place)])
        for name, place in zip(v.names, v.at, strict=True)
    }
    tight: str = max(shares, key=lambda name: shares[name])
    return tight


def lowest_level_rate(v: Given) -> Result:
    averages = [Fraction(sum(v.d[:n]) - v.opening, n) for n in range(1, len(v.d) + 1)]
    return math.ceil(max(averages))


def load_or_lead_time(v: Given) -> Result:
    loading: Number = v.setup + v.pieces * v.minutes / 60
    around: Number = v.queue + v.wait + v.move
    return loading if "of load" in v.asked else around + loading


RECOMPUTED: dict[str, Recomputation] = {
    "sp-cheaper-strategy": cheaper_strategy,
    "sp-company-paint-month": lambda v: (
        100 * (v.make * v.hours_pump + v.tanks[2] * v.hours_tank) / v.capacity
    ),
    "sp-cumulative-gap-table": cumulative_gap,
    "sp-find-the-constraint": tightest,
    "sp-least-horizon": lambda v: max(12 - v.past + 12, v.slow),
    "sp-level-rate-no-stockout": lowest_level_rate,
    "sp-levers-in-time-pumps": still_missing,
    "sp-load-by-method": load_by_method,
    "sp-load-or-lead-time": load_or_lead_time,
    "sp-machining-before-overhaul:course": machining_course,
    "sp-machining-before-overhaul:june-gap": lambda v: machining_load(v, 5) + v.lost - v.capacity,
    "sp-machining-before-overhaul:room": machining_room,
    "sp-machining-before-overhaul:valves-ahead": lambda v: v.other / v.hv,
    "sp-mto-rate": lambda v: (sum(v.bookings) + v.opening - v.target) / 5,
    "sp-rate-for-backlog-cover": lambda v: (v.opening + v.booked) / (v.n + v.cover),
    "sp-rrp-load-share": lambda v: 100 * (v.a * v.ha + v.b * v.hb) / v.shown,
    "sp-running-stock-table": running_stock,
    "sp-second-quarter-pumps:balance": second_quarter_stock,
    "sp-second-quarter-pumps:crew": lambda v: count_workers(v.rate, v.hours, v.paid, v.productive),
    "sp-second-quarter-pumps:need": lambda v: sum(v.d[:3]) + v.target - v.opening,
    "sp-target-follows-demand": lambda v: v.new + v.cover * v.new - v.cover * v.old,
    "sp-workers-for-rate": workers_for_rate,
}
