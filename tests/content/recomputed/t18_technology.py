"""Second calculations of the questions on technology."""

from __future__ import annotations

from fractions import Fraction
from math import ceil

from tests.content.recomputed import Given, Number, Recomputation, Result


def find_sign(text: str, signs: dict[str, str]) -> str:
    """Return what the one sign in the text stands for."""
    (found,) = [meaning for sign, meaning in signs.items() if sign in text]
    return found


def find_planners(v: Given) -> Result:
    needed = Fraction(v.items * v.share, 100) * Fraction(v.minutes)
    return ceil(needed / Fraction(v.hours * 60))


def overhaul(v: Given) -> Result:
    beyond = v.v * v.hv + v.f * v.hf + v.a * v.ha - v.cap
    assert beyond > 0
    moved: Number = beyond / v.hv if v.ahead == 1 else beyond
    assert moved <= v.v
    return moved


def stock_gap(v: Given) -> Result:
    sold_more = sum(v.s) - 3 * v.base
    made_less = 3 * v.base - sum(v.q)
    assert sold_more + made_less == v.gap
    return 100 * Fraction(sold_more if v.ask == 0 else made_less) / Fraction(v.gap)


def two_offers(v: Given) -> Result:
    first, second = v.i1, v.i2
    heads = {"one person": 1, "two people": 2}
    for year in range(1, int(v.years) + 1):
        users = v.u + v.more if v.grow == 1 and year >= 3 else v.u
        first += v.p * users + heads[v.crew1] * v.wage
        second += v.lic + heads[v.crew2] * v.wage
    difference: Number = first - second
    return difference


def added_value(v: Given) -> Result:
    cells: dict[str, Number] = {}
    for place, (naive, model, override) in enumerate(zip(v.n, v.m, v.o, strict=True), 1):
        cells |= {f"a{place}": naive - model, f"b{place}": model - override}
    return cells


def keep_step(v: Given) -> Result:
    if v.m > v.n:
        return "Switch the model off"
    return "Ask for written reasons" if v.o > v.m else "as they are"


def alert_limit(v: Given) -> Result:
    alerts = Fraction(v.hours * 60, v.minutes)
    limits = zip([5, 10, 20, 30], v.c, strict=True)
    return min(limit for limit, items in limits if items <= alerts)


def rung(v: Given) -> Result:
    signs = {
        "fell by": "Descriptive",
        "because": "Diagnostic",
        "If nothing changes": "Predictive",
        "cheapest to make": "Prescriptive",
    }
    return find_sign(v.one + v.two, signs)


def source(v: Given) -> Result:
    signs = {
        "in which aisle": "warehouse",
        "still a quotation": "customer relationship",
        "has to be bought": "enterprise resource",
        "has passed": "execution",
    }
    return find_sign(v.one + v.two, signs)


def tool_of_stage(v: Given) -> Result:
    signs = {
        "learning their first": "while the process is being learned",
        "now plan by common families": "with a statistical baseline",
        "takes more time than planning": "shared by sales, supply and finance",
        "money and scenarios": "One integrated system",
    }
    return find_sign(v.sign, signs)


def ownership(v: Given) -> dict[str, Number]:
    courses = {"a": (0, 0, v.m, v.clerks), "b": (v.l1, v.once, 0, 1), "c": (v.l2, v.i2, 0, 2)}
    return {
        cell: once + 5 * (licence + upkeep + people * v.wage)
        for cell, (licence, once, upkeep, people) in courses.items()
    }


def course(v: Given) -> Result:
    return "tried on one family" if v.later == 1 else "The shared tool it owns"


def differences(v: Given) -> dict[str, Number]:
    pumps = v.p10 + v.p20 + v.p30 - v.rate
    tanks = v.ts - v.t
    return {
        "a": pumps,
        "b": 100 * Fraction(pumps) / v.rate,
        "c": tanks,
        "d": 100 * Fraction(tanks) / v.t,
    }


def cause(v: Given) -> Result:
    share = Fraction(20, 100) * v.rate
    assert [v.p10, v.p20] == [v.rate * Fraction(45, 100), v.rate * Fraction(35, 100)]
    if v.p30 != share:
        assert v.p30 == ceil(share / v.lot) * v.lot
        assert v.ts == v.t
        return "rule for lots was switched on"
    assert 2 * v.ts == v.t
    return "counts pallets"


RECOMPUTED: dict[str, Recomputation] = {
    "te-alert-limit": alert_limit,
    "te-diagnose-stock": stock_gap,
    "te-exception-hours": find_planners,
    "te-keep-model-or-override": keep_step,
    "te-overhaul-hours": overhaul,
    "te-rung-of-sentence": rung,
    "te-tool-by-stage": tool_of_stage,
    "te-tool-choice-case:course": course,
    "te-tool-choice-case:licence": lambda v: 100 * Fraction(5 * v.l2) / ownership(v)["c"],
    "te-tool-choice-case:ownership": ownership,
    "te-total-cost": lambda v: v.setup + v.years * (v.licence + v.people * v.cost),
    "te-two-offers": two_offers,
    "te-value-added-table": added_value,
    "te-where-the-fact-is": source,
    "te-writeback-case:cause": cause,
    "te-writeback-case:differences": differences,
}
