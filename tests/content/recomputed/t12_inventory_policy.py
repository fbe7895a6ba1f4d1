"""Second calculations of the questions on inventory policy."""

from __future__ import annotations

from math import ceil, sqrt

from tests.content.recomputed import Given, Number, Recomputation, Result

Z95 = 1.645
SITES = 4


def spread(demand: Number, deviation: Number, lead: Number, slip: Number) -> float:
    """Return the deviation of demand over a lead time that varies too."""
    return sqrt(lead * deviation * deviation + (demand * slip) ** 2)


def position_answer(v: Given) -> Result:
    position = v.hand + v.ordered - v.back
    return f"{'Order' if position <= v.rop else 'Wait'}, as the position is {position}"


def order_at_review(v: Given) -> Result:
    exposed = v.r + v.lead
    level = v.d * exposed + ceil(float(v.z) * v.s * sqrt(exposed))
    on_hand = -v.stock if "customers wait" in v.sentence else v.stock
    order: Number = level - (on_hand + v.coming)
    return order


def stock_to_release(v: Given) -> Result:
    allowed = v.cogs * v.days / 365 if v.by_days else v.cogs / v.turns
    too_much: Number = v.inventory - allowed
    return too_much


def cycle_stock(v: Given) -> Result:
    ratio = sqrt(v.new / v.old)
    lots_grow = "demand" in v.means or "setup" in v.means
    return float(v.base) * (ratio if lots_grow else 1 / ratio)


def remedy(v: Given) -> Result:
    signs = {
        "have beaten the forecast": "Correct the bias",
        "price campaign": "Enter announced events",
        "some days early or late": "safety lead time",
        "fail the final test": "Start more units",
    }
    return next(found for sign, found in signs.items() if sign in v.case_text)


def months_of_targets(v: Given) -> Result:
    targets = [v.safety + v.cycle + ahead for ahead in v.ant]
    openings = [v.safety + v.cycle, *targets]
    makes = [
        sold + target - opening
        for sold, target, opening in zip(v.d, targets, openings, strict=False)
    ]
    return {
        **{f"t{month}": target for month, target in enumerate(targets, 1)},
        **{f"p{month}": made for month, made in enumerate(makes, 1)},
    }


def pool(v: Given) -> Result:
    total = v.m * v.each
    sites = {"one": 1, "two": 2, "three": 3}[v.word.split()[0]]
    return float(total) * sqrt(sites / v.m) if v.is_apart else float(total)


def advise_warehouses(v: Given) -> Result:
    freed = SITES * v.each * (1 - sqrt(v.keep / SITES))
    saved = freed * v.cost * v.rate  # rent is paid either way
    return "freight outweighs" if v.freight > saved else "less safety stock costs less to carry"


def foundry_point(v: Given) -> Result:
    point: Number = v.d * v.lead2 + ceil(Z95 * spread(v.d, v.s, v.lead2, v.sd2))
    return point


RECOMPUTED: dict[str, Recomputation] = {
    "ip-cause-remedy": remedy,
    "ip-company-casting-lead-time": lambda v: ceil(
        float(v.z) * spread(v.daily, v.spread, v.lead, v.slip)
    ),
    "ip-cycle-stock-root": cycle_stock,
    "ip-eoq": lambda v: sqrt(2 * v.d * v.s / v.h),
    "ip-excess-reserve": lambda v: (v.stock - 12 * v.d) * v.cost * v.rate / 100,
    "ip-fewer-warehouses-case:advice": advise_warehouses,
    "ip-fewer-warehouses-case:carrying": lambda v: SITES * v.each * v.cost * v.rate,
    "ip-fewer-warehouses-case:pooled": lambda v: ceil(SITES * v.each * sqrt(v.keep / SITES)),
    "ip-fewer-warehouses-case:season": lambda _: "too low",
    "ip-fill-rate": lambda v: 100 * (1 - v.s * v.g / v.q),
    "ip-flow-time": lambda v: v.wip2 / v.rate if v.is_less else v.wip / v.rate2,
    "ip-nearer-foundry-case:extra": lambda v: (
        "Correct the planned use" if v.actual > v.d else "Add the 30"
    ),
    "ip-nearer-foundry-case:leftover": lambda v: (
        "usable stock" if v.old <= 12 * 20 * v.d else "excess stock"
    ),
    "ip-nearer-foundry-case:point": foundry_point,
    "ip-nearer-foundry-case:travel": lambda v: v.d * (3 - v.t2),
    "ip-order-up-to": order_at_review,
    "ip-orders-complete": lambda v: (
        100 * ((v.p / 100) ** int(v.n) if v.good else 1 - (v.p / 100) ** int(v.n))
    ),
    "ip-pooling-sites": pool,
    "ip-position-check": position_answer,
    "ip-reorder-point": lambda v: v.d * v.lt + ceil(float(v.z) * v.s * sqrt(v.lt)),
    "ip-service-step": lambda v: 100 * abs(v.zb / v.za - 1),
    "ip-target-table": months_of_targets,
    "ip-turns-release": stock_to_release,
    "ip-varying-lead-time": lambda v: ceil(Z95 * spread(v.d, v.s, v.lt, v.sl)),
}
