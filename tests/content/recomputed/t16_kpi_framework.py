"""Second calculations of the questions on the KPI framework."""

from __future__ import annotations

from fractions import Fraction
from math import floor

from tests.content.recomputed import Given, Number, Recomputation, Result

AVERAGE, LOWEST, RUN = 91, 88, 6


def share(part: Number, whole: Number) -> Fraction:
    return Fraction(part) * 100 / Fraction(whole)


def on_time_by_date(v: Given) -> Result:
    due = v.entered - v.cancelled
    failed = v.missed + v.moved if v.first else v.missed
    return share(due - failed, due)


def month_that_calls(v: Given) -> Result:
    alone = [month for month, value in enumerate(v.shown, 1) if value < LOWEST]
    assert len(alone) <= 1
    longest: list[int] = []
    run: list[int] = []
    for month, value in enumerate(v.shown, 1):
        run = [*run, month] if value < AVERAGE else []
        longest = max(longest, run, key=len)
    assert len(longest) < RUN or not alone
    if alone:
        return f"Month {alone[0]} alone"
    if len(longest) >= RUN:
        return f"Months {longest[0]} to {longest[-1]}"
    return "No month"


def waiting(v: Given) -> Fraction:
    return Fraction(v.new2 + v.mid2 + v.old2)


def queue_read(v: Given) -> Result:
    assert waiting(v) < v.new1 + v.mid1 + v.old1
    assert v.old2 > v.old1
    return "shorter, but large cabinets wait"


def where_to_start(v: Given) -> Result:
    rates = [
        (share(v.s, 15), "dates of the steps"),
        (share(v.p, 27), "attendance"),
        (share(v.c, 18), "follow-up"),
    ]
    lowest, second, _ = sorted(rate for rate, _ in rates)
    assert second - lowest > 10
    return min(rates)[1]


def turns_or_days(v: Given) -> Result:
    turns = Fraction(v.cogs) * 2 / Fraction(v.opening + v.closing)
    return 365 / turns if v.days else turns


def adherence(v: Given) -> Result:
    counted = sum(min(pair) for pair in zip(v.plan, v.actual, strict=True))
    return share(counted, sum(v.plan))


def first_month_outside(v: Given) -> Result:
    room = v.start - v.low if v.more else v.high - v.start
    stays = floor(Fraction(room) / Fraction(v.drift))  # on the limit is still within the band
    return stays + 1


def volume_and_mix(v: Given) -> Result:
    missing, surplus = 100 - v.att, v.att - v.adh
    assert surplus >= 0
    if missing <= 5:
        return "other items than scheduled" if surplus > 5 else "items mostly as scheduled"
    return "other items ran over" if surplus > 5 else "hardly an item in surplus"


def cycle_in_figures(v: Given) -> Result:
    return {
        "r1": share(v.steps - v.late, v.steps),
        "r2": share(v.taken - v.deputies, v.seats),
        "r3": Fraction(v.decisions) / v.cycles,
        "r4": share(v.closed, v.due),
    }


def early_sign(v: Given) -> Result:
    signs = {"delivery": "Adherence", "leave behind": "Bias", "cash": "projected"}
    return next(measure for sign, measure in signs.items() if sign in v.result)


def net_gain(v: Given) -> Result:
    won_back = Fraction(v.volume) * v.points * v.won / 10_000
    gain: Number = won_back * (v.price - v.cost) - v.carry
    return gain


def measure_that_pays(v: Given) -> Result:
    signs = {
        "unloaded on the first": "month-end",
        "accept a later day": "agreed date",
        "from far away": "Purchase price",
        "warehouse": "Utilization",
    }
    return next(measure for sign, measure in signs.items() if sign in v.effect)


def indicator_kept(v: Given) -> Result:
    return {
        "A furniture maker": "Stock of sofas",
        "A maker of wall paints": "Age of tinted paint",
        "A printer of packaging": "Load of the press",
        "A maker of dental ceramics": "Backlog of crowns",
    }[v.firm]


RECOMPUTED: dict[str, Recomputation] = {
    "kp-attainment-adherence": adherence,
    "kp-average-percent": lambda v: (
        (v.small * v.high + v.large * v.low) / Fraction(v.small + v.large)
    ),
    "kp-band-or-cause": month_that_calls,
    "kp-cycle-in-figures": cycle_in_figures,
    "kp-early-sign-of-what": early_sign,
    "kp-earns-place": indicator_kept,
    "kp-measure-that-pays": measure_that_pays,
    "kp-month-outside-band": first_month_outside,
    "kp-old-orders-in-a-shorter-queue:old-share": lambda v: share(v.old2, waiting(v)),
    "kp-old-orders-in-a-shorter-queue:reading": queue_read,
    "kp-old-orders-in-a-shorter-queue:work-on-order": lambda v: waiting(v) / v.rate,
    "kp-otif-count": lambda v: share(v.orders - (v.late + v.partial - v.both), v.orders),
    "kp-perfect-order": lambda v: Fraction(v.a * v.b * v.c * v.d, 100**3),
    "kp-point-of-service-in-money": net_gain,
    "kp-turns-or-days": turns_or_days,
    "kp-two-counts-of-service:joined": lambda v: share(
        v.op + v.ov + v.os - v.fp - v.fv - v.fs, v.op + v.ov + v.os
    ),
    "kp-two-counts-of-service:share-of-failures": lambda v: share(v.fp, v.fp + v.fv + v.fs),
    "kp-two-dates": on_time_by_date,
    "kp-volume-and-mix-read": volume_and_mix,
    "kp-weakest-part-of-cycle": where_to_start,
}
