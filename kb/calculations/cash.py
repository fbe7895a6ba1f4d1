"""Cash conversion, and the payback of a programme."""

from __future__ import annotations

from collections.abc import Iterable

from kb import formulas as f
from kb.calculations.fields import Field, Values
from kb.calculations.model import Calculation, Outcome, Result
from kb.calculations.wording import money, percent, sign, write
from kb.charts.model import Bridge, Curve, Line, Mark, Step

TOPIC = "financial-integration"


def _turn_cash(v: Values) -> Result:
    dio, dso, dpo = v["dio"], v["dso"], v["dpo"]
    days = f.cash_conversion(dio, dso, dpo)
    sales_cost, stock, aim = v["cogs"], v["inventory"], v["turns"]
    now = f.turns(sales_cost, stock)
    released = stock - sales_cost / aim
    saving = released * v["rate"] / 100
    return Result(
        (
            Outcome("Cash conversion cycle", days, "days", 1),
            Outcome("Turns now", now, "a year", 2),
            Outcome("Days of supply", 365 / now, "days", 1),
            Outcome("Cash released once", money(released), "million"),
            Outcome("Saved each year", money(saving), "million"),
        ),
        (
            f"Cycle = {write(dio)} + {write(dso)} − {write(dpo)} = {write(days)} days.",
            f"Turns = {write(sales_cost)} ÷ {write(stock)} = {write(now)}; "
            f"365 ÷ {write(now)} = {write(365 / now, 1)} days.",
            f"At {write(aim)} turns: {write(sales_cost)} ÷ {write(aim)} = "
            f"USD {write(sales_cost / aim)} million of stock, {money(released)} million less.",
            f"{money(released)} million × {percent(v['rate'] / 100)} = "
            f"{money(saving)} million a year.",
        ),
        Bridge(
            f"Cash is tied up for {write(days)} days",
            f"Bridge of days: inventory {write(dio)}, receivables {write(dso)}, "
            f"payables {sign(-dpo)}, cycle {write(days)}.",
            "Days",
            Step("Inventory", dio),
            (Step("Receivables", dso), Step("Payables", -dpo)),
            "Cycle",
        ),
        "The release comes once; the saving comes each year. Don't add them up.",
    )


def _pay_back(v: Values) -> Result:
    cost, before, after, rate = v["cost"], v["before"], v["after"], v["rate"] / 100
    released = before - after
    saving = released * rate * 1000
    months = f.payback_months(cost, saving)
    end = 2 * months
    return Result(
        (
            Outcome("Payback", months, "months", 1),
            Outcome("Saved each year", money(saving), "thousand"),
            Outcome("Cash released once", money(released), "million"),
        ),
        (
            f"Inventory falls by {write(before)} − {write(after)} = {write(released)} million.",
            f"Saving = {money(released)} million × {percent(rate)} = "
            f"{money(saving)} thousand a year.",
            f"Payback = {write(cost)} ÷ {write(saving)} × 12 = {write(months, 1)} months.",
        ),
        Curve(
            f"Savings repay the programme after {write(months, 1)} months",
            f"Line of savings less cost from {write(-cost)} up through 0 after "
            f"{write(months, 1)} months.",
            "USD thousand",
            "Months",
            (Line("Savings less cost", ((0.0, -cost), (months, 0.0), (end, cost))),),
            marks=(Mark(months, "paid back"),),
            x_decimals=1,
        ),
        "The cash that the lower stock releases once is not a saving and is left out.",
    )


def _check_payback(v: Values) -> Iterable[tuple[str, str]]:
    if v["after"] >= v["before"]:
        yield "after", "Inventory after must be less than before: otherwise nothing is saved."


CALCULATIONS = (
    Calculation(
        "cash-conversion", "Cash conversion and turns", TOPIC, "working-capital", "EX-08d",
        "The days that cash is tied up, and what faster turns release.",
        (
            Field("dio", "Days of inventory", "60", "days", maximum=10_000),
            Field("dso", "Days of receivables", "45", "days", maximum=10_000),
            Field("dpo", "Days of payables", "35", "days", maximum=10_000),
            Field("cogs", "Cost of goods sold", "48", "USD million a year", above=True),
            Field("inventory", "Inventory", "8", "USD million", above=True),
            Field("turns", "Turns wanted", "8", "a year", minimum=0.01, maximum=1000),
            Field("rate", "Carrying rate", "20", "% a year", maximum=200),
        ),
        _turn_cash,
    ),
    Calculation(
        "payback", "Payback of a programme", "implementation-roadmap", "case", "EX-20",
        "When lower inventory has repaid what the programme cost.",
        (
            Field("cost", "Cost of the programme", "240", "USD thousand", above=True),
            Field("before", "Inventory before", "8", "USD million", maximum=1_000_000, above=True),
            Field("after", "Inventory after", "6", "USD million", maximum=1_000_000),
            Field("rate", "Carrying rate", "20", "% a year", minimum=0.1, maximum=200),
        ),
        _pay_back, _check_payback,
    ),
)  # fmt: skip
