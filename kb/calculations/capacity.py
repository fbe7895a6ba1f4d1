"""Rated capacity, queues and takt."""

from __future__ import annotations

from collections.abc import Iterable

from kb import formulas as f
from kb.calculations.fields import Field, Values
from kb.calculations.model import Calculation, Outcome, Result
from kb.calculations.wording import listing, percent, write
from kb.charts.model import Chart, Curve, Limit, Line, Mark, Series

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


def _queue(v: Values) -> Result:
    share, service = v["utilization"] / 100, v["service"]
    wait = f.waiting(share)
    points = [n / 100 for n in range(0, 97, 2)]
    if share > points[-1]:
        points.append(share)
    return Result(
        (
            Outcome("Mean wait", wait, "service times", 2),
            Outcome("Mean wait", wait * service, "hours", 2),
            Outcome("Wait and service", (wait + 1) * service, "hours", 2),
        ),
        (
            f"Wait = {write(share)} ÷ (1 − {write(share)}) = {write(wait)} service times.",
            f"{write(wait)} × {write(service)} h = {write(wait * service)} h.",
        ),
        Curve(
            f"At {percent(share)} load a job waits {write(wait)} service times",
            f"Curve of mean wait against utilization, nearly flat at first and very steep "
            f"beyond 90\N{NARROW NO-BREAK SPACE}%; at {percent(share)} it stands at {write(wait)}.",
            "Mean wait, service times",
            "Utilization, %",
            (Line("Mean wait", tuple((100 * x, f.waiting(x)) for x in points)),),
            marks=(Mark(100 * share, f"{write(100 * share)}\N{NARROW NO-BREAK SPACE}%"),),
            decimals=2,
        ),
        "One server, random arrivals and service times. Real lines differ in size, not in shape.",
    )


def _pace(v: Values) -> Result:
    time = v["shifts"] * v["minutes"] * v["days"]
    pace = f.takt(time, v["demand"])
    finding = f"One unit every {write(pace)} minutes meets demand"
    fits = v["cycle"] <= pace
    return Result(
        (
            Outcome("Takt time", pace, "minutes a unit", 2),
            Outcome("Available time", time, "minutes a month"),
            Outcome("Output at the cycle time", time / v["cycle"], "units a month", 0),
        ),
        (
            f"Available = {write(v['shifts'])} × {write(v['minutes'])} × {write(v['days'])} = "
            f"{write(time)} minutes.",
            f"Takt = {write(time)} ÷ {write(v['demand'])} = {write(pace)} minutes a unit.",
            f"A cycle of {write(v['cycle'])} minutes is {'within' if fits else 'slower than'} "
            "the takt.",
        ),
        Chart(
            "bars",
            finding,
            f"Bar of the cycle time, {write(v['cycle'])} minutes, against a takt of {write(pace)}.",
            "Minutes a unit",
            ("Cycle time",),
            (Series("Cycle time", (v["cycle"],)),),
            (Limit(pace, "takt", "above"),),
            1,
        ),
        "The slowest step must not take longer than the takt."
        if fits
        else "The slowest step misses the pace: shorten it, or add time or a second station.",
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
    Calculation(
        "queue", "Waiting at a busy resource", TOPIC, "bottlenecks", "EX-13c",
        "How the wait grows with utilization.",
        (
            Field("utilization", "Utilization", "90", "%", maximum=99.5),
            Field("service", "Service time", "1", "hours", maximum=10_000, above=True),
        ),
        _queue,
    ),
    Calculation(
        "takt", "Takt time", TOPIC, "bottlenecks", "EX-13g",
        "The pace that meets demand in the time there is.",
        (
            Field("shifts", "Shifts a day", "2", maximum=4, above=True),
            Field("minutes", "Working minutes a shift", "450", "minutes", maximum=1440, above=True),
            Field("days", "Working days", "20", "days a month", maximum=31, above=True),
            Field("demand", "Demand", "1,200", "units a month", above=True),
            Field("cycle", "Cycle time of the slowest step", "14", "minutes", maximum=1_000_000,
                  above=True),
        ),
        _pace,
    ),
)  # fmt: skip
