"""Every calculation with the numbers of its worked example, figure by figure."""

from __future__ import annotations

import pytest

from kb.calculations import ALL, Result, find

ATP = [
    ("", "W1", "W2", "W3", "W4", "W5", "W6"),
    ("Master schedule", "", "80", "80", "", "80", ""),
    ("Projected available", "5", "47", "77", "37", "77", "37"),
    ("ATP", "5", "42", "10", "", "70", ""),
    ("ATP added up", "5", "47", "57", "57", "127", "127"),
]


def calculate(id: str, **inputs: str) -> Result:
    calculation = find(id)
    assert calculation is not None
    values, errors = calculation.read(inputs)
    assert errors == {}
    return calculation.compute(values)


def figures(result: Result) -> dict[str, str]:
    return {
        outcome.label: f"{outcome.text} {outcome.unit}".strip().replace("\u202f", " ")
        for outcome in result.figures
    }


EXAMPLES: dict[str, dict[str, str]] = {
    "available-to-promise": {
        "Can promise from week 1": "5 units",
        "Can promise by the last week": "127 units",
        "Lots in weeks": "2, 3 and 5",
        "Balance at the end": "37 units",
    },
    "forecast-error": {
        "Tracking signal": "0.75 MAD",
        "Sum of errors": "10 units",
        "Mean error": "1.67 units",
        "Bias": "1.4 %",
        "MAD": "13.33 units",
        "MSE": "200 units²",
        "RMSE": "14.14 units",
        "MAPE": "11.46 %",
        "WMAPE": "11.43 %",
    },
    "smoothing": {
        "Next forecast": "512 units",
        "Error of this month": "60 units",
        "Equivalent moving average": "9 months",
    },
    "forecast-value-added": {
        "Statistical": "+6 points",
        "Planner": "+2 points",
        "Consensus": "−4 points",
        "Best so far": "Planner",
    },
    "abc-xyz": {
        "Class of the first item": "AX",
        "Items in A, B, C": "2, 2, 4",
        "Coefficient of variation": "0.14",
        "Variability class": "X",
    },
    "production-plan": {
        "Level: total cost": "USD 13,500",
        "Chase: total cost": "USD 10,200",
        "Hybrid: total cost": "USD 8,900",
        "Level rate": "1,100 units a month",
        "Level rate without a stock-out": "1,100 units a month",
    },
    "mto-backlog": {
        "Production rate": "490 units a month",
        "Total production": "2,450 units",
        "Closing backlog": "0.71 months of output",
    },
    "rough-cut-capacity": {
        "WC1 above capacity": "never",
        "WC2 above capacity": "P3 and P4",
        "WC3 above capacity": "never",
        "Total load": "928 hours",
    },
    "resource-requirements": {
        "Load": "630 hours",
        "Load to capacity": "105 %",
        "Gap": "30 hours",
    },
    "price-volume-mix": {
        "Gap to budget": "USD −40,000",
        "Volume": "USD −18,039",
        "Mix": "USD −21,961",
        "Price": "USD 0",
    },
    "contribution-per-constraint": {
        "By contribution an hour": "USD 291,000",
        "By contribution a unit": "USD 210,000",
        "Difference": "USD 81,000",
        "Hours that all demand needs": "6,200 hours",
    },
    "cash-conversion": {
        "Cash conversion cycle": "70 days",
        "Turns now": "6 a year",
        "Days of supply": "60.8 days",
        "Cash released once": "USD 2 million",
        "Saved each year": "USD 0.4 million",
    },
    "payback": {
        "Payback": "7.2 months",
        "Saved each year": "USD 400 thousand",
        "Cash released once": "USD 2 million",
    },
    "decision-criteria": {
        "Expected value": "Add a shift",
        "Maximin": "Overtime",
        "Maximax": "Add a shift",
        "Laplace": "Add a shift",
        "Minimax regret": "Subcontract",
        "EVPI": "22.5 USD thousand",
    },
    "gap-closing": {
        "Cost of closing": "USD 2,280",
        "Lost by doing nothing": "USD 7,000",
        "Net benefit": "USD 4,720",
        "Left open": "0 units",
    },
    "eoq": {
        "Economic order quantity": "600 units",
        "Orders a year": "20",
        "Cost a year": "USD 3,000",
        "Cost at your lot": "USD 3,250",
        "More than the least": "+8.3 %",
    },
    "fill-rate": {
        "Fill rate": "99.87 %",
        "Cycle service level": "95 %",
        "Short a cycle": "0.75 units",
        "Safety stock": "59.2 units",
    },
    "safety-stock": {
        "Safety stock to set": "175 units",
        "Safety stock": "174.8 units",
        "Reorder point": "625 units",
        "σ over the lead time": "106.3 units",
        "z": "1.645",
    },
    "reorder-point": {
        "Reorder point, watched always": "510 units",
        "Order-up-to level": "774 units",
        "Safety stock, watched always": "59.2 units",
        "Safety stock, periodic review": "73.9 units",
        "Order at a review now": "274 units",
    },
    "rated-capacity": {
        "Rated capacity": "258.3 standard hours",
        "Demonstrated capacity": "245 standard hours",
        "Utilization": "82 %",
        "Efficiency": "105 %",
        "Load to rated": "102.2 %",
        "Load to demonstrated": "107.8 %",
    },
    "queue": {
        "Mean wait": "9 service times",
        "The same in time": "9 hours",
        "Wait and service": "10 hours",
    },
    "takt": {
        "Takt time": "15 minutes a unit",
        "Available time": "18,000 minutes a month",
        "Output at the cycle time": "1,286 units a month",
    },
    "learning-curve": {
        "Unit 8": "51.2 hours",
        "Units 1 to 8 together": "534.6 hours",
        "Mean a unit": "66.8 hours",
    },
    "capacity-date": {
        "Capacity full": "month 25",
        "Commit by": "month 11",
        "90 % load": "month 15",
        "Commit by, to be ready at 90 %": "month 1",
    },
    "perfect-order": {
        "Perfect orders": "90.3 %",
        "With some fault": "9.7 %",
        "Can't exceed": "96 %",
    },
    "bullwhip": {
        "Bullwhip ratio": "70",
        "Variance of demand": "6.67 units²",
        "Variance of orders": "466.67 units²",
    },
    "initiative-priority": {
        "First": "I1 Charter",
        "Waves": "3",
        "Effort in all": "24 points",
    },
}


