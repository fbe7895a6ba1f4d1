"""Charts as authors write them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kb import calculations
from kb.chart_blocks import describe, read_chart
from kb.charts import Bridge, Chart, Curve, Limit, Line, Mark, Series, Shade, Step
from kb.company import make_company

COMPANY = make_company(
    {
        "name": "W",
        "about": "A.",
        "months": ["Jan", "Feb"],
        "families": {"pumps": {"price": 110, "variable_cost": 75, "demand": [1080, 990]}},
    }
)
LINES = """\
title: Demand falls
alt: Two months
  on two lines.
kind: lines
x: months
unit: Units
series:
  - {name: Demand, values: families.pumps.demand}
  - {name: Capacity, values: [1100, null], style: steps}
limits: [{value: families.pumps.price, name: Price, guards: above}]
decimals: 1
"""


def faults(text: str) -> list[tuple[int | None, str]]:
    figure, found = read_chart(text, 1, COMPANY)
    assert figure is None
    return [(fault.line, describe(fault)) for fault in found]


def test_values_come_from_the_block_or_from_the_company() -> None:
    assert read_chart(LINES, 1, COMPANY) == (
        Chart(
            "lines",
            "Demand falls",
            "Two months on two lines.",
            "Units",
            ("Jan", "Feb"),
            (Series("Demand", (1080, 990)), Series("Capacity", (1100, None), "steps")),
            (Limit(110, "Price", "above"),),
            1,
        ),
        [],
    )


def test_a_curve_has_points_shades_and_marks() -> None:
    text = """\
title: Cost
alt: A curve.
kind: curve
unit: USD
x_unit: Quantity
lines: [{name: Total, points: [[1, 5.5], [2, 4]]}]
shades: [{start: 1, end: 2, name: Much}]
marks: [{x: 2, name: Best}]
"""
    assert read_chart(text, 1, COMPANY) == (
        Curve(
            "Cost",
            "A curve.",
            "USD",
            "Quantity",
            (Line("Total", ((1, 5.5), (2, 4))),),
            (Shade(1, 2, "Much"),),
            (Mark(2, "Best"),),
        ),
        [],
    )


def test_a_bridge_has_a_start_steps_and_an_end() -> None:
    text = """\
title: Bridge
alt: A bridge.
kind: bridge
unit: USD
start: {name: Budget, value: families.pumps.price}
steps: [{name: Volume, value: -5}]
end: Actual
"""
    assert read_chart(text, 1, COMPANY) == (
        Bridge("Bridge", "A bridge.", "USD", Step("Budget", 110), (Step("Volume", -5),), "Actual"),
        [],
    )


def test_a_calculation_gives_its_own_chart() -> None:
    calculation = calculations.find("production-plan")
    assert calculation is not None
    expected = calculation.compute(calculation.read({})[0]).chart
    assert expected is not None

    assert read_chart("calculation: production-plan", 1, COMPANY) == (expected, [])
    assert read_chart("calculation: production-plan\ntitle: Mine\nalt: Own.", 1, COMPANY) == (
        replace(expected, title="Mine", alt="Own."),
        [],
    )


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("kind: lines", "kind: pie", 4,
         "Chart, kind: 'pie' is not a kind of chart. Use one of: lines, bars, stacked, steps,"
         " curve, bridge."),
        ("kind: lines\n", "", 1,
         "Chart, kind: A chart needs its kind: one of lines, bars, stacked, steps, curve,"
         " bridge."),
        ("alt: Two months\n  on two lines.\n", "", 1,
         "Chart, alt: This field is missing. Add it."),
        ("x: months", "x: weeks", 5,
         "Chart, x: The company has no value weeks. Correct the path, or add it to company.yaml."
         " It must be a list of names."),
        ("families.pumps.demand", "families.pumps.price", 8,
         "Chart, series[1].values: families.pumps.price is not a list of numbers. Write a list of"
         " numbers, or a path that leads to one."),
        ("[1100, null]", "[1100]", 9,
         "Chart, series[2].values: 1 values for 2 names on x. Write one for each."),
        ("[1100, null]", "[1100, much]", 9,
         "Chart, series[2].values[2]: The company has no value much. Correct the path, or add it"
         " to company.yaml. It must be a number."),
        ("[1100, null]", "7", 9,
         "Chart, series[2].values: This is not a list of numbers. Write a list of numbers, or a"
         " path into company.yaml."),
        ("style: steps", "style: dots", 9,
         "Chart, series[2].style: 'dots' is not one of: line, steps, bars."),
        ("decimals: 1", "decimals: 9", 11,
         "Chart, decimals: This is not a whole number from 0 to 6."),
        ("decimals: 1", "colour: red", 11,
         "Chart, colour: There is no field of this name. Check its spelling or remove it."),
        (LINES, "calculation: none", 1,
         "Chart, calculation: There is no calculation none. Correct its name."),
        (LINES, "just text", 1,
         "Chart: This is not a set of fields. Write one name: value line for each field."),
    ],
)  # fmt: skip
def test_faults_name_their_line_and_field(old: str, new: str, line: int, message: str) -> None:
    assert old in LINES

    assert faults(LINES.replace(old, new)) == [(line, message)]


def test_points_are_pairs_in_order() -> None:
    head = "title: T\nalt: A\nkind: curve\nunit: U\nx_unit: X\n"
    text = f"{head}lines:\n  - points: [[2, 1], [1, 1], [3]]\n"

    assert faults(text) == [
        (7, "Chart, lines[1].points[3]: A point is a pair: [x, y]."),
        (7, "Chart, lines[1].points: Order the points by x."),
    ]


def test_inputs_a_calculation_refuses_are_reported() -> None:
    (line, message), *rest = faults("calculation: eoq\ninputs:\n  demand: none\n")

    assert (line, rest) == (3, [])
    assert message.startswith("Chart, inputs.demand: ")
