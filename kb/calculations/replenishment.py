"""The levels at which to order, watched always or reviewed from time to time."""

from __future__ import annotations

import math

from kb import formulas as f
from kb.calculations.fields import Field, Values
from kb.calculations.model import Calculation, Outcome, Result
from kb.calculations.safety_stock import EXPOSURE, SERVICE, find_z
from kb.calculations.wording import ceil, percent, write
from kb.charts.model import Curve, Line, Mark

TOPIC = "inventory-policy"


def _order(v: Values) -> Result:
    demand, sigma, lead, review, z = v["demand"], v["sigma"], v["lead"], v["review"], find_z(v)
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
        "reorder-point", "Reorder point and periodic review", TOPIC, "rop-periodic", "EX-12d",
        "When to order and how much, watched always or looked at from time to time.",
        (
            *EXPOSURE, SERVICE,
            Field("review", "Days between reviews", "5", "days", maximum=10_000),
            Field("position", "Inventory position now", "500", "units",
                  hint="On hand plus on order."),
        ),
        _order,
    ),
)  # fmt: skip
