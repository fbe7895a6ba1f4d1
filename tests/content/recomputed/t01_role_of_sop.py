"""Second calculations of the questions on the role of S&OP."""

from __future__ import annotations

from tests.content.recomputed import Given, Number, Recomputation, Result

MONTHS = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
]  # fmt: skip


def late_gap(v: Given) -> Result:
    levers = [(v.pre, v.wpre), (v.over, v.wover), (v.sub, v.wsub)]
    in_time: Number = sum(units for units, start in levers if start <= v.weeks)
    left: Number = v.want - v.capacity - in_time
    return left


def early_cost(v: Given) -> Result:
    missing = v.want - v.capacity
    cost: Number = 0
    for each, most in sorted([(v.cpre, v.pre), (v.cover, v.over), (v.csub, v.sub)]):
        taken = min(missing, most)
        cost += taken * each
        missing -= taken
    assert missing == 0
    return cost


def second_week_promise(v: Given) -> Result:
    first, second, third = v.orders
    borrowed = max(0, first - v.onhand)
    free: Number = v.lot - second - third - borrowed
    return free


def pick_horizon(v: Given) -> Result:
    until_next_budget_ends = 24 - (MONTHS.index(v.month) + 1)
    until_first_use: Number = v.lead + v.decide
    return max(until_next_budget_ends, until_first_use)


def recover(v: Given) -> Result:
    made_up = min(v.lost, v.catch * v.weeks)
    left = v.lost - made_up
    return f"Recover {made_up} on overtime, and escalate {left if left else 'none'}"


def total_against_plan(v: Given) -> Result:
    gap = abs(v.p10 + v.p20 + v.p30 - v.plan)
    return "stands as entered" if gap * 50 <= v.plan else "corrected in the open"


def who_decides(v: Given) -> Result:
    signs = {
        "swap two items": "Master scheduling of items",
        "raise the monthly rate": "The executives of the firm",
        "keep the dates": "The owner of the process",
        "release orders": "Production activity control",
    }
    return next(who for sign, who in signs.items() if sign in v.task[int(v.k)])


def pair_out_of_balance(v: Given) -> Result:
    signs = {
        "orders exceed output": "Demand and supply",
        "nobody wants while others are missing": "Volume and mix",
        "revenue nor cash": "Units and money",
        "lead in fast service": "Strategy and execution",
    }
    return next(pair for sign, pair in signs.items() if sign in v.told[int(v.k)])


def fence_rule(v: Given) -> Result:
    if v.w <= v.d:
        return "Senior management"
    return "scheduler may make it" if v.w <= v.p else "make it freely"


def last_week(v: Given) -> Result:
    small, medium = v.plan * 45 / 100 - v.a, v.plan * 35 / 100 - v.b
    return {"p10": small, "p20": medium, "p30": v.plan - v.a - v.b - v.c - small - medium}


def option_pieces(v: Given) -> Result:
    each = ["one", "two", "three"].index(v.count) + 1
    pieces: Number = v.plan * v.share * each * (100 + v.hedge) / 10_000
    return pieces


def month_in_units(v: Given) -> Result:
    change = v.make - v.sell
    return {
        "crew": v.make * v.hours,
        "line": v.make * v.paint,
        "stock": change,
        "revenue": v.sell * v.price,
        "gain": v.sell * v.price - v.sell * v.cost,
        "cash": change * v.cost,
    }


RECOMPUTED: dict[str, Recomputation] = {
    "rs-agenda-case:share": lambda v: (
        100 * (v.truck + v.order) / sum([v.truck, v.order, v.line, v.rate, v.budget])
    ),
    "rs-atp": second_week_promise,
    "rs-backlog-count": lambda v: v.opening + v.accepted - v.shipped,
    "rs-demand-counted": lambda v: v.o if v.w <= v.d else max(v.f, v.o),
    "rs-disaggregate": lambda v: {
        "m1": v.plan * v.first / 100,
        "m2": v.plan * v.second / 100,
        "m3": v.plan * (100 - v.first - v.second) / 100,
    },
    "rs-family-unit": lambda v: v.ua + v.ub * v.hb / v.ha if v.eq else v.ua * v.ha + v.ub * v.hb,
    "rs-gap-date-case:early": early_cost,
    "rs-gap-date-case:late": late_gap,
    "rs-last-week": last_week,
    "rs-month-in-units": month_in_units,
    "rs-option-plan": option_pieces,
    "rs-recover-or-escalate": recover,
    "rs-schedule-total": total_against_plan,
    "rs-shortest-horizon": pick_horizon,
    "rs-which-pair": pair_out_of_balance,
    "rs-which-zone": fence_rule,
    "rs-whose-decision": who_decides,
}
