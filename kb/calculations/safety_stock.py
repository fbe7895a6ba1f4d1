"""Safety stock, and the levels at which to order."""

from __future__ import annotations

import math
from statistics import NormalDist

from kb import formulas as f
from kb.calculations.fields import Field, Values
from kb.calculations.model import Calculation, Outcome, Result
from kb.calculations.wording import ceil, percent, write
from kb.charts.model import Curve, Line, Mark, Shade

TOPIC = "inventory-policy"
_COMMON = (
    Field("demand", "Demand", "50", "units a day"),
    Field("sigma", "Deviation of demand σ", "12", "units a day", above=True,
          hint="Of the forecast error, per day."),
    Field("lead", "Lead time", "9", "days", maximum=10_000, above=True),
)  # fmt: skip
_SERVICE = Field("service", "Cycle service level", "95", "%", minimum=50, maximum=99.99)


def _z(v: Values) -> float:
    return round(f.z_value(v["service"] / 100), 3)


def _hold(v: Values) -> Result:
    demand, sigma, lead, spread, z = v["demand"], v["sigma"], v["lead"], v["spread"], _z(v)
    deviation = f.demand_deviation(sigma, lead, demand, spread)
    stock = z * deviation
    point = f.reorder_point(demand, lead, ceil(stock))
    halves = (
        z * f.demand_deviation(sigma / 2, lead, demand, spread),
        z * f.demand_deviation(sigma, lead, demand, spread / 2),
    )
    if spread:
        root = (
            f"σ over the lead time = √({write(lead)} × {write(sigma)}² + {write(demand)}² × "
            f"{write(spread)}²) = {write(deviation)}."
        )
        advice = (
            f"Half the deviation of demand would need {write(halves[0], 0)} units, half that of the "
            f"lead time {write(halves[1], 0)}: "
            + ("attack the lead time first." if halves[1] < halves[0] else "attack demand first.")
        )
    else:
        root = f"σ over the lead time = {write(sigma)} × √{write(lead)} = {write(deviation)}."
        advice = (
            f"With a fixed lead time, half the deviation halves the stock: {write(halves[0], 1)}."
        )
    return Result(
        (
            Outcome("Safety stock to set", ceil(stock), "units"),
            Outcome("Safety stock", stock, "units", 1),
            Outcome("Reorder point", ceil(point), "units"),
            Outcome("σ over the lead time", deviation, "units", 1),
            Outcome("z", z, "", 3),
        ),
        (
            f"z for {percent(v['service'] / 100)} = {write(z, 3)}.",
            root,
            f"Safety stock = {write(z, 3)} × {write(deviation)} = {write(stock, 1)}, "
            f"set to {write(ceil(stock))}.",
            f"Reorder point = {write(demand)} × {write(lead)} + {write(ceil(stock))} = "
            f"{write(point)}.",
        ),
        draw_demand(demand * lead, deviation, demand * lead + stock, v["service"]),
        advice,
    )


def draw_demand(mean: float, deviation: float, level: float, service: float) -> Curve:
    """Return the distribution of demand with what lies beyond the level shaded."""
    normal = NormalDist(mean, deviation)
    points = [mean + deviation * n / 10 for n in range(-35, 36)]
    return Curve(
        f"In {percent(1 - service / 100, 2 if service > 99 else None)} of cycles "
        f"demand is above {write(level, 0)}",
        f"Bell curve of demand around {write(mean)} with a deviation of {write(deviation, 1)}; "
        f"the tail beyond {write(level, 0)} is shaded.",
        "Likelihood",
        "Demand, units",
        (Line("Demand", tuple((x, normal.pdf(x) * deviation) for x in points)),),
        (Shade(level, points[-1], "stock-out"),),
        (Mark(mean, "mean"), Mark(level, "reorder point")),
        decimals=2,
    )


def _order(v: Values) -> Result:
    demand, sigma, lead, review, z = v["demand"], v["sigma"], v["lead"], v["review"], _z(v)
    fixed = z * f.demand_deviation(sigma, lead)
    exposed = z * f.demand_deviation(sigma, lead + review)
    point = f.reorder_point(demand, lead, ceil(fixed))
    target = f.order_up_to(demand, review, lead, ceil(exposed))
    quantity = max(0.0, target - v["position"])
    due = v["position"] <= point
    return Result(
        (
            Outcome("Reorder point, watched always", ceil(point), "units"),
            Outcome("Order-up-to level", ceil(target), "units"),
            Outcome("Safety stock, watched always", fixed, "units", 1),
            Outcome("Safety stock, periodic review", exposed, "units", 1),
            Outcome("Order at a review now", ceil(quantity), "units"),
        ),
        (
            f"z for {percent(v['service'] / 100)} = {write(z, 3)}.",
            f"Watched always: {write(z, 3)} × {write(sigma)} × √{write(lead)} = "
            f"{write(fixed, 1)}, set to {ceil(fixed)}; reorder point {write(demand)} × "
            f"{write(lead)} + {ceil(fixed)} = {write(point)}.",
            f"Periodic review: {write(z, 3)} × {write(sigma)} × √({write(review)} + "
            f"{write(lead)}) = {write(exposed, 1)}, set to {ceil(exposed)}.",
            f"Order up to {write(demand)} × ({write(review)} + {write(lead)}) + "
            f"{ceil(exposed)} = {write(target)}.",
            f"Inventory position {write(v['position'])}: "
            + ("at or below the reorder point, order now." if due else "above the reorder point.")
            + f" A review would order {write(ceil(quantity))}.",
        ),
        Curve(
            f"A review every {write(review)} days needs {write(ceil(exposed) - ceil(fixed))} "
            "units more safety stock",
            "Curve of safety stock rising with the square root of the time it must cover.",
            "Safety stock, units",
            "Days to cover",
            (
                Line(
                    "Safety stock",
                    tuple(
                        (x, z * sigma * math.sqrt(x))
                        for x in ((lead + review) * n / 40 for n in range(45))
                    ),
                ),
            ),
            marks=(Mark(lead, "lead time"), Mark(lead + review, "with review")),
            decimals=1,
        ),
        "Between two reviews nobody looks, so the stock must last until the order after the next "
        "look arrives.",
    )


CALCULATIONS = (
    Calculation(
        "safety-stock", "Safety stock", TOPIC, "safety-stock", "EX-12c",
        "Stock against uncertain demand, and uncertain lead time too.",
        (
            *_COMMON,
            Field("spread", "Deviation of the lead time", "2", "days", maximum=10_000,
                  hint="0 if the lead time is fixed."),
            _SERVICE,
        ),
        _hold,
    ),
    Calculation(
        "reorder-point", "Reorder point and periodic review", TOPIC, "rop-periodic", "EX-12d",
        "When to order and how much, watched always or looked at from time to time.",
        (
            *_COMMON, _SERVICE,
            Field("review", "Days between reviews", "5", "days", maximum=10_000),
            Field("position", "Inventory position now", "500", "units",
                  hint="On hand plus on order."),
        ),
        _order,
    ),
)  # fmt: skip
