"""Forecast error and the tracking signal."""

from __future__ import annotations

from collections.abc import Iterable

from kb import formulas as f
from kb.calculations.fields import Field, Values
from kb.calculations.model import Calculation, Outcome, Result
from kb.calculations.wording import listing, numbered, percent, sign, total, write
from kb.charts.model import Chart, Limit, Series

TOPIC = "demand-planning"


def _check_error(v: Values) -> Iterable[tuple[str, str]]:
    if len(v["actual"]) != len(v["forecast"]):
        yield (
            "forecast",
            f"Forecast has {len(v['forecast'])} numbers and Actual demand {len(v['actual'])}. "
            "Give both one number for each month.",
        )
    elif sum(v["actual"]) == 0:
        yield "actual", "Actual demand is 0 in every month. Type at least one month with demand."


def _measure_error(v: Values) -> Result:
    actual, forecast = v["actual"], v["forecast"]
    e = f.errors(actual, forecast)
    n, bias, size = len(e), sum(e), sum(abs(x) for x in e)
    mad, wmape, mse = f.mad(e), f.wmape(actual, forecast), f.mse(e)
    signal = f.tracking_signal(e) if mad else 0.0
    running = _running_signals(e)
    months = numbered("month", n)
    beyond = abs(signal) > v["limit"]
    mape: tuple[Outcome, ...] = (Outcome("MAPE", "undefined"),)
    how = "A month without demand leaves MAPE undefined; use WMAPE."
    if all(actual):
        share = f.mape(actual, forecast)
        mape = (Outcome("MAPE", 100 * share, "%", 2),)
        how = f"MAPE is the mean of |error| ÷ actual: {percent(share, 2)}."
    finding = _name_bias(signal, v["limit"])
    return Result(
        (
            Outcome("Tracking signal", signal, "MAD", 2),
            Outcome("Sum of errors", bias, "units", None),
            Outcome("Mean error", bias / n, "units", 2),
            Outcome("Bias", 100 * bias / sum(actual), "%", 1),
            Outcome("MAD", mad, "units", 2),
            Outcome("MSE", mse, "units²", 2),
            Outcome("RMSE", mse**0.5, "units", 2),
            *mape,
            Outcome("WMAPE", 100 * wmape, "%", 2),
        ),
        (
            f"Error = actual − forecast: {listing([sign(x) for x in e])}.",
            f"Sum of errors: {total(e)} = {write(bias)}; "
            f"mean {write(bias)} ÷ {n} = {write(bias / n)}.",
            f"MAD = {write(size)} ÷ {n} = {write(mad)}.",
            f"MSE = {write(sum(x * x for x in e))} ÷ {n} = {write(mse)}, "
            f"its root {write(mse**0.5)}.",
            how,
            f"WMAPE = {write(size)} ÷ {write(sum(actual))} = {percent(wmape, 2)}.",
            f"Tracking signal = {write(bias)} ÷ {write(mad)} = {write(signal)} MAD."
            if mad
            else "Without any error the tracking signal is 0.",
        ),
        Chart(
            "lines",
            finding,
            f"Line of the running tracking signal over {n} months, ending at {write(signal)}, "
            f"with limits at {sign(v['limit'])} and {write(-v['limit'])}.",
            "Tracking signal, MAD",
            months,
            (Series("Tracking signal", tuple(round(x, 2) for x in running)),),
            (
                Limit(v["limit"], "upper limit", "above"),
                Limit(-v["limit"], "lower limit", "below"),
            ),
            2,
        ),
        f"{finding}. A signal of 0 would only say that the errors cancel, not that they are small."
        if not beyond
        else f"{finding}. Look for the cause before you correct the figures.",
    )


def _running_signals(e: list[float]) -> list[float]:
    """Return the signal after each period, from the errors known by then."""
    parts = [e[: n + 1] for n in range(len(e))]
    return [f.tracking_signal(part) if f.mad(part) else 0.0 for part in parts]


def _name_bias(signal: float, limit: float) -> str:
    if abs(signal) <= limit:
        return f"The signal stays within ±{write(limit)} MAD: no sign of bias"
    word = "under-forecast: demand beat" if signal > 0 else "over-forecast: demand missed"
    return f"The signal is beyond ±{write(limit)} MAD: a lasting {word} the forecast"


CALCULATIONS = (
    Calculation(
        "forecast-error", "Forecast error and tracking signal", TOPIC, "error-metrics", "EX-04a",
        "Bias, MAD, MAPE, WMAPE and the tracking signal of one item.",
        (
            Field("actual", "Actual demand", "120, 95, 130, 110, 140, 105", "units a month",
                  "series"),
            Field("forecast", "Forecast", "110, 110, 115, 115, 120, 120", "units a month", "series",
                  hint="The forecast that was made in time to act on it."),
            Field("limit", "Limit of the tracking signal", "4", "MAD", minimum=0, maximum=20,
                  above=True),
        ),
        _measure_error, _check_error,
    ),
)  # fmt: skip
