"""Second calculations of the questions on the executive review."""

from __future__ import annotations

from fractions import Fraction
from statistics import mean

from tests.content.recomputed import Given, Number, Recomputation, Result


def check_assumption(v: Given) -> Result:
    failed = v.value < v.lim if v.rule == "fewer than" else v.value > v.lim
    return "Report that it has failed" if failed else "Report that it holds"


def lowest_level(v: Given) -> Result:
    if "frame for capital" in v.ask + v.tail:
        return "company board"
    if "second shift" in v.ask:
        return "executive review"
    if v.size <= 2 and "within approved overtime" in v.tail:
        return "supply step owner"
    assert v.size < 5
    assert "sum in the charter" in v.tail
    return "pre-S&OP team"


def price_of_waiting(v: Given) -> Result:
    overtime = min(v.short, v.limit)
    rest = v.short - overtime
    february = overtime * v.ot + rest * v.sub
    april = overtime * v.ot + rest * v.c if v.still else v.short * v.c
    price: Number = april - february
    return price


def quiet_safety(v: Given) -> Result:
    promised = v.plan * (1 + v.s / 100)
    made = v.plan * (1 - v.q / 100 if v.is_less else 1 + v.q / 100)
    return abs(Fraction(promised - made))


def request_leaves(v: Given) -> Result:
    """Walk month by month until demand and capacity meet."""
    demand, capacity, month = v.d, v.cap, 0
    while demand < capacity:
        month += 1
        demand, capacity = (demand + v.g, capacity) if v.grows else (demand, capacity - v.g)
    assert demand == capacity
    latest: Number = month - v.lead - v.board
    assert latest > 0
    return latest


def both_answers(v: Given) -> Result:
    waiting_a, waiting_b = v.miss / v.ha, v.miss / v.hb
    return {
        "wa1": waiting_a,
        "wb1": waiting_b,
        "pa": waiting_a * v.ca,
        "pb": waiting_b * v.cb,
        "ra": v.ca / v.ha,
        "rb": v.cb / v.hb,
    }


def hours_asked(v: Given) -> Number:
    month = int(v.m)
    asked: Number = v.valves[month] * v.hv + v.filters[month] * v.hf + v.actuators[month] * v.ha
    return asked


def hour_earns(v: Given) -> Result:
    cv, cf, ca = v.pv - v.kv, v.pf - v.kf, v.pa - v.ka
    return {"cv": cv, "cf": cf, "ca": ca, "rv": cv / v.hv, "rf": cf / v.hf, "ra": ca / v.ha}


def who_waits(v: Given) -> Result:
    earns = {
        "actuators": (v.pa - v.ka) / v.ha,
        "valves": (v.pv - v.kv) / v.hv,
        "filters": (v.pf - v.kf) / v.hf,
    }
    assert sorted(earns, key=lambda family: earns[family]) == ["actuators", "valves", "filters"]
    free = (v.actuators[int(v.m)] - v.bound) * v.ha
    missing = hours_asked(v) - v.cap
    assert 0 < free < missing < free + v.valves[int(v.m)] * v.hv
    return "without a contract wait first, then valves"


def ladder(v: Given) -> Result:
    return "Limits below are too narrow" if v.b > 2 else "Limits below work"


def log_lesson(v: Given) -> Result:
    return "Improve the reasoning" if v.ok else "Improve the watching of assumptions"


RECOMPUTED: dict[str, Recomputation] = {
    "er-assumption-check": check_assumption,
    "er-days-to-decision": lambda v: mean(v.now) - mean(v.before),
    "er-decisions-share": lambda v: Fraction(v.reopened * 100, v.decided),
    "er-hours-table": both_answers,
    "er-ladder-count": ladder,
    "er-level-fits": lowest_level,
    "er-log-case:average": lambda v: mean(v.days),
    "er-log-case:reversed": lambda v: Fraction(100 * [*v.r, "no", "no", "yes"].count("yes"), 5),
    "er-log-lesson": log_lesson,
    "er-net-benefit": lambda v: v.short * v.unit - v.short * v.rate,
    "er-overhaul-case:hour": hour_earns,
    "er-overhaul-case:missing": lambda v: hours_asked(v) - v.cap,
    "er-overhaul-case:who-waits": who_waits,
    "er-price-of-waiting": price_of_waiting,
    "er-quiet-safety": quiet_safety,
    "er-request-leaves": request_leaves,
}
