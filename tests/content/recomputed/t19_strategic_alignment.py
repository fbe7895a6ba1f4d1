"""Second calculations of the questions on strategic alignment."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tests.content.recomputed import Given, Number, Recomputation, Result

FAMILIES = ["Pumps", "Valves", "Motors", "Tanks"]


def count_months(reached: Callable[[int], bool]) -> int:
    """Return the first month, from 0, of which this holds."""
    month = 0
    while not reached(month):
        month += 1
    return month


def grow_to(start: Number, percent: Number, limit: Number) -> int:
    """Return the first month in which growth on growth reaches the limit."""
    return count_months(lambda month: start * (1 + percent / 100) ** month >= limit)


def first_seen(need: Number, horizon: Number) -> int:
    return count_months(lambda now: now + horizon >= need)


def commit_by(v: Given) -> Result:
    full = count_months(lambda month: v.demand + month * v.step >= v.capacity)
    last: Number = full - v.lead
    return last


def commit_and_see(v: Given) -> Result:
    found: dict[str, Number] = {}
    for place, (need, lead) in enumerate(zip(v.n, v.l, strict=True), start=1):
        found[f"c{place}"] = need - lead
        found[f"s{place}"] = first_seen(need, v.h)
    return found


def plan_too_late(v: Given) -> Result:
    seen = first_seen(v.need, v.horizon)
    late: Number = seen - (v.need - v.lead)
    return late


def request_dates(v: Given) -> Result:
    near = grow_to(v.start, v.growth, v.cap * 9 / 10)
    full = grow_to(v.start, v.growth, v.cap)
    ahead = v.build + v.approval
    return {"r1": near, "c1": near - ahead, "r2": full, "c2": full - ahead}


def see_either_load(v: Given) -> Result:
    loads = [grow_to(v.start, v.growth, v.cap * share / 10) for share in (9, 10)]
    starts = [load - v.build - v.approval for load in loads]
    in_time = {
        first_seen(load, v.horizon) <= last for load, last in zip(loads, starts, strict=True)
    }
    assert len(in_time) == 1
    return "Yes, it looks further" if True in in_time else "No, it looks less far"


def choose_date(v: Given) -> Result:
    need = v.near if v.speed == 1 else v.full
    month: Number = need - v.lead
    level = "90 % load" if v.speed == 1 else "full load"
    return f"Month {month}, counted back from {level}"


def lost_until_line_runs(v: Given) -> Result:
    short: Number = 0
    lost: Number = 0
    for _ in range(int(v.late)):
        short += v.first
        lost += short * (v.price - v.cost)
    return lost


def stock_room(v: Given) -> Number:
    limit = v.limit if not isinstance(v.limit, str) else int(v.limit.replace(",", ""))
    room: Number = limit - v.u1 * v.vi - v.u2 * v.vp
    return room


def who_approves(v: Given) -> Result:
    return "The pre-S&OP, which" if stock_room(v) >= 0 else "The executives, with"


def air_order(v: Given) -> Result:
    assert v.used + v.extra > 30
    return "Plan without it, and show"


def open_gap(v: Given) -> Result:
    def run_at_end(row: Sequence[Number]) -> int:
        return count_months(lambda back: back == len(row) or row[-1 - back] == 0)

    rows = [v.rows[(int(v.p) + place) % 4] for place in range(4)]
    (family,) = [name for name, row in zip(FAMILIES, rows, strict=True) if run_at_end(row) >= 3]
    return f"The gap of {family}"


def what_they_notice(v: Given) -> Result:
    return "More choice, but a longer" if v.up == 1 else "Less choice, but a shorter"


def level_of(v: Given) -> Result:
    signs = {
        "for good": "Strategic",
        "third plant": "Strategic",
        "backlog": "Tactical",
        "rate": "Tactical",
        "in week": "Master",
        "which week": "Master",
        "noon": "Shop-floor",
        "this morning": "Shop-floor",
    }
    return next(level for sign, level in signs.items() if sign in v.told)


def to_protect(v: Given) -> Result:
    signs = {
        "cheapest": "Steady rates",
        "on the shelf": "Stock at the end",
        "delivers soonest": "Spare hours",
        "cleverest": "Hours of the design",
    }
    return next(what for sign, what in signs.items() if sign in v.told)


def what_failed(v: Given) -> Result:
    apart = ("praised for", "meets its own")
    return ("Horizontal" if any(sign in v.told for sign in apart) else "Vertical") + " alignment"


RECOMPUTED: dict[str, Recomputation] = {
    "st-air-ceiling": lambda v: v.ceiling - v.a - v.b - v.units * v.kg / 1000,
    "st-cagr": lambda v: 100 * (float(v.end / v.start) ** (1 / float(v.years)) - 1),
    "st-commit-month": commit_by,
    "st-commit-table": commit_and_see,
    "st-decoupling-move": what_they_notice,
    "st-full-month": lambda v: grow_to(v.start, v.growth, v.at * 10),
    "st-horizon-late": plan_too_late,
    "st-late-line-cost": lost_until_line_runs,
    "st-level-of-decision": level_of,
    "st-motor-line-case:counts": lambda v: f"The one for {90 if v.speed == 1 else 100} %",
    "st-motor-line-case:dates": request_dates,
    "st-motor-line-case:horizon": see_either_load,
    "st-pattern": open_gap,
    "st-priority-room": lambda v: v.limit - v.held - v.units * v.cost / 1_000_000,
    "st-protect": to_protect,
    "st-spring-stock-case:air": air_order,
    "st-spring-stock-case:decide": who_approves,
    "st-spring-stock-case:room": stock_room,
    "st-which-alignment": what_failed,
    "st-which-date": choose_date,
}
