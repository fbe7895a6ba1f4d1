"""Lot size, and the service that a lot size and a safety stock give."""

from __future__ import annotations

from kb import formulas as f
from kb.calculations.fields import Field, Values
from kb.calculations.model import Calculation, Outcome, Result
from kb.calculations.wording import money, percent, sign, write
from kb.charts.model import Curve, Line, Mark

TOPIC = "inventory-policy"


def _size_lot(v: Values) -> Result:
    demand, order, holding, own = v["demand"], v["order"], v["holding"], v["lot"]
    best = f.eoq(demand, order, holding)
    low = f.lot_cost(best, demand, order, holding)
    cost = f.lot_cost(own, demand, order, holding)
    sizes = [best * n / 20 for n in range(6, 61)]
    return Result(
        (
            Outcome("Economic order quantity", best, "units", 1),
            Outcome("Orders a year", demand / best, "", 1),
            Outcome("Cost a year", money(low, 0)),
            Outcome("Cost at your lot", money(cost, 0)),
            Outcome("More than the least", sign(100 * (cost / low - 1), 1), "%"),
        ),
        (
            f"EOQ = √(2 × {write(demand)} × {write(order)} ÷ {write(holding)}) = {write(best)}.",
            f"Ordering {write(demand)} ÷ {write(best)} × {money(order)} = "
            f"{money(demand / best * order)}; holding {write(best)} ÷ 2 × {money(holding)} = "
            f"{money(best / 2 * holding)}; together {money(low)}.",
            f"Your lot of {write(own)}: {money(demand / own * order)} + "
            f"{money(own / 2 * holding)} = {money(cost)}, {percent(cost / low - 1, 1)} more.",
        ),
        Curve(
            f"A lot of {write(own)} costs {percent(cost / low - 1, 1)} more than the best",
            f"Flat bowl of yearly cost over the lot size, lowest at {write(best)} units "
            f"with {money(low, 0)}.",
            "USD a year",
            "Lot size, units",
            (
                Line("Total", tuple((q, f.lot_cost(q, demand, order, holding)) for q in sizes)),
                Line("Ordering", tuple((q, demand / q * order) for q in sizes)),
                Line("Holding", tuple((q, q / 2 * holding) for q in sizes)),
            ),
            marks=(Mark(best, "EOQ"),),
        ),
        "Near its lowest point the cost is flat: a handy lot beside the EOQ costs little more.",
    )


def _fill(v: Values) -> Result:
    z = round(f.z_value(v["service"] / 100), 3)
    sigma, lot = v["sigma"], v["lot"]
    loss = f.normal_loss(z)
    short, rate = sigma * loss, f.fill_rate(sigma, z, lot)
    sizes = [lot * n / 20 for n in range(4, 61)]
    return Result(
        (
            Outcome("Fill rate", 100 * rate, "%", 2),
            Outcome("Cycle service level", v["service"], "%"),
            Outcome("Short a cycle", short, "units", 2),
            Outcome("Safety stock", z * sigma, "units", 1),
        ),
        (
            f"z for {write(v['service'])}\N{NARROW NO-BREAK SPACE}% = {write(z, 3)}; loss function "
            f"G({write(z, 3)}) = {write(loss, 4)}.",
            f"Expected short a cycle = {write(sigma)} × {write(loss, 4)} = {write(short)} units.",
            f"Fill rate = 1 − {write(short)} ÷ {write(lot)} = {percent(rate, 2)}.",
        ),
        Curve(
            f"With lots of {write(lot)} the same safety stock fills {percent(rate, 2)} of demand",
            f"Curve of the fill rate rising with the lot size; {percent(rate, 2)} at {write(lot)}.",
            "Fill rate, %",
            "Lot size, units",
            (Line("Fill rate", tuple((q, 100 * max(0.0, f.fill_rate(sigma, z, q)))
                                     for q in sizes)),),
            marks=(Mark(lot, "your lot"),),
            decimals=1,
        ),
        "The cycle service level counts cycles without a stock-out, the fill rate counts units. "
        "Larger lots have fewer cycles, so fewer chances to run short.",
    )  # fmt: skip


def _check_fill(v: Values) -> list[tuple[str, str]]:
    z = round(f.z_value(v["service"] / 100), 3)
    if f.fill_rate(v["sigma"], z, v["lot"]) < 0:
        return [("lot", "More would be short than the lot holds. Type a larger lot.")]
    return []


CALCULATIONS = (
    Calculation(
        "eoq", "Economic order quantity", TOPIC, "cycle-stock", "EX-12a",
        "The lot size with the least cost of ordering and holding.",
        (
            Field("demand", "Demand", "12,000", "units a year", above=True),
            Field("order", "Cost of an order", "75", "USD", above=True),
            Field("holding", "Holding cost", "5", "USD a unit and year", minimum=0.0001),
            Field("lot", "Your lot", "900", "units", above=True),
        ),
        _size_lot,
    ),
    Calculation(
        "fill-rate", "Fill rate and cycle service", TOPIC, "service-levels", "EX-12f",
        "The share of units filled from stock at a cycle service level.",
        (
            Field("service", "Cycle service level", "95", "%", minimum=50, maximum=99.99),
            Field("sigma", "Deviation of demand over the lead time", "36", "units", above=True),
            Field("lot", "Lot size", "600", "units", above=True),
        ),
        _fill, _check_fill,
    ),
)  # fmt: skip
