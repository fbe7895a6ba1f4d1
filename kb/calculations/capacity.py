"""Rated and demonstrated capacity."""

from __future__ import annotations

from collections.abc import Iterable

from kb import formulas as f
from kb.calculations.fields import Field, Values
from kb.calculations.model import Calculation, Outcome, Result
from kb.calculations.wording import listing, percent, write
from kb.charts.model import Chart, Limit, Series

TOPIC = "capacity-management"


def _check_rated(v: Values) -> Iterable[tuple[str, str]]:
    if v["worked"] > v["machines"] * v["hours"] * v["days"]:
        yield (
            "worked",
            "More hours were worked than are available. Raise the machines, hours or days, "
            "or lower the hours worked.",
        )


def _rate(v: Values) -> Result:
    available = v["machines"] * v["hours"] * v["days"]
    worked, standard, load, weeks = v["worked"], v["standard"], v["load"], v["output"]
    used, fast = f.utilization(worked, available), f.efficiency(standard, worked)
    rated = f.rated_capacity(available, used, fast)
    proven = sum(weeks) / len(weeks)
    return Result(
        (
            Outcome("Rated capacity", rated, "standard hours", 1),
            Outcome("Demonstrated capacity", proven, "standard hours", 1),
            Outcome("Utilization", 100 * used, "%", 1),
            Outcome("Efficiency", 100 * fast, "%", 1),
            Outcome("Load to rated", 100 * load / rated, "%", 1),
            Outcome("Load to demonstrated", 100 * load / proven, "%", 1),
        ),
        (
            f"Available = {write(v['machines'])} × {write(v['hours'])} × {write(v['days'])} "
            f"= {write(available)} h.",
            f"Utilization = {write(worked)} ÷ {write(available)} = {percent(used, 1)}.",
            f"Efficiency = {write(standard)} ÷ {write(worked)} = {percent(fast, 1)}.",
            f"Rated = {write(available)} × {percent(used, 1)} × {percent(fast, 1)} = "
            f"{write(rated, 1)} standard hours.",
            f"Demonstrated = mean of {listing([write(x) for x in weeks])} = {write(proven)}.",
            f"Load {write(load)}: {percent(load / rated, 1)} of rated, "
            f"{percent(load / proven, 1)} of demonstrated.",
        ),
        Chart(
            "bars",
            f"The load is {percent(load / proven, 0)} of what has been demonstrated",
            f"Bars: available {write(available)}, rated {write(rated, 1)}, "
            f"demonstrated {write(proven)}; the load is {write(load)}.",
            "Hours a week",
            ("Available", "Rated", "Demonstrated"),
            (Series("Capacity", (available, round(rated, 1), round(proven, 1))),),
            (Limit(load, "load"),),
            1,
        ),
        "Plan on demonstrated capacity when it is the lower one.",
    )


CALCULATIONS = (
    Calculation(
        "rated-capacity", "Rated and demonstrated capacity", TOPIC, "measures", "EX-13a",
        "Utilization, efficiency and what they make of the hours available.",
        (
            Field("machines", "Machines", "4", maximum=10_000, whole=True, above=True),
            Field("hours", "Hours a day", "15", "hours", maximum=24, above=True),
            Field("days", "Days a week", "5", "days", maximum=7, above=True),
            Field("worked", "Hours worked", "246", "hours a week", above=True),
            Field("standard", "Standard hours earned", "258.3", "hours a week", above=True),
            Field("output", "Output of the last weeks", "251, 239, 248, 242",
                  "standard hours", "series", above=True, each="week"),
            Field("load", "Load", "264", "standard hours"),
        ),
        _rate, _check_rated,
    ),
)  # fmt: skip
