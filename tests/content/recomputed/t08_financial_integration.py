"""Second calculations of the questions on financial integration."""

from __future__ import annotations

from fractions import Fraction

from tests.content.recomputed import Given, Number, Recomputation, Result

JUNE = {"valves": 24, "filters": 18, "actuators": 30}  # USD of contribution a unit
COSTS = ("Freight cost", "Overtime pay", "Scrap cost", "Energy cost", "Storage cost")


def cycle_after_change(v: Given) -> Result:
    days: Number = v.inv + v.rec - v.pay
    days += v.d if v.late == "customers" else -v.d
    return days


def mix_alone(v: Given) -> Result:
    gap = v.gap * 1000
    mix: Number = gap - (v.plan - v.budget) * v.price
    return mix / 1000


def split_of_revenue(v: Given) -> Result:
    budget = v.a0 * v.pa + v.b0 * v.pb
    plan = v.a1 * v.pa + v.b1 * (v.pb + v.cut)
    volume = (v.a1 + v.b1 - v.a0 - v.b0) * Fraction(budget, v.a0 + v.b0)
    price = v.b1 * v.cut
    amounts = {
        "plan": plan,
        "gap": plan - budget,
        "volume": volume,
        "price": price,
        "mix": plan - budget - volume - price,
    }
    return {cell: amount / 1000 for cell, amount in amounts.items()}


def campaign_gap(v: Given) -> Result:
    off = v.cost if v.measure == "contribution" else 0
    gap: Number = v.plan * (v.price - v.cut - off) - v.units * (v.price - off)
    return gap


def profit_of_plan(v: Given) -> Result:
    contribution = v.ua * (v.pa - v.va) + v.ub * (v.pb - v.vb)
    profit: Number = contribution / 1000 - v.fixed
    return profit


def half_finished(v: Given) -> Result:
    from_here = v.earns - v.rest
    if from_here > 0:
        return f"Complete it, as that gains USD {from_here} thousand"
    return f"Stop it, as going on loses USD {-from_here} thousand"


def source_of_gap(v: Given) -> Result:
    fact = v.facts[int(v.i)]
    signs = {
        "nine models": "The mix",
        "paid the price of the budget": "The number",
        "as many units as budgeted": "The price",
    }
    return next(source for sign, source in signs.items() if sign in fact)


def best_use(hours: Number, wishes: list[tuple[Number, Number, Number]]) -> Number:
    """Return what the hours earn at most; a wish is units, contribution and hours a unit."""
    left, earned = Fraction(hours), Fraction(0)
    for units, each, takes in sorted(
        wishes, key=lambda w: Fraction(w[1]) / Fraction(w[2]), reverse=True
    ):
        made = min(Fraction(units), left / Fraction(takes))
        left -= made * Fraction(takes)
        earned += made * Fraction(each)
    return earned


def forum_of_code(v: Given) -> Result:
    assert v.n > 2  # no other code occurs more often
    code = v.codes[int(v.i)]
    return {
        "late launch": "In the product review",
        "capacity": "In the supply review",
        "lost order": "In the demand review",
    }[code]


def kind_of_figure(v: Given) -> Result:
    signs = {
        "would like": "A target",
        "authorised": "A budget",
        "nobody has promised": "A forecast",
        "settled on it": "A plan",
    }
    return next(kind for sign, kind in signs.items() if sign in v.said[int(v.i)])


def present_value(v: Given) -> Result:
    growth = 1 + Fraction(v.rate) / 100
    value: Number = sum(v.saving / growth**year for year in range(1, int(v.years) + 1)) - v.outlay
    return value


def june_split(v: Given) -> dict[str, Number]:
    budget = {"valves": v.bv, "filters": v.bf, "actuators": v.ba}
    plan = {"valves": v.v, "filters": v.f, "actuators": v.a}
    gaps = {name: (plan[name] - budget[name]) * each for name, each in JUNE.items()}
    whole = sum(gaps.values())
    average = Fraction(
        sum(budget[name] * each for name, each in JUNE.items()), sum(budget.values())
    )
    volume = (sum(plan.values()) - sum(budget.values())) * average
    amounts = {**gaps, "whole": whole, "volume": volume, "mix": whole - volume}
    return {line: amount / 1000 for line, amount in amounts.items()}