def test_every_calculation_has_an_example() -> None:
    assert [c.id for c in ALL] == list(EXAMPLES)
    assert len({c.id for c in ALL}) == len(ALL)


@pytest.mark.parametrize("id", EXAMPLES)
def test_the_example_comes_out(id: str) -> None:
    assert figures(calculate(id)) == EXAMPLES[id]


def test_a_small_error_can_be_biased() -> None:
    result = calculate(
        "forecast-error", actual="92, 95, 90, 97, 94, 96", forecast="100, 100, 100, 100, 100, 100"
    )
    found = figures(result)
    assert (found["Sum of errors"], found["MAD"]) == ("−36 units", "6 units")
    assert (found["WMAPE"], found["Tracking signal"]) == ("6.38 %", "−6 MAD")
    assert result.note == (
        "The signal is beyond ±4 MAD: a lasting over-forecast: demand missed the forecast. "
        "Look for the cause before you correct the figures."
    )


def test_an_item_that_varies_is_z() -> None:
    found = figures(calculate("abc-xyz", demand="0, 0, 150, 0, 40, 10"))
    assert (found["Coefficient of variation"], found["Variability class"]) == ("1.78", "Z")
    assert figures(calculate("abc-xyz", x="10", y="25"))["Class of the first item"] == "AY"


def test_a_level_plan_can_run_short() -> None:
    result = calculate(
        "production-plan", demand="900, 1,000, 1,300, 1,500, 1,100, 800",
        opening="200", target="200", hybrid="1100, 1100, 1100, 1100, 1100, 1100",
    )  # fmt: skip
    found = figures(result)
    assert found["Level rate"] == "1,100 units a month"
    assert found["Level rate without a stock-out"] == "1,125 units a month"
    assert result.tables[0].rows[1] == ("Level, stock", "400", "500", "300", "−100", "−100", "200")
    assert result.note == (
        "Level runs short in months 4 and 5. The totals balance, yet demand comes first. "
        "The smallest constant rate that never runs short is 1,125, not 1,100. "
        "Hybrid runs short in months 4 and 5."
    )


