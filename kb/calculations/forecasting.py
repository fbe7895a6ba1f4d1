"""Exponential smoothing, and the value of each touch of a forecast."""

from __future__ import annotations

from kb import formulas as f
from kb.calculations.fields import Field, Values
from kb.calculations.model import Calculation, Outcome, Result
from kb.calculations.wording import listing, percent, sign, write
from kb.charts.model import Chart, Limit, Series

TOPIC = "demand-planning"


def _smooth(v: Values) -> Result:
    old, actual, alpha = v["forecast"], v["actual"], v["alpha"]
    new = f.smooth(old, actual, alpha)
    length = f.equivalent_periods(alpha)
    path = [old]
    for _ in range(8):
        path.append(f.smooth(path[-1], actual, alpha))
    return Result(
        (
            Outcome("Next forecast", new, "units", 2),
            Outcome("Error of this month", actual - old, "units"),
            Outcome("Equivalent moving average", length, "months", 1),
        ),
        (
            f"Error = {write(actual)} − {write(old)} = {sign(actual - old)}.",
            f"Next forecast = {write(old)} + {write(alpha)} × {write(actual - old)} "
            f"= {write(new)}.",
            f"A moving average of 2 ÷ {write(alpha)} − 1 = {write(length)} months "
            "uses data of the same average age.",
        ),
        Chart(
            "lines",
            f"If demand stays at {write(actual)}, the forecast closes {percent(alpha)} "
            "of the gap each month",
            f"Line of forecasts from {write(old)} towards {write(actual)} over eight months.",
            "Units",
            ("now", *(f"+{n}" for n in range(1, 9))),
            (Series("Forecast", tuple(round(x, 2) for x in path)),),
            (Limit(actual, "actual demand"),),
            1,
        ),
        "A larger α follows a change sooner and noise as well.",
    )


def _judge_touches(v: Values) -> Result:
    names = [name for name, _ in v["touches"]]
    error = [numbers[0] for _, numbers in v["touches"]]
    added = f.forecast_value_added(error)
    harmful = [name for name, gain in zip(names[1:], added, strict=True) if gain < 0]
    best = names[min(range(len(error)), key=lambda i: error[i])]
    finding = (
        f"{listing(harmful)} adds error" if len(harmful) == 1 else
        f"{listing(harmful)} add error" if harmful else "Every touch removes error"
    )  # fmt: skip
    return Result(
        (
            *(Outcome(name, sign(gain), "points") for name, gain in
              zip(names[1:], added, strict=True)),
            Outcome("Best so far", best),
        ),
        tuple(
            f"{name}: {write(before)} − {write(after)} = {sign(before - after)} points."
            for name, before, after in zip(names[1:], error, error[1:], strict=False)
        ),
        Chart(
            "bars",
            finding,
            "Bars of the error after each touch: "
            + listing([f"{n} {percent(x / 100)}" for n, x in zip(names, error, strict=True)])
            + ".",
            "Error, %",
            tuple(names),
            (Series("Error", tuple(error)),),
            (Limit(error[0], f"as good as {names[0]}"),),
            1,
        ),
        "Value added = error before the touch − error after it. Drop a step that adds error, "
        "or find out what it knows too late.",
    )  # fmt: skip


CALCULATIONS = (
    Calculation(
        "smoothing", "Exponential smoothing", TOPIC, "methods", "EX-04e",
        "The next forecast from the last one and what has happened since.",
        (
            Field("forecast", "Last forecast", "500", "units"),
            Field("actual", "Actual demand", "560", "units"),
            Field("alpha", "Smoothing constant α", "0.2", maximum=1, above=True,
                  hint="Above 0, at most 1."),
        ),
        _smooth,
    ),
    Calculation(
        "forecast-value-added", "Forecast value added", TOPIC, "fva", "EX-04h",
        "What each touch of the forecast does to its error.",
        (
            Field("touches", "Error after each touch",
                  "Naive: 28\nStatistical: 22\nPlanner: 20\nConsensus: 24",
                  "% WMAPE", "table", maximum=1000, columns=("error",),
                  hint="In the order of the process; the naive forecast comes first."),
        ),
        _judge_touches,
    ),
)  # fmt: skip