def june_source(v: Given) -> Result:
    split = june_split(v)
    gap = Fraction(split["whole"])
    assert gap < 0
    by_mix = Fraction(split["mix"]) < Fraction(split["volume"])
    return "is mix than volume" if by_mix else "is volume than mix"


def ratio_and_amount(v: Given) -> Result:
    ratio = v.m1 / v.i1 - v.m0 / v.i0
    profit = (v.m1 - v.i1 * v.c / 100) - (v.m0 - v.i0 * v.c / 100)
    assert ratio != 0
    assert profit != 0
    if (ratio > 0) == (profit > 0):
        return "Both of them rise" if ratio > 0 else "Both of them fall"
    return "GMROI rises while profit falls" if ratio > 0 else "Profit rises while GMROI falls"


def unfavourable(v: Given) -> Result:
    short, other = ("abroad", "at home") if v.home else ("at home", "abroad")
    over, saved, also_saved = (COSTS[(int(v.cost) + step) % 5] for step in (0, 1, 3))
    lines = {
        f"{v.income} {short}: ": (+1, -v.a),
        f"{v.income} {other}: ": (+1, v.c),
        f"{over}: ": (-1, v.b),
        f"{saved}: ": (-1, -v.d),
        f"{also_saved}: ": (-1, -v.e),
    }
    return [line for line, (good, variance) in lines.items() if good * variance < 0]


def stock_built(v: Given) -> Result:
    absorbed = v.costing == "absorption"
    paid: Number = v.u * v.v
    moved: Number = v.u * v.f if absorbed else 0
    if "cash" in v.said:
        return paid
    return moved if "profit" in v.said else paid + moved


def cash_flow(v: Given) -> Result:
    working_capital = v.s * v.stock + v.rec - v.pay
    flow: Number = v.profit + v.dep - working_capital - v.capex
    return flow


def early_against_overtime(v: Given) -> Result:
    carrying = v.cost * v.rate / 100 * v.months
    saved: Number = v.units * (v.premium - carrying)
    return saved


def spindle_best(v: Given) -> Result:
    wishes: list[tuple[Number, Number, Number]] = [
        (v.v, 24, Fraction(4, 10)),
        (v.f, 18, Fraction(2, 10)),
        (v.a, 30, Fraction(1)),
    ]
    return Fraction(best_use(v.hours, wishes)) / 1000


def spindle_workshop(v: Given) -> Result:
    # valves and filters are served from our own hours, so an hour more makes an actuator
    assert v.v * Fraction(4, 10) + v.f * Fraction(2, 10) <= v.hours
    gain: Number = 30 - v.rate
    return gain if gain > 0 else f"Refuse them, as each loses USD {-gain}"


def net_revenue(v: Given) -> Result:
    price = v.price * (100 - v.disc) / 100 if v.listed else v.price
    revenue: Number = v.units * price * (100 - v.back) / 100
    return revenue / 1000


RECOMPUTED: dict[str, Recomputation] = {
    "fi-campaign-gap": campaign_gap,
    "fi-cash-flow-of-plan": cash_flow,
    "fi-constraint-rank": lambda v: Fraction(
        best_use(v.hours, [(v.da, v.ca, v.ha), (v.db, v.cb, v.hb)])
    ),
    "fi-contribution-of-plan": profit_of_plan,
    "fi-cycle-after-change": cycle_after_change,
    "fi-four-words": kind_of_figure,
    "fi-half-finished-tool": half_finished,
    "fi-june-reconciliation-case:cash": lambda v: v.add * 22,
    "fi-june-reconciliation-case:source": june_source,
    "fi-june-reconciliation-case:split": june_split,
    "fi-net-present-value": present_value,
    "fi-net-revenue": net_revenue,
    "fi-prebuild-or-overtime": early_against_overtime,
    "fi-ratio-and-amount": ratio_and_amount,
    "fi-reason-list": forum_of_code,
    "fi-recognise-source": source_of_gap,
    "fi-spindle-case:best": spindle_best,
    "fi-spindle-case:missing": lambda v: (
        v.v * Fraction(4, 10) + v.f * Fraction(2, 10) + v.a - v.hours
    ),
    "fi-spindle-case:workshop": spindle_workshop,
    "fi-stock-built": stock_built,
    "fi-unfavourable-lines": unfavourable,
    "fi-variance-table": split_of_revenue,
    "fi-volume-variance": mix_alone,
}
