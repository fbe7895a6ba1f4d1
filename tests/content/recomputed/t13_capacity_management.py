"""Second calculations of the questions on capacity management."""

from __future__ import annotations

from itertools import accumulate

from tests.content.recomputed import Given, Number, Recomputation, Result

TOLERATED = 5


def load_profile(v: Given) -> Result:
    loads = [large * v.long + small * v.short for large, small in zip(v.a, v.b, strict=True)]
    gaps = accumulate(load - hours for load, hours in zip(loads, v.c, strict=True))
    return {
        **{f"l{month}": load for month, load in enumerate(loads, 1)},
        **{f"g{month}": gap for month, gap in enumerate(gaps, 1)},
    }


def paint_hours(v: Given, month: int) -> Number:
    hours: Number = v.p[month] * v.hp + (v.base + (v.order if month == 2 else 0)) * v.ht
    return hours


def tanks_that_wait(v: Given) -> Result:
    ahead = [0, 1] if v.early else [1]
    free = sum(v.cap - paint_hours(v, month) for month in ahead)
    lacking: Number = (paint_hours(v, 2) - v.cap - free) / v.ht
    return lacking


def family_that_waits(v: Given) -> Result:
    pumps, tanks = (v.pp - v.pv) / v.hp, (v.tp - v.tv) / v.ht
    if tanks < pumps:
        return f"Tanks, with USD {float(tanks):.0f} an hour against {float(pumps):.0f}"
    return f"Pumps, with USD {float(pumps):.0f} an hour against {float(tanks):.0f}"


def ratio(v: Given) -> Result:
    asked = v.names[int(v.r)]
    shares: dict[str, Number] = {
        "utilization": 100 * v.worked / v.available,
        "efficiency": 100 * v.std / v.worked,
        "productivity": 100 * v.std / v.available,
    }
    return shares[asked]


def level(v: Given) -> Result:
    signs = {
        "family volumes": "Resource requirements planning",
        "weekly schedule of end items": "Rough-cut capacity planning",
        "planned orders for components": "Capacity requirements planning",
        "arrived at a centre and left": "Input/output control",
    }
    return next(check for sign, check in signs.items() if sign in v.clue[int(v.s)])


def work_waiting(v: Given) -> Result:
    waiting: Number = v.opening + sum(v.came) - sum(v.gone)
    return waiting


def room_report(v: Given) -> Result:
    weeks = len(v.gone)
    output = sum(v.gone) - weeks * v.pout
    work = sum(v.came) - weeks * v.pin
    if output < -TOLERATED:  # not starved: parts were waiting each day
        return "short, and low input hides" if work < 0 else "short, and high input hides"
    assert output <= TOLERATED
    assert work > TOLERATED
    return "as agreed, and too much work"


def input_output(v: Given) -> Result:
    backlogs = accumulate(
        (came - gone for came, gone in zip(v.came, v.gone, strict=True)), initial=v.opening
    )
    deviations = accumulate(gone - 105 for gone in v.gone)
    return {
        **{f"b{week}": hours for week, hours in enumerate(backlogs) if week},
        **{f"v{week}": hours for week, hours in enumerate(deviations, 1)},
    }


def mix_change(v: Given) -> Result:
    old, new = (share * v.simple + (100 - share) * v.complex for share in (v.before, v.after))
    rise: Number = 100 * (new - old) / old
    return rise


def present_value(v: Given) -> Result:
    worth = v.resale
    for _ in range(int(v.years)):  # back from the last year's end, a year at a time
        worth = (worth + v.saved) / (1 + v.rate / 100)
    net: Number = worth - v.spent
    return net


def cheaper(v: Given) -> Result:
    volume = v.a + v.b if v.common else v.a
    gain = volume * v.saving - v.fixed
    return f"{'Make' if gain > 0 else 'Buy'}, by USD {int(abs(gain)):,}"


def short_in_third(v: Given) -> Result:
    usable = v.f1 + v.f2 if v.early else v.f2
    short: Number = v.over - usable
    return short


def months_to_line(v: Given) -> Result:
    month, demand = 0, v.now
    while demand <= v.limit:
        month, demand = month + 1, demand + v.growth
    asked: Number = month - v.months if v.lead else month + v.months
    return asked


RECOMPUTED: dict[str, Recomputation] = {
    "cm-break-even": lambda v: v.fixed / (v.buy - v.make),
    "cm-company-engineering": lambda v: sum(v.s) * v.each - len(v.s) * v.capacity,
    "cm-hour-saved-where": lambda v: v.hours * v.rate * (v.price - v.material) if v.at else 0,
    "cm-input-output-table": input_output,
    "cm-level-by-clue": level,
    "cm-load-profile-table": load_profile,
    "cm-make-or-buy-common": cheaper,
    "cm-measuring-room-case:cause": room_report,
    "cm-measuring-room-case:output": lambda v: sum(v.gone) - len(v.gone) * v.pout,
    "cm-measuring-room-case:queue": work_waiting,
    "cm-measuring-room-case:upward": lambda v: sum(v.gone) / len(v.gone),
    "cm-mix-load-change": mix_change,
    "cm-months-to-recover": lambda v: (
        v.gap / (v.capacity - v.average + (v.extra if v.overtime else 0))
    ),
    "cm-npv-of-machine": present_value,
    "cm-paint-line-case:first": lambda _: "Run through the breaks",
    "cm-paint-line-case:load": lambda v: 100 * paint_hours(v, 2) / v.cap,
    "cm-paint-line-case:ration": family_that_waits,
    "cm-paint-line-case:wait": tanks_that_wait,
    "cm-rated-capacity": lambda v: v.machines * v.hours * 5 * v.u * v.e / 10_000,
    "cm-ratio-from-hours": ratio,
    "cm-short-at-month-three": short_in_third,
    "cm-takt-longer-shift": lambda v: v.units * v.pace / (v.shifts * v.days) - v.minutes + v.stop,
    "cm-when-to-order": months_to_line,
}
