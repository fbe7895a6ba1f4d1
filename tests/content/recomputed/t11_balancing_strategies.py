"""Second calculations of the questions on balancing strategies."""

from __future__ import annotations

from tests.content.recomputed import Given, Number, Recomputation, Result

LOST_PUMP = 35  # USD, said in the case's text
EARNS = {"valves": 24, "filters": 18, "actuators": 30}  # USD a unit, said in the case's table


def fill(gap: Number, levers: list[tuple[Number, Number]], loss: Number) -> tuple[Number, Number]:
    """Return what a gap costs with levers of (cost, limit), and how many units are lost."""
    cost: Number = 0
    for each, most in sorted(levers):
        if each < loss:
            taken = min(gap, most)
            cost += taken * each
            gap -= taken
    return cost + gap * loss, gap


def least_cost(v: Given) -> Result:
    levers = [(v.cpre, v.pre), (v.cover, v.over), (v.csub, 150)]
    cost, lost = fill(v.demand - v.capacity, levers, v.loss)
    assert lost == 0
    return cost


def units_lost(v: Given) -> Result:
    return fill(v.gap, [(v.cpre, v.pre), (v.cover, v.over), (v.csub, v.sub)], v.loss)[1]


def two_weeks(v: Given) -> Result:
    return fill(v.gap, [(0, v.move), (v.cover, v.over)], v.loss)[0]


def may_cost(v: Given, moved: Number) -> Number:
    levers = [(v.cpre, v.pre), (v.cover, v.over), (v.csub, v.sub)]
    cost, lost = fill(v.demand - v.capacity - moved, levers, LOST_PUMP)
    assert lost == 0
    return cost


def name_the_state(v: Given) -> Result:
    gaps = [load - v.cap for load in v.load]
    if min(gaps) >= 0 < max(gaps):
        return "Add flexible capacity"
    if max(gaps) <= 0 > min(gaps):
        return "Lower the rate"
    assert sum(gaps) == 0
    assert gaps[0] < 0  # the quiet months come first, so work can be moved into them
    return "Move work"


def name_the_act(v: Given) -> Result:
    signs = {
        "each night": "sensing",
        "at noon": "sensing",
        "recommend": "shaping",
        "in one pack": "shaping",
        "expects for": "planning",
        "sets down": "planning",
    }
    return next(name for sign, name in signs.items() if sign in v.act)


def last_meeting(v: Given) -> Result:
    return f"Week {max(week for week in (3, 7, 11, 15, 19, 23) if week + v.lead <= v.gap)}"


def share_of_gap(v: Given) -> Result:
    pieces = v.units * v.e * v.step / 100
    share: Number = pieces * v.h / v.gap * 100
    return share


def still_open(v: Given) -> Result:
    stays = v.ss if v.kept else 0
    spare = sum(max(0, has - asks - stays) for has, asks in zip(v.stock, v.need, strict=True))
    missing: Number = v.gap - spare
    return max(0, missing)


def ruled(v: Given) -> Result:
    full: Number = v.qa * v.ca + v.qb * v.cb
    if "same share" in v.rule:
        shared: Number = full * v.hours / (v.qa * v.ha + v.qb)
        return shared
    first = v.deal if "the contract comes first" in v.rule else 0
    left = v.hours - first
    assert left > 0
    more_a, more_b = v.qa, v.qb - first
    if v.ca / v.ha >= v.cb:
        made_a = min(more_a, left / v.ha)
        made_b = min(more_b, left - made_a * v.ha)
    else:
        made_b = min(more_b, left)
        made_a = min(more_a, (left - made_b) / v.ha)
    earned: Number = made_a * v.ca + (first + made_b) * v.cb
    return earned


def ration(v: Given) -> Result:
    by_order = [v.supply * each / sum(v.orders) for each in v.orders]
    by_past = [v.supply * each / sum(v.history) for each in v.history]
    found: dict[str, Number] = {f"s{n}": each for n, each in enumerate(by_order, 1)}
    return found | {f"p{n}": each for n, each in enumerate(by_past, 1)}


def divide_march(v: Given, promised: Number) -> dict[str, Number]:
    """Return the units of each family: what is promised first, then the best use of an hour."""
    hours = {"valves": v.hv, "filters": v.hf, "actuators": 1}
    wanted = {"valves": v.valves, "filters": v.filters, "actuators": v.actuators - promised}
    made: dict[str, Number] = {"actuators": promised}
    left = v.hours - promised
    for name in sorted(wanted, key=lambda each: EARNS[each] / hours[each], reverse=True):
        more = min(wanted[name], left / hours[name])
        made[name] = made.get(name, 0) + more
        left -= more * hours[name]
    return made


def march_table(v: Given) -> Result:
    found: dict[str, Number] = {}
    for row, promised in (("1", 0), ("2", v.deal)):
        found |= {name[0] + row: units for name, units in divide_march(v, promised).items()}
    return found


def contract_price(v: Given) -> Number:
    free, bound = (
        sum(units * EARNS[name] for name, units in divide_march(v, promised).items())
        for promised in (0, v.deal)
    )
    return free - bound


def keep_or_leave(v: Given) -> Result:
    return "Keep the utility" if contract_price(v) < 90_000 else "Let the utility wait"


RECOMPUTED: dict[str, Recomputation] = {
    "bs-backlog-as-buffer": lambda v: (v.backlog + v.months * (v.bookings - v.rate)) / v.rate,
    "bs-cheapest-closing-cost": least_cost,
    "bs-elasticity": lambda v: v.d * (100 - v.e * v.rise) / 100,
    "bs-larger-campaign-case:cost": lambda v: may_cost(v, 0),
    "bs-larger-campaign-case:saved": lambda v: may_cost(v, 0) - may_cost(v, v.moved),
    "bs-last-meeting": last_meeting,
    "bs-levers-in-time": two_weeks,
    "bs-long-overhaul-case:choose": keep_or_leave,
    "bs-long-overhaul-case:divide": march_table,
    "bs-long-overhaul-case:price": contract_price,
    "bs-name-the-act": name_the_act,
    "bs-next-unit": lambda v: v.csub if v.more else v.cover,
    "bs-price-share-of-gap": share_of_gap,
    "bs-ration-table": ration,
    "bs-redeploy-open": still_open,
    "bs-rule-contribution": ruled,
    "bs-state-remedy": name_the_state,
    "bs-units-better-lost": units_lost,
}
