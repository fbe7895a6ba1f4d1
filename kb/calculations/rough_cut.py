"""Load on resources: rough-cut capacity by three techniques."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kb import formulas as f
from kb.calculations.fields import Field, Values
from kb.calculations.model import Calculation, Grid, Outcome, Result
from kb.calculations.wording import listing, numbered, percent, write
from kb.charts.model import Chart, Limit, Series

TOPIC = "supply-planning"
TECHNIQUES = {
    "cpof": "Overall factors (CPOF)",
    "bill": "Bill of resources",
    "profile": "Resource profile",
}


def _numbers(v: Values, name: str) -> list[Sequence[float]]:
    return [numbers for _, numbers in v[name]]


def _check_rough_cut(v: Values) -> Iterable[tuple[str, str]]:
    products = [name for name, _ in v["hours"]]
    count = len(v["hours"][0][1])
    for field, label in (("plan", "Master schedule"), ("offsets", "Offsets")):
        if [name for name, _ in v[field]] != products:
            yield field, f"{label} needs the same lines as Hours a unit: {listing(products)}."
    if len(v["offsets"][0][1]) != count:
        yield "offsets", f"Offsets needs {count} numbers a line, one for each work centre."
    for field, label in (("shares", "Historical shares"), ("capacity", "Capacity")):
        if len(v[field]) != count:
            yield field, f"{label} needs {count} numbers, one for each work centre."
    if abs(sum(v["shares"]) - 100) > 0.01:
        yield "shares", f"Historical shares add up to {write(sum(v['shares']))}. Make it 100."


def _load(v: Values) -> tuple[list[list[float]], int]:
    """Return load by work centre and period, and how many periods it starts before the plan."""
    hours, plan = _numbers(v, "hours"), _numbers(v, "plan")
    if v["technique"] == "cpof":
        unit = [sum(row) for row in hours]
        totals = [
            sum(u * p[t] for u, p in zip(unit, plan, strict=True)) for t in range(len(plan[0]))
        ]
        return f.planning_factors(totals, [share / 100 for share in v["shares"]]), 0
    if v["technique"] == "bill":
        return f.loads(hours, plan), 0
    offsets = [[int(x) for x in row] for row in _numbers(v, "offsets")]
    return f.profile_loads(hours, offsets, plan), max(max(row) for row in offsets)


def _cut_roughly(v: Values) -> Result:
    load, lead = _load(v)
    periods = numbered("period", len(load[0]))
    centres = [f"WC{n}" for n in range(1, len(load) + 1)]
    over = {
        centre: [periods[t] for t, x in enumerate(row) if x > limit + 1e-9]
        for centre, row, limit in zip(centres, load, v["capacity"], strict=True)
    }
    worst = max(range(len(load)), key=lambda r: max(load[r]) / v["capacity"][r])
    flagged = [f"{centre} in {listing(names)}" for centre, names in over.items() if names]
    finding = f"Overloaded: {'; '.join(flagged)}" if flagged else "No work centre is overloaded"
    return Result(
        (
            *(Outcome(f"{centre} above capacity", listing(names) or "never")
              for centre, names in over.items()),
            Outcome("Total load", sum(map(sum, load)), "hours", 1),
        ),
        _explain(v, load, periods, worst),
        Chart(
            "bars",
            f"{TECHNIQUES[v['technique']]}: "
            f"{centres[worst]} peaks at {percent(max(load[worst]) / v['capacity'][worst], 0)}",
            f"Bars of the load of {centres[worst]} by period, between {write(min(load[worst]))} "
            f"and {write(max(load[worst]))} hours; capacity is {write(v['capacity'][worst])}.",
            "Hours",
            periods,
            (Series(centres[worst], tuple(round(x, 2) for x in load[worst])),),
            (Limit(v["capacity"][worst], "capacity", "above"),),
        ),
        finding
        + (f". The master schedule starts in P{lead + 1}; work starts before it." if lead else "."),
        (
            Grid(
                f"Load in hours, {TECHNIQUES[v['technique']]}",
                ("Work centre", *periods, "Sum", "Capacity"),
                tuple(
                    (centre, *(write(x) for x in row), write(sum(row)), write(limit))
                    for centre, row, limit in zip(centres, load, v["capacity"], strict=True)
                ),
            ),
        ),
    )  # fmt: skip


def _explain(
    v: Values, load: list[list[float]], periods: Sequence[str], worst: int
) -> tuple[str, ...]:
    products = [name for name, _ in v["hours"]]
    hours, plan = _numbers(v, "hours"), _numbers(v, "plan")
    if v["technique"] == "cpof":
        unit = [sum(row) for row in hours]
        sum_ = " + ".join(f"{write(p[0])} × {write(u)}" for u, p in zip(unit, plan, strict=True))
        all_ = sum(u * p[0] for u, p in zip(unit, plan, strict=True))
        share = v["shares"][worst]
        return (
            f"Total hours in P1: {sum_} = {write(all_)}.",
            f"WC{worst + 1} gets its historical share: {write(all_)} × {percent(share / 100)} = "
            f"{write(load[worst][0])}.",
            "The shares are frozen: a changed mix moves the total, never the split.",
        )
    sum_ = " + ".join(
        f"{write(p[0])} × {write(h[worst])}" for h, p in zip(hours, plan, strict=True)
    )
    first = sum(h[worst] * p[0] for h, p in zip(hours, plan, strict=True))
    steps = (f"WC{worst + 1} for the first period of the plan: {sum_} = {write(first)} hours.",)
    if v["technique"] == "bill":
        return (*steps, "The whole load falls into the period of the plan; mix counts.")
    early = "; ".join(
        f"{product} by {write(row[worst])}"
        for product, row in zip(products, _numbers(v, "offsets"), strict=True)
    )
    return (
        *steps,
        f"The hours come earlier by their offset in periods: {early}.",
        f"WC{worst + 1} by period: "
        + listing([f"{p} {write(x)}" for p, x in zip(periods, load[worst], strict=True)])
        + ".",
    )


CALCULATIONS = (
    Calculation(
        "rough-cut-capacity", "Rough-cut capacity by three techniques", TOPIC, "rccp-methods",
        "EX-05e", "Load by work centre: overall factors, bill of resources, resource profile.",
        (
            Field("technique", "Technique", "bill", kind="choice",
                  options=tuple(TECHNIQUES.items())),
            Field("hours", "Hours a unit at each work centre", "A: 0.5, 0.5, 0.2\nB: 1.2, 0.3, 0.5",
                  "hours", "table", maximum=10_000, each="work centre", least=1, most=6,
                  rows=(1, 6), hint="One product a line; one number for each work centre."),
            Field("plan", "Master schedule", "A: 100, 100, 120, 120\nB: 50, 60, 40, 50",
                  "units a period", "table", each="period", least=1, rows=(1, 6)),
            Field("capacity", "Capacity of each work centre", "125, 70, 50", "hours a period",
                  "series", above=True, each="work centre", least=1, most=6),
            Field("shares", "Historical shares", "50, 30, 20", "%", "series", maximum=100,
                  each="work centre", least=1, most=6, hint="For the overall factors; sum 100."),
            Field("offsets", "Offsets", "A: 1, 1, 0\nB: 2, 1, 0", "periods before the plan’s",
                  "table", maximum=6, whole=True, each="work centre", least=1, most=6, rows=(1, 6),
                  hint="For the resource profile."),
        ),
        _cut_roughly, _check_rough_cut,
    ),
)  # fmt: skip
