"""Price, volume and mix, and the use of a constraint."""

from __future__ import annotations

from collections.abc import Iterable

from kb import formulas as f
from kb.calculations.fields import Field, Values
from kb.calculations.model import Calculation, Grid, Outcome, Result
from kb.calculations.wording import money, write
from kb.charts.model import Bridge, Chart, Series, Step

TOPIC = "financial-integration"


def _check_variance(v: Values) -> Iterable[tuple[str, str]]:
    if not sum(row[0] for _, row in v["products"]):
        yield "products", "Products has no budget units. Give at least one product some."


def _vary(v: Values) -> Result:
    rows = [row for _, row in v["products"]]
    budget_units, budget_prices, units, prices = map(list, zip(*rows, strict=True))
    budget = sum(u * p for u, p in zip(budget_units, budget_prices, strict=True))
    plan = sum(u * p for u, p in zip(units, prices, strict=True))
    volume, mix = f.volume_mix(budget_units, units, budget_prices)
    price = f.price_variance(units, prices, budget_prices)
    before, after = sum(budget_units), sum(units)
    gap = plan - budget
    return Result(
        (
            Outcome("Gap to budget", money(gap, 0)),
            Outcome("Volume", money(volume, 0)),
            Outcome("Mix", money(mix, 0)),
            Outcome("Price", money(price, 0)),
        ),
        (
            f"Budget {money(budget)} for {write(before)} units: {money(budget / before)} a unit.",
            f"Plan {money(plan)} for {write(after)} units: gap {money(gap)}.",
            f"Volume = ({write(after)} − {write(before)}) × {money(budget / before)} = "
            f"{money(volume, 0)}.",
            f"Price = plan units × changes of price = {money(price, 0)}.",
            f"Mix = the rest: {money(gap, 0)} − {money(volume, 0)} − {money(price, 0)} = "
            f"{money(mix, 0)}.".replace("− −", "+ "),
        ),
        Bridge(
            f"From a budget of {money(budget, 0)} to a plan of {money(plan, 0)}",
            f"Bridge from {money(budget, 0)} over volume {money(volume, 0)}, mix {money(mix, 0)} "
            f"and price {money(price, 0)} to {money(plan, 0)}.",
            "USD",
            Step("Budget", budget),
            (Step("Volume", volume), Step("Mix", mix), Step("Price", price)),
            "Plan",
        ),
        "Plan minus budget: a negative variance of revenue is unfavourable.",
    )


def _check_constraint(v: Values) -> Iterable[tuple[str, str]]:
    if any(row[2] <= 0 for _, row in v["products"]):
        yield "products", "Products needs more than 0 hours a unit in every line."


def _use_constraint(v: Values) -> Result:
    names = [name for name, _ in v["products"]]
    demand, unit, hours = map(list, zip(*(row for _, row in v["products"]), strict=True))
    hourly = [c / h for c, h in zip(unit, hours, strict=True)]
    best, gain = f.fill_constraint(demand, unit, hours, v["hours"], hourly)
    other, less = f.fill_constraint(demand, unit, hours, v["hours"], unit)
    need = sum(d * h for d, h in zip(demand, hours, strict=True))
    order = sorted(range(len(names)), key=lambda i: -hourly[i])
    return Result(
        (
            Outcome("By contribution an hour", money(gain, 0)),
            Outcome("By contribution a unit", money(less, 0)),
            Outcome("Difference", money(gain - less, 0)),
            Outcome("Hours that all demand needs", need, "hours"),
        ),
        (
            *(f"{names[i]}: {money(unit[i])} ÷ {write(hours[i])} h = {money(hourly[i])} an hour."
              for i in order),
            "Best hour first: "
            + ", ".join(f"{names[i]} {write(best[i])} ({write(best[i] * hours[i])} h)"
                        for i in order)
            + f" earns {money(gain, 0)}.",
            "Best unit first: "
            + ", ".join(f"{n} {write(u)}" for n, u in zip(names, other, strict=True))
            + f" earns {money(less, 0)}.",
        ),
        Chart(
            "bars",
            f"{names[order[0]]} earns most in an hour of the constraint: {money(hourly[order[0]])}",
            "Bars of contribution for each hour of the constraint: "
            + ", ".join(f"{names[i]} {money(hourly[i])}" for i in order)
            + ".",
            "USD an hour",
            tuple(names[i] for i in order),
            (Series("Contribution an hour", tuple(hourly[i] for i in order)),),
            (),
            2,
        ),
        "The constraint is the scarce thing, so its hours have to earn the most."
        if need > v["hours"]
        else "There are hours enough for all demand: nothing has to be ranked.",
        (
            Grid(
                "Units made",
                ("Product", "Demand", "By hour", "By unit"),
                tuple((n, write(d), write(b), write(o))
                      for n, d, b, o in zip(names, demand, best, other, strict=True)),
            ),
        ),
    )  # fmt: skip


CALCULATIONS = (
    Calculation(
        "price-volume-mix", "Price, volume and mix", TOPIC, "variances", "EX-08b",
        "What makes the gap between the budgeted and the planned revenue.",
        (
            Field("products", "Products",
                  "Valves: 8,500, 60, 8,000, 60\nFilters: 4,500, 40, 5,000, 40\n"
                  "Actuators: 2,300, 100, 2,000, 100", "", "table", rows=(1, 8),
                  columns=("budget units", "budget price", "plan units", "plan price"),
                  hint="Name, colon, budget units, budget price, plan units, plan price."),
        ),
        _vary, _check_variance,
    ),
    Calculation(
        "contribution-per-constraint", "Contribution per hour of the constraint", TOPIC,
        "contribution", "EX-08c", "Which products to make when hours are short.",
        (
            Field("products", "Products",
                  "Valves: 8,000, 24, 0.4\nFilters: 5,000, 18, 0.2\nActuators: 2,000, 30, 1.0", "",
                  "table", rows=(1, 8),
                  columns=("demand", "contribution a unit", "hours a unit"),
                  hint="Name, colon, demand, contribution a unit, hours a unit."),
            Field("hours", "Hours of the constraint", "4,500", "hours"),
        ),
        _use_constraint, _check_constraint,
    ),
)  # fmt: skip
