"""Production and backlog in make-to-order."""

from __future__ import annotations

from collections.abc import Iterable

from kb import formulas as f
from kb.calculations.fields import Field, Values
from kb.calculations.model import Calculation, Outcome, Result
from kb.calculations.production import short_months
from kb.calculations.wording import listing, numbered, places, series, total, write
from kb.charts.model import Chart, Limit, Series

TOPIC = "supply-planning"


def _check_backlog(v: Values) -> Iterable[tuple[str, str]]:
    if sum(v["bookings"]) + v["opening"] <= v["target"]:
        yield (
            "target",
            "The target backlog is as large as all orders together, so nothing would be made. "
            "Lower it.",
        )


def _plan_backlog(v: Values) -> Result:
    bookings, opening, target = v["bookings"], v["opening"], v["target"]
    n, booked = len(bookings), sum(bookings)
    made = f.production_make_to_order(booked, opening, target)
    rate = made / n
    backlog = f.backlogs(opening, [rate] * n, bookings)
    months = numbered("month", n)
    low = short_months(backlog)
    return Result(
        (
            Outcome("Production rate", rate, "units a month"),
            Outcome("Total production", made, "units"),
            Outcome("Closing backlog", backlog[-1] / rate, "months of output", 2),
        ),
        (
            f"Bookings: {total(bookings)} = {write(booked)}.",
            f"Production = bookings + opening backlog − closing backlog = "
            f"{write(booked)} + {write(opening)} − {write(target)} = {write(made)}.",
            f"Rate = {write(made)} ÷ {n} = {write(rate)} a month.",
            f"Month-end backlog: {series(backlog)}.",
            f"{write(backlog[-1])} ÷ {write(rate)} = {write(backlog[-1] / rate)} months of output.",
        ),
        Chart(
            "lines",
            f"At {write(rate)} a month the backlog moves from {write(opening)} to {write(target)}",
            f"Line of month-end backlog: {listing([write(x) for x in backlog])}.",
            "Units",
            months,
            (Series("Backlog", tuple(backlog)),),
            (Limit(target, "target"),),
        ),
        f"In {places('month', low)} there would be nothing left to make: lower the rate there."
        if low
        else "Signs are the reverse of make-to-stock: a falling backlog needs more production.",
    )


CALCULATIONS = (
    Calculation(
        "mto-backlog", "Production and backlog in make-to-order", TOPIC, "production-plan",
        "EX-05c", "The rate that takes a backlog to its target.",
        (
            Field("bookings", "Bookings", "400, 450, 500, 450, 400", "units a month", "series"),
            Field("opening", "Opening backlog", "600", "units"),
            Field("target", "Closing backlog wanted", "350", "units"),
        ),
        _plan_backlog, _check_backlog,
    ),
)  # fmt: skip
