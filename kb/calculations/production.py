"""Production plans: level, chase and one of the reader's own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kb import formulas as f
from kb.calculations.fields import Field, Values
from kb.calculations.model import Calculation, Grid, Outcome, Result
from kb.calculations.wording import money, numbered, places, series, total, write
from kb.charts.model import Chart, Series

TOPIC = "supply-planning"


def _check_plan(v: Values) -> Iterable[tuple[str, str]]:
    if len(v["hybrid"]) != len(v["demand"]):
        yield (
            "hybrid",
            f"Your own plan has {len(v['hybrid'])} numbers and Demand {len(v['demand'])}. "
            "Give both one number for each month.",
        )
    if sum(v["demand"]) + v["target"] < v["opening"]:
        yield (
            "target",
            "The opening stock is larger than all demand and the target together, "
            "so nothing has to be made. Raise the demand or the target.",
        )


def _plan(v: Values) -> Result:
    demand, opening, target = v["demand"], v["opening"], v["target"]
    n = len(demand)
    rate = f.level_rate(opening, demand, target)
    plans = {
        "Level": [rate] * n,
        "Chase": f.chase_plan(opening, demand, target),
        "Hybrid": list(v["hybrid"]),
    }
    stocks = {name: f.inventories(opening, plan, demand) for name, plan in plans.items()}
    costs = {
        name: f.plan_cost(opening, v["rate"], plan, demand, v["holding"], v["up"], v["down"])
        for name, plan in plans.items()
    }
    totals = {name: sum(pair) for name, pair in costs.items()}
    able = [name for name in plans if not short_months(stocks[name])]
    best = min(able or plans, key=lambda name: totals[name])
    months = numbered("month", n)
    return Result(
        (
            *(Outcome(f"{name}: total cost", money(totals[name], 0)) for name in plans),
            Outcome("Level rate", rate, "units a month"),
            Outcome(
                "Level rate without a stock-out",
                max(rate, f.level_rate_without_stockout(opening, demand)),
                "units a month",
            ),
        ),
        (
            f"Level rate = ({total(demand)} + {write(target)} − {write(opening)}) ÷ {n} "
            f"= {write(rate)}.",
            *(
                f"{name}: month-end stock {series(stocks[name])}; holding "
                f"{write(sum(max(0, x) for x in stocks[name]))} × {money(v['holding'])} = "
                f"{money(costs[name][0])}, rate changes {money(costs[name][1])}, "
                f"total {money(totals[name])}."
                for name in plans
            ),
        ),
        Chart(
            "lines",
            f"{best} costs least here: {money(totals[best], 0)}",
            f"Demand over {n} months from {write(demand[0])} to {write(demand[-1])}, "
            f"with a level plan of {write(rate)} and a hybrid plan.",
            "Units a month",
            months,
            (
                Series("Demand", demand),
                Series("Level", tuple(plans["Level"]), "steps"),
                Series("Hybrid", tuple(plans["Hybrid"]), "steps"),
            ),
        ),
        _warn(stocks, rate, f.level_rate_without_stockout(opening, demand), target),
        (
            Grid(
                "Production and month-end stock",
                ("Plan", *months),
                tuple(
                    (label, *(write(x) for x in row))
                    for name in plans
                    for label, row in ((f"{name}, made", plans[name]), (f"{name}, stock",
                                                                        stocks[name]))
                ),
            ),
        ),
    )  # fmt: skip


def short_months(stock: Sequence[float]) -> list[int]:
    """Return the numbers, from 1, of the months that end short."""
    return [month for month, units in enumerate(stock, start=1) if units < -1e-9]


def _warn(stocks: dict[str, list[float]], rate: float, safe: float, target: float) -> str:
    said = []
    for name, stock in stocks.items():
        if short := short_months(stock):
            said.append(f"{name} runs short in {places('month', short)}.")
            if name == "Level":
                said.append(
                    f"The totals balance, yet demand comes first. The smallest constant rate "
                    f"that never runs short is {write(safe)}, not {write(rate)}."
                )
    end = stocks["Hybrid"][-1]
    if abs(end - target) > 1e-9:
        said.append(f"Hybrid ends at {write(end)} units, the target is {write(target)}.")
    return " ".join(said) or "Other cost ratios change the ranking: try a dearer rate change."


CALCULATIONS = (
    Calculation(
        "production-plan", "Level, chase and hybrid production plans", TOPIC, "strategies",
        "EX-05a", "What three ways to meet the same demand cost, and whether they run short.",
        (
            Field("demand", "Demand", "800, 900, 1,000, 1,200, 1,400, 1,300", "units a month",
                  "series", maximum=10_000_000),
            Field("opening", "Opening stock", "100", "units"),
            Field("target", "Closing stock wanted", "100", "units"),
            Field("rate", "Present rate", "1,100", "units a month"),
            Field("hybrid", "Hybrid: your own plan", "900, 900, 900, 1,300, 1,300, 1,300",
                  "units a month", "series", maximum=10_000_000),
            Field("holding", "Holding cost", "5", "USD a unit at month-end", maximum=1_000_000),
            Field("up", "Raising the rate", "8", "USD a unit", maximum=1_000_000),
            Field("down", "Lowering the rate", "6", "USD a unit", maximum=1_000_000),
        ),
        _plan, _check_plan,
    ),
)  # fmt: skip
