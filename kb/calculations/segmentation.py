"""ABC by value and XYZ by variation."""

from __future__ import annotations

from collections.abc import Iterable

from kb import formulas as f
from kb.calculations.fields import Field, Values
from kb.calculations.model import Calculation, Grid, Outcome, Result
from kb.calculations.wording import THIN, listing, percent, series, write
from kb.charts.model import Chart, Series

TOPIC = "demand-planning"


def _check_classes(v: Values) -> Iterable[tuple[str, str]]:
    if sum(numbers[0] for _, numbers in v["values"]) == 0:
        yield "values", "Every annual value is 0. Type at least one that is larger."
    if v["a"] >= v["b"]:
        yield "b", "Cut-off B must be larger than cut-off A."
    if v["x"] >= v["y"]:
        yield "y", "Cut-off Y must be larger than cut-off X."
    if sum(v["demand"]) == 0:
        yield "demand", "Demand is 0 in every month. Type at least one month with demand."


def _classify(v: Values) -> Result:
    names = [name for name, _ in v["values"]]
    worth = [numbers[0] for _, numbers in v["values"]]
    classes = f.abc_classes(worth, v["a"] / 100, v["b"] / 100)
    cv = f.coefficient_of_variation(v["demand"])
    letter = f.xyz_class(cv, v["x"] / 100, v["y"] / 100)
    order = sorted(range(len(worth)), key=lambda i: -worth[i])
    shares = f.cumulative_shares([worth[i] for i in order])
    rows = tuple(
        (names[i], write(worth[i]), percent(share, 1), classes[i])
        for i, share in zip(order, shares, strict=True)
    )
    mean = sum(v["demand"]) / len(v["demand"])
    groups = [
        f"{c}: {listing([names[i] for i in order if classes[i] == c]) or 'none'}" for c in "ABC"
    ]
    count_a = classes.count("A")
    part = sum(w for w, c in zip(worth, classes, strict=True) if c == "A") / sum(worth)
    return Result(
        (
            Outcome("Class of the first item", classes[0] + letter),
            Outcome("Items in A, B, C", series(classes.count(c) for c in "ABC")),
            Outcome("Coefficient of variation", cv, "", 2),
            Outcome("Variability class", letter),
        ),
        (
            f"Rank by annual value and add up; the total is {write(sum(worth))}.",
            f"An item is A while the share including it stays within {write(v['a'])}{THIN}%, "
            f"B up to {write(v['b'])}{THIN}%. {'; '.join(groups)}.",
            f"Demand of {names[0]}: mean {write(mean)}, "
            f"standard deviation {write(cv * mean)} (divisor n − 1).",
            f"CV = {write(cv * mean)} ÷ {write(mean)} = {write(cv)}, so class {letter} "
            f"(X up to {write(v['x'] / 100)}, Y up to {write(v['y'] / 100)}).",
        ),
        Chart(
            "bars",
            f"{count_a} of {len(worth)} items make {percent(part, 0)} of the value",
            f"Bars of annual value in falling order, from {write(worth[order[0]])} "
            f"for {names[order[0]]} to {write(worth[order[-1]])}.",
            "Annual value, USD",
            tuple(names[i] for i in order),
            (Series("Annual value", tuple(worth[i] for i in order)),),
        ),
        "The cut-offs are a policy of yours. The item with the largest value is always A.",
        (Grid("Items by annual value", ("Item", "Annual value", "Share so far", "Class"), rows),),
    )


CALCULATIONS = (
    Calculation(
        "abc-xyz", "ABC and XYZ classes", TOPIC, "segmentation", "EX-04i",
        "Items by annual value, and one item by the variation of its demand.",
        (
            Field("values", "Annual value of each item",
                  "P1: 200,000\nP2: 120,000\nP3: 40,000\nP4: 18,000\n"
                  "P5: 10,000\nP6: 6,000\nP7: 4,000\nP8: 2,000",
                  "USD", "table", columns=("annual value",), rows=(2, 20),
                  hint="One item a line: name, colon, value."),
            Field("a", "Cut-off A", "80", "%", minimum=1, maximum=99),
            Field("b", "Cut-off B", "95", "%", minimum=1, maximum=100),
            Field("demand", "Demand of the first item", "80, 100, 120, 100, 90, 110",
                  "units a month", "series", most=24),
            Field("x", "Cut-off X", "20", "% CV", maximum=500),
            Field("y", "Cut-off Y", "50", "% CV", maximum=500),
        ),
        _classify, _check_classes,
    ),
)  # fmt: skip
