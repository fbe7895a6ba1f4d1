"""What changes over time: learning, and load that grows into capacity."""

from __future__ import annotations

from collections.abc import Iterable

from kb import formulas as f
from kb.calculations.fields import Field, Values
from kb.calculations.model import Calculation, Outcome, Result
from kb.calculations.wording import THIN, ceil, percent, series, write
from kb.charts.model import Curve, Limit, Line, Mark


def _learn(v: Values) -> Result:
    first, rate, unit = v["first"], v["rate"] / 100, int(v["unit"])
    doublings = [2**k for k in range(unit.bit_length()) if 2**k <= unit]
    hours = [f.learning(first, n, rate) for n in range(1, unit + 1)]
    return Result(
        (
            Outcome(f"Unit {unit}", hours[-1], "hours", 1),
            Outcome(f"Units 1 to {unit} together", sum(hours), "hours", 1),
            Outcome("Mean a unit", sum(hours) / unit, "hours", 1),
        ),
        (
            "Each doubling of output takes the time of a unit to "
            f"{percent(rate)} of what it was: units {series(doublings)} take "
            f"{series([f.learning(first, n, rate) for n in doublings], 1)} h.",
            f"Unit {unit}: {write(first)} × {unit}^log₂ {write(rate)} = {write(hours[-1], 1)} h.",
        ),
        Curve(
            f"Unit {unit} takes {write(hours[-1], 1)} hours, the first took {write(first)}",
            f"Falling curve of hours a unit from {write(first)} to {write(hours[-1], 1)} "
            f"over {unit} units.",
            "Hours",
            "Unit",
            (Line("Hours", tuple((float(n), h) for n, h in enumerate(hours, start=1))),),
            decimals=1,
        ),
        "The load of a launch is heaviest at its start.",
    )


def _check_date(v: Values) -> Iterable[tuple[str, str]]:
    if v["capacity"] <= v["demand"]:
        yield "capacity", "Capacity is reached already. Type more than the demand now."
    elif f.months_to_load(v["demand"], v["growth"] / 100, v["capacity"]) > 600:
        yield "growth", "Demand would need more than 50 years to fill this capacity. Type more."


def _find_date(v: Values) -> Result:
    demand, capacity, growth = v["demand"], v["capacity"], v["growth"] / 100
    share, lead = v["share"] / 100, int(v["lead"])
    exact = f.months_to_load(demand, growth, capacity)
    full = ceil(exact)
    near = max(0.0, f.months_to_load(demand, growth, capacity * share))
    ready = ceil(near)
    latest, early = full - lead, ready - lead
    end = full + 3
    months = range(0, end + 1, max(1, end // 40))
    return Result(
        (
            Outcome("Capacity full", f"month {full}"),
            Outcome("Commit by", _month(latest)),
            Outcome(f"{percent(share)} load", f"month {ready}"),
            Outcome(f"Commit by, to be ready at {percent(share)}", _month(early)),
        ),
        (
            f"100{THIN}%: ln({write(capacity)} ÷ {write(demand)}) ÷ ln({write(1 + growth, 4)}) = "
            f"{write(exact)}, so month {full}.",
            f"{percent(share)}: ln({write(capacity * share)} ÷ {write(demand)}) ÷ "
            f"ln({write(1 + growth, 4)}) = {write(near)}, so month {ready}.",
            f"Less {lead} months of lead time: month {full} − {lead} = {write(latest)}, "
            f"month {ready} − {lead} = {write(early)}.",
        ),
        Curve(
            f"Demand reaches capacity in month {full}; the decision is due in {_month(latest)}",
            f"Rising curve of demand from {write(demand)} now, crossing a capacity of "
            f"{write(capacity)} in month {full}.",
            "Units a month",
            "Month from now",
            (Line("Demand", tuple((float(m), demand * (1 + growth) ** m) for m in months)),),
            marks=tuple(
                Mark(float(m), name) for m, name in ((latest, "commit"), (full, "full")) if m >= 0
            ),
            limits=(Limit(capacity, "capacity"),),
        ),
        "The planning horizon must reach beyond the lead time, or the month comes into view "
        "when it is too late to decide.",
    )


def _month(number: int) -> str:
    return f"month {number}" if number >= 0 else f"{-number} months ago"


CALCULATIONS = (
    Calculation(
        "learning-curve", "Learning curve", "product-portfolio", "npi", "EX-14d",
        "The hours of a unit as experience doubles.",
        (
            Field("first", "First unit", "100", "hours", above=True),
            Field("rate", "Learning rate", "80", "%", minimum=50, maximum=100),
            Field("unit", "Unit to look at", "8", minimum=1, maximum=500, whole=True),
        ),
        _learn,
    ),
    Calculation(
        "capacity-date", "When capacity is full and when to decide", "strategic-alignment",
        "resources", "EX-19", "The last date to commit a resource with a long lead time.",
        (
            Field("demand", "Demand now", "780", "units a month", above=True),
            Field("growth", "Growth", "1", "% a month", minimum=0.01, maximum=50),
            Field("capacity", "Capacity", "1,000", "units a month", above=True),
            Field("share", "Load to be ready at", "90", "%", minimum=10, maximum=100),
            Field("lead", "Lead time of new capacity", "14", "months", maximum=240, whole=True),
        ),
        _find_date, _check_date,
    ),
)  # fmt: skip
