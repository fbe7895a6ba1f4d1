"""The load of families on one critical resource."""

from __future__ import annotations

from collections.abc import Iterable

from kb.calculations.fields import Field, Values
from kb.calculations.model import Calculation, Outcome, Result
from kb.calculations.wording import listing, percent, write
from kb.charts.model import Chart, Limit, Series

TOPIC = "supply-planning"


def _check_resources(v: Values) -> Iterable[tuple[str, str]]:
    if not any(hours for _, (hours, _units) in v["families"]):
        yield "families", "Every family needs 0 hours. Give at least one more than 0."


def _require(v: Values) -> Result:
    rows = [(name, hours, units) for name, (hours, units) in v["families"]]
    loads = [hours * units for _, hours, units in rows]
    load, capacity = sum(loads), v["capacity"]
    gap = load - capacity
    parts = [f"{name} {write(hours * units)} h" for name, hours, units in rows]
    equal = listing([f"{write(gap / h)} of {name}" for name, h, _ in rows if h], "or")
    return Result(
        (
            Outcome("Load", load, "hours", 1),
            Outcome("Load to capacity", 100 * load / capacity, "%", 1),
            Outcome("Gap" if gap > 0 else "Free", abs(gap), "hours", 1),
        ),
        (
            *(f"{name}: {write(units)} units × {write(hours)} h = {write(hours * units)} h."
              for name, hours, units in rows),
            f"Load = {write(load)} h; {write(load)} ÷ {write(capacity)} = "
            f"{percent(load / capacity, 1)}.",
            f"The gap of {write(gap)} h equals {equal}." if gap > 0
            else f"{write(-gap)} h stay free.",
        ),
        Chart(
            "bars",
            f"The load is {percent(load / capacity, 0)} of capacity",
            f"Bars: {listing(parts)}, together {write(load)}; capacity {write(capacity)} hours.",
            "Hours",
            (*(name for name, _, _ in rows), "All"),
            (Series("Load", (*loads, load)),),
            (Limit(capacity, "capacity", "above"),),
            1,
        ),
        "The arithmetic of a bill of resources, for families, months and critical resources only.",
    )  # fmt: skip


CALCULATIONS = (
    Calculation(
        "resource-requirements", "Resource requirements of families", TOPIC, "rrp-vs-rccp",
        "EX-05f", "The load of a production plan on one critical resource.",
        (
            Field("families", "Families", "Family A: 0.30, 1,100\nFamily B: 0.50, 600", "",
                  "table", columns=("hours a unit", "units a month"), rows=(1, 8),
                  hint="Name, colon, hours a unit, units in the month’s production plan."),
            Field("capacity", "Demonstrated capacity", "600", "hours a month", above=True),
        ),
        _require, _check_resources,
    ),
)  # fmt: skip
