"""Projected available balance and what may be promised."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate

from kb import formulas as f
from kb.calculations.fields import Field, Values
from kb.calculations.model import Calculation, Grid, Outcome, Result
from kb.calculations.wording import listing, places, write
from kb.charts.model import Chart, Series


def _check(v: Values) -> Iterable[tuple[str, str]]:
    weeks = len(v["orders"])
    if len(v["forecast"]) != weeks:
        yield (
            "forecast",
            f"Forecast has {len(v['forecast'])} numbers and Booked orders {weeks}. "
            "Give both one number for each week.",
        )
    if v["fence"] > weeks:
        yield "fence", f"The demand time fence can't lie beyond week {weeks}, the last one."


def _promise(v: Values) -> Result:
    orders, fence, lot, stock = v["orders"], int(v["fence"]), v["lot"], v["stock"]
    demand = f.open_demand(v["forecast"], orders, fence)
    receipts, balance = f.schedule_lots(stock, demand, lot)
    free = f.available_to_promise(stock, receipts, orders)
    together = list(accumulate(x or 0 for x in free))
    weeks = tuple(f"W{n}" for n in range(1, len(orders) + 1))
    placed = [n for n, x in enumerate(receipts, start=1) if x]
    oversold = [n for n, x in enumerate(free, start=1) if x is not None and x < 0]
    rows: tuple[tuple[str, tuple[float | None, ...]], ...] = (
        ("Forecast", v["forecast"]),
        ("Booked orders", orders),
        ("Demand counted", tuple(demand)),
        ("Master schedule", tuple(x or None for x in receipts)),
        ("Projected available", tuple(balance)),
        ("ATP", tuple(free)),
        ("ATP added up", tuple(together)),
    )
    return Result(
        (
            Outcome("Can promise from week 1", free[0] or 0.0, "units"),
            Outcome("Can promise by the last week", together[-1], "units"),
            Outcome("Lots in weeks", listing([str(n) for n in placed]) or "none"),
            Outcome("Balance at the end", balance[-1], "units"),
        ),
        (
            f"Up to week {fence} booked orders count, after it the larger of forecast and orders."
            if fence
            else "In every week the larger of forecast and orders counts.",
            f"A lot of {write(lot)} goes where the balance would fall below 0: "
            + (f"{places('week', placed)}." if placed else "nowhere."),
            *(_explain(t, stock, receipts, orders, free) for t, x in enumerate(free)
              if x is not None),
        ),
        Chart(
            "bars",
            f"{write(together[-1])} units are free to promise by week {len(orders)}",
            "Bars of projected available balance by week: "
            f"{listing([write(x) for x in balance])}; a line of ATP added up.",
            "Units",
            weeks,
            (
                Series("Projected available", tuple(balance)),
                Series("ATP added up", tuple(together), "line"),
            ),
        ),
        f"More is promised than there is in {places('week', oversold)}: use the ATP of earlier "
        "weeks, or ask what capacity and material could add."
        if oversold
        else "ATP subtracts orders only, never the forecast.",
        (
            Grid(
                "Master schedule",
                ("", *weeks),
                tuple(
                    (name, *("" if x is None else write(x) for x in values))
                    for name, values in rows
                ),
            ),
        ),
    )  # fmt: skip


def _explain(
    t: int,
    stock: float,
    receipts: list[float],
    orders: tuple[float, ...],
    free: list[float | None],
) -> str:
    end = next((n for n in range(t + 1, len(receipts)) if receipts[n]), len(receipts))
    parts = [write(x) for x in ((stock,) if t == 0 else ()) + ((receipts[t],) if receipts[t] else
                                                              ())]  # fmt: skip
    taken = " + ".join(write(x) for x in orders[t:end])
    return (
        f"ATP of week {t + 1} = {' + '.join(parts)} − "
        f"{taken if end == t + 1 else f'({taken})'} = {write(free[t] or 0)}."
    )


CALCULATIONS = (
    Calculation(
        "available-to-promise", "Projected available and available-to-promise", "role-of-sop",
        "three-levels", "EX-00", "A master schedule week by week, and what sales may promise.",
        (
            Field("stock", "On hand", "50", "units"),
            Field("forecast", "Forecast", "40, 40, 40, 40, 40, 40", "units a week", "series",
                  each="week"),
            Field("orders", "Booked orders", "45, 38, 50, 20, 10, 0", "units a week", "series",
                  each="week"),
            Field("lot", "Lot", "80", "units", minimum=1),
            Field("fence", "Demand time fence", "2", "weeks", maximum=12, whole=True,
                  hint="The weeks in which booked orders alone count."),
        ),
        _promise, _check,
    ),
)  # fmt: skip
