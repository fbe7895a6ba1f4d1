"""Second calculations of the questions on the product portfolio."""

from __future__ import annotations

from math import floor, log2, sqrt

from tests.content.recomputed import Given, Number, Recomputation, Result

STAGES = {
    "launched": "Launch date",
    "in each of the last six quarters": "Availability",
    "steady rate": "Unit cost",
    "successor": "obsolete",
}


def first_month_use(v: Given) -> Result:
    used = v.orders - v.held if v.told == 0 else v.sold
    percent: Number = used / v.plan * 100
    return percent


def what_is_left(v: Given) -> Result:
    left = v.c - v.s / 5
    left -= v.x if v.free == 1 else v.h * 60
    answer: Number = left
    return answer


def hours_left(v: Given) -> Result:
    month = ["January", "February", "March", "April", "May"].index(v.month)
    present = v.va[month] - v.vol * v.share / 100
    load = present * v.hv + v.fi[month] * v.hf + v.ac[month] * v.ha
    left: Number = v.cap - load - v.vol * v.hc - v.trial
    return left


def gained(v: Given) -> Result:
    kept, moved = v.vol * (100 - v.share) / 100, v.vol * v.share / 100
    money: Number = kept * v.cc + moved * (v.cc - v.cv)
    return money


def switch(v: Given) -> Result:
    stock: Number = v.stock
    found: dict[str, Number] = {}
    for month in range(1, 5):
        sales = v.d[month - 1] - v.n[month - 1] * v.share / 100
        stock += (v.build if month == 2 else 0) - sales
        assert stock >= 0
        found |= {f"a{month}": sales, f"b{month}": stock}
    return found


def last_buy(v: Given) -> Result:
    returned = v.field * v.fail / 100 * v.years
    parts: Number = v.month * v.months + returned * (100 - v.back) / 100 - v.stock
    return parts


def fits(v: Given) -> Result:
    def each(simple: Number) -> Number:
        hours: Number = (simple * v.simple + (100 - simple) * v.complex) / 100
        return hours

    fitting: Number = (v.volume * each(v.before) - v.trial) / each(v.after)
    return floor(fitting)


def learn(first: Number, rate: Number, unit: Number) -> float:
    """Return the time of a unit by the rule that each doubling keeps ``rate`` percent."""
    kept: float = (float(rate) / 100) ** log2(unit)
    return float(first) * kept


def hours_lacking(v: Given) -> Result:
    built = [learn(v.first, v.rate, unit) for unit in (1, 2, 4)]
    return sum(built) + float(v.t3) - 4 * learn(v.first, v.rate, v.held)


def spread(v: Given) -> Result:
    one = float(v.c if v.split == 1 else v.many)
    return one * sqrt(v.n) if v.split == 1 else one / sqrt(v.n)


def rank(v: Given) -> Result:
    days = {v.p: (12, 30), v.q: (v.tq, 25), v.r: (10, v.er)}
    value = {v.p: v.vp, v.q: v.vq, v.r: v.vr}
    kind = ["trial", "engineering"].index(v.name)
    best = max(value, key=lambda what: value[what] / days[what][kind])
    return f"The {best}, before"


def read_papers(v: Given) -> Result:
    kept = [sold / paper for sold, paper in zip(v.sales, v.f, strict=True)]
    if max(kept) < 1:
        return "as the record has one lean"
    return "as the record shows no lean"


def check_range(v: Given) -> Result:
    if max(v.use) < v.low:
        return "Lower the plan"
    return "Raise the plan" if min(v.use) > v.high else "Keep the plan"


def judge_tail(v: Given) -> Result:
    hour = (v.price - v.cost) / v.hv
    found: dict[str, Number] = {}
    for place, (brings, hours, stock) in enumerate(
        [(v.ca, v.h1, v.sa), (v.cf, v.h2, v.sf)], start=1
    ):
        found[f"w{place}"] = hours * hour
        found[f"s{place}"] = stock * v.rate
        found[f"k{place}"] = brings - hours * hour - stock * v.rate
    return found


def drop_item(v: Given) -> Result:
    left = judge_tail(v)
    assert isinstance(left, dict)
    (worst,) = [place for place in ("k1", "k2") if left[place] < 0]
    return {"k1": "The angle valve", "k2": "The bronze filter"}[worst]


RECOMPUTED: dict[str, Recomputation] = {
    "pp-compact-valve-case:hours": hours_left,
    "pp-compact-valve-case:money": gained,
    "pp-first-month-use": first_month_use,
    "pp-last-order-size": last_buy,
    "pp-launch-hours": hours_lacking,
    "pp-launch-papers": read_papers,
    "pp-launch-rank": rank,
    "pp-learning-curve": lambda v: learn(v.first, v.rate, v.unit),
    "pp-net-launch-volume": lambda v: v.base + v.launch * (100 - v.share) / 100,
    "pp-range-check": check_range,
    "pp-run-out-left-over": lambda v: v.stock - sum(v.d),
    "pp-stage-figure": lambda v: next(w for sign, w in STAGES.items() if sign in v.told),
    "pp-switch-choice": lambda v: (
        "Stop the old one on a set day" if "A law forbids" in v.fact else "open until proof"
    ),
    "pp-switch-table": switch,
    "pp-tail-review-case:drop": drop_item,
    "pp-tail-review-case:left": judge_tail,
    "pp-units-that-fit": fits,
    "pp-variants-safety-stock": lambda v: float(v.stock) * sqrt(v.n),
    "pp-versions-and-cv": spread,
    "pp-what-is-left": what_is_left,
}