@pytest.mark.parametrize(
    ("technique", "rows", "over"),
    [
        ("cpof", [
            ("WC1", "110", "120", "112", "122", "464", "125"),
            ("WC2", "66", "72", "67.2", "73.2", "278.4", "70"),
            ("WC3", "44", "48", "44.8", "48.8", "185.6", "50"),
        ], "P2 and P4"),
        ("bill", [
            ("WC1", "110", "122", "108", "120", "460", "125"),
            ("WC2", "65", "68", "72", "75", "280", "70"),
            ("WC3", "45", "50", "44", "49", "188", "50"),
        ], "P3 and P4"),
        ("profile", [
            ("WC1", "60", "122", "98", "120", "60", "0", "460", "125"),
            ("WC2", "0", "65", "68", "72", "75", "0", "280", "70"),
            ("WC3", "0", "0", "45", "50", "44", "49", "188", "50"),
        ], "P4 and P5"),
    ],
)  # fmt: skip
def test_three_techniques_see_different_overloads(
    technique: str, rows: list[tuple[str, ...]], over: str
) -> None:
    result = calculate("rough-cut-capacity", technique=technique)
    assert list(result.tables[0].rows) == rows
    assert figures(result)["WC2 above capacity"] == over


def test_the_resource_profile_starts_before_the_plan() -> None:
    result = calculate("rough-cut-capacity", technique="profile")
    assert result.note == (
        "Overloaded: WC2 in P4 and P5. The master schedule starts in P3; work starts before it."
    )
    head = result.tables[0].head
    assert head == ("Work centre", "P1", "P2", "P3", "P4", "P5", "P6", "Sum", "Capacity")


def test_safety_stock_with_a_fixed_lead_time() -> None:
    found = figures(calculate("safety-stock", spread="0"))
    assert (found["Safety stock"], found["Safety stock to set"]) == ("59.2 units", "60 units")
    assert found["Reorder point"] == "510 units"


@pytest.mark.parametrize(
    ("service", "z", "stock"),
    [("90", "1.282", 46), ("95", "1.645", 59), ("97.5", "1.96", 71), ("98", "2.054", 74),
     ("99", "2.326", 84), ("99.9", "3.09", 111)],
)  # fmt: skip
def test_safety_stock_rises_steeply_with_service(service: str, z: str, stock: int) -> None:
    found = figures(calculate("safety-stock", spread="0", service=service))
    assert found["z"] == z
    assert round(float(found["Safety stock"].removesuffix(" units"))) == stock


def test_attack_the_lead_time_first() -> None:
    assert calculate("safety-stock").note == (
        "Half the deviation of demand would need 167 units, half that of the lead time 101: "
        "attack the lead time first."
    )


def test_a_small_lot_fills_less() -> None:
    assert figures(calculate("fill-rate", lot="60"))["Fill rate"] == "98.75 %"


@pytest.mark.parametrize(("load", "wait"), [("80", "4"), ("90", "9"), ("95", "19")])
def test_queues_explode(load: str, wait: str) -> None:
    found = calculate("queue", utilization=load).figures[0]
    assert (found.text, found.unit) == (wait, "service times")


def test_the_master_schedule_row_by_row() -> None:
    table = calculate("available-to-promise").tables[0]
    assert [table.head, *(row for row in table.rows if row[0] in {r[0] for r in ATP})] == ATP


def test_the_gap_is_closed_cheapest_first() -> None:
    assert calculate("gap-closing").steps == (
        "Gap = 1,300 − 1,100 = 200 units.",
        "Pre-build: 60 of at most 60 at USD 6 = USD 360.",
        "Overtime: 100 of at most 100 at USD 12 = USD 1,200.",
        "Subcontract: 40 of at most 150 at USD 18 = USD 720.",
        "Doing nothing loses 200 × USD 35 = USD 7,000.",
        "Net benefit = USD 7,000 − USD 0 − USD 2,280 = USD 4,720.",
    )


def test_initiatives_wait_for_their_needs() -> None:
    rows = calculate("initiative-priority").tables[0].rows
    assert [(name.split()[0], score, wave) for name, score, wave in rows] == [
        ("I1", "2.5", "1"), ("I6", "5", "1"), ("I2", "1.33", "1"), ("I3", "2", "1"),
        ("I5", "1.67", "2"), ("I4", "1.33", "2"), ("I7", "4", "2"), ("I8", "0.38", "3"),
    ]  # fmt: skip


def test_payoffs_by_criterion() -> None:
    assert calculate("decision-criteria").tables[0].rows == (
        ("Overtime", "212.5", "180", "230", "210", "110"),
        ("Subcontract", "222.5", "160", "270", "220", "70"),
        ("Add a shift", "227.5", "90", "340", "223.33", "90"),
    )
