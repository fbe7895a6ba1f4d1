"""Perfect orders, and the amplification of orders."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import pvariance

from kb import formulas as f
from kb.calculations.fields import Field, Values
from kb.calculations.model import Calculation, Outcome, Result
from kb.calculations.wording import listing, numbered, percent, series, write
from kb.charts.model import Chart, Series


def _multiply(v: Values) -> Result:
    names = [name for name, _ in v["parts"]]
    shares = [row[0] / 100 for _, row in v["parts"]]
    perfect = f.perfect_orders(shares)
    lowest = min(shares)
    return Result(
        (
            Outcome("Perfect orders", 100 * perfect, "%", 1),
            Outcome("With some fault", 100 * (1 - perfect), "%", 1),
            Outcome("Can't exceed", 100 * lowest, "%", 1),
        ),
        (f"{' × '.join(write(x, None) for x in shares)} = {percent(perfect, 1)}.",),
        Chart(
            "bars",
            f"{len(names)} good shares make {percent(perfect, 1)} perfect orders",
            "Bars: " + listing([f"{n} {percent(x)}" for n, x in zip(names, shares, strict=True)])
            + f", perfect {percent(perfect, 1)}.",
            "Orders, %",
            (*names, "Perfect"),
            (Series("Share", (*(100 * x for x in shares), round(100 * perfect, 2))),),
            (), 1,
        ),
        "The product holds only if the faults are independent. Measured properly, you count the "
        "orders that meet all of them.",
    )  # fmt: skip


def _check_orders(v: Values) -> Iterable[tuple[str, str]]:
    if len(v["orders"]) != len(v["demand"]):
        yield (
            "orders",
            f"Orders has {len(v['orders'])} numbers and Consumer demand {len(v['demand'])}. "
            "Give both one number for each month.",
        )
    elif pvariance(v["demand"]) < 1e-12:
        yield "demand", "Consumer demand never varies, so the ratio is undefined. Change a month."


def _amplify(v: Values) -> Result:
    demand, orders = v["demand"], v["orders"]
    low, high = pvariance(demand), pvariance(orders)
    ratio = f.bullwhip(orders, demand)
    differ = abs(sum(demand) - sum(orders)) > 1e-9
    grows = ratio > 1
    return Result(
        (
            Outcome("Bullwhip ratio", ratio, "", 1),
            Outcome("Variance of demand", low, "units²", 2),
            Outcome("Variance of orders", high, "units²", 2),
        ),
        (
            f"Demand: mean {write(sum(demand) / len(demand))}, variance {write(low)} (divisor n).",
            f"Orders: mean {write(sum(orders) / len(orders))}, variance {write(high)}.",
            f"Ratio = {write(high)} ÷ {write(low)} = {write(ratio, 1)}.",
        ),
        Chart(
            "lines",
            f"Orders swing {write(ratio, 1)} times as much in variance as demand",
            f"Line of demand ({series(demand)}) and line of orders ({series(orders)}).",
            "Units a month",
            numbered("month", len(demand)),
            (Series("Orders", orders), Series("Consumer demand", demand)),
        ),
        "The means differ: compare squared coefficients of variation instead."
        if differ
        else "Above 1 orders amplify demand. Plan on end demand."
        if grows
        else "At 1 or below orders don't amplify demand.",
    )


CALCULATIONS = (
    Calculation(
        "perfect-order", "Perfect orders", "kpi-framework", "core-kpis", "EX-16a",
        "Several good shares multiplied.",
        (
            Field("parts", "Share of orders that are …",
                  "On time: 97\nComplete: 96\nUndamaged: 98\nRight documents: 99", "%",
                  "table", maximum=100, columns=("share",)),
        ),
        _multiply,
    ),
    Calculation(
        "bullwhip", "Bullwhip ratio", "market-intelligence", "collaboration", "EX-15a",
        "How much orders swing compared with the demand behind them.",
        (
            Field("demand", "Consumer demand", "100, 104, 98, 102, 96, 100", "units a month",
                  "series"),
            Field("orders", "Orders", "120, 90, 130, 80, 110, 70", "units a month", "series"),
        ),
        _amplify, _check_orders,
    ),
)  # fmt: skip
