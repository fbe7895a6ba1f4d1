"""Waiting at a busy resource, and the pace that demand sets."""

from __future__ import annotations

from kb import formulas as f
from kb.calculations.fields import Field, Values
from kb.calculations.model import Calculation, Outcome, Result
from kb.calculations.wording import percent, write
from kb.charts.model import Chart, Curve, Limit, Line, Mark, Series

TOPIC = "capacity-management"


def _queue(v: Values) -> Result:
    share, service = v["utilization"] / 100, v["service"]
    wait = f.waiting(share)
    points = [n / 100 for n in range(0, 97, 2)]
    if share > points[-1]:
        points.append(share)
    return Result(
        (
            Outcome("Mean wait", wait, "service times", 2),
            Outcome("The same in time", wait * service, "hours", 2),
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
