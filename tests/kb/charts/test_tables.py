"""Charts as tables."""

from __future__ import annotations

from kb.charts import (
    Bridge,
    Chart,
    Curve,
    Limit,
    Line,
    Mark,
    Series,
    Step,
    tabulate_chart,
)


def test_categories_have_a_row_each_and_limits_a_column() -> None:
    chart = Chart(
        "lines",
        "T",
        "A",
        "Units",
        ("Jan", "Feb"),
        (Series("Demand", (1080, None)), Series("Plan", (-1000.5, 0))),
        (Limit(1100, "Capacity"),),
        decimals=1,
    )

    assert tabulate_chart(chart) == (
        ("", "Demand", "Plan", "Capacity"),
        [("Jan", "1,080.0", "−1,000.5", "1,100.0"), ("Feb", "–", "0.0", "1,100.0")],
    )


def test_a_curve_shows_some_points_and_every_mark() -> None:
    line = Line("Cost", tuple((float(x), x * 2.0) for x in range(101)))
    curve = Curve("T", "A", "USD", "Quantity", (line,), marks=(Mark(55.5, "Best"),), rows=5)

    assert tabulate_chart(curve) == (
        ("Quantity", "Cost"),
        [
            ("0", "0"),
            ("21", "42"),
            ("42", "84"),
            ("56 (Best)", "111"),
            ("63", "126"),
            ("84", "168"),
            ("100", "200"),
        ],
    )


def test_a_bridge_ends_with_its_sum() -> None:
    steps = (Step("Volume", 60), Step("Price", -45))
    bridge = Bridge("T", "A", "USD", Step("Budget", 800), steps, "Actual")

    assert tabulate_chart(bridge) == (
        ("", "USD"),
        [("Budget", "800"), ("Volume", "60"), ("Price", "−45"), ("Actual", "815")],
    )
