"""Safety stock against demand and lead time that vary."""

from __future__ import annotations

from statistics import NormalDist

from kb import formulas as f
from kb.calculations.fields import Field, Values
from kb.calculations.model import Calculation, Outcome, Result
from kb.calculations.wording import ceil, percent, write
from kb.charts.model import Curve, Line, Mark, Shade

TOPIC = "inventory-policy"
EXPOSURE = (
    Field("demand", "Demand", "50", "units a day"),
    Field("sigma", "Deviation of demand σ", "12", "units a day", above=True,
          hint="Of the forecast error, per day."),
    Field("lead", "Lead time", "9", "days", maximum=10_000, above=True),
)  # fmt: skip
SERVICE = Field("service", "Cycle service level", "95", "%", minimum=50, maximum=99.99)


def find_z(v: Values) -> float:
    """Return z with three decimals, as tables print it."""
    return round(f.z_value(v["service"] / 100), 3)


def _hold(v: Values) -> Result:
    demand, sigma, lead, spread, z = v["demand"], v["sigma"], v["lead"], v["spread"], find_z(v)
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
            f"Half the deviation of demand would need {write(halves[0], 0)} units, "
            f"half that of the lead time {write(halves[1], 0)}: "
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


CALCULATIONS = (
    Calculation(
        "safety-stock", "Safety stock", TOPIC, "safety-stock", "EX-12c",
        "Stock against uncertain demand, and uncertain lead time too.",
        (
            *EXPOSURE,
            Field("spread", "Deviation of the lead time", "2", "days", maximum=10_000,
                  hint="0 if the lead time is fixed."),
            SERVICE,
        ),
        _hold,
    ),
)  # fmt: skip
