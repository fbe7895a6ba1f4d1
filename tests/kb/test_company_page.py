"""The running company's page, made from the data alone."""

from __future__ import annotations

from pathlib import Path

from kb.charts import Chart, Limit, Series
from kb.company import Company
from kb.company_file import load_company
from kb.company_page import (
    Table,
    chart_revenue,
    chart_swings,
    list_demand,
    list_families,
    list_groups,
    list_money,
    list_statement,
    name_key,
)
from settings import ROOT

COMPANY = load_company([Path(ROOT / "tests" / "sample_content")], [])
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def test_the_families_that_swing_most_come_first() -> None:
    assert chart_swings(COMPANY) == Chart(
        "lines",
        "Pumps swing most: from 70 to 130\u202f% of an average month.",
        "Demand by month for the families that swing most. Pumps go from 70 to 130\u202f% of an "
        "average month; Cabinets move less.",
        "Percent of the family’s average month",
        MONTHS,
        (
            Series("Pumps", (*[100.0] * 4, 130.0, *[100.0] * 6, 70.0)),
            Series("Cabinets", (100.0,) * 12),
        ),
        (Limit(100, "Average month"),),
    )


def test_revenue_is_shown_in_millions_with_the_rest_as_others() -> None:
    chart = chart_revenue(COMPANY)

    assert (chart.title, chart.alt) == (
        "Cabinets and Pumps bring 100\u202f% of the year’s revenue.",
        "Revenue of the year by family, in millions of US dollars: Cabinets 0.2, Pumps 0.1.",
    )
    assert (chart.x, chart.series) == (("Cabinets", "Pumps"), (Series("Revenue", (0.216, 0.132)),))


def test_of_many_families_the_smallest_are_joined() -> None:
    shipped = chart_revenue(load_company([ROOT / "content"], []))

    assert (len(shipped.x), shipped.x[-1]) == (7, "Others")


def test_the_tables_hold_the_data() -> None:
    assert list_families(COMPANY).rows == (
        ("Pumps", "make to stock", "110", "74.5", "35.5", "1,200 units"),
        ("Cabinets", "make to order", "4,500", "3,150", "1,350", "48 cabinets"),
    )
    assert list_demand(COMPANY) == Table(
        "Demand by month",
        ("Family", *MONTHS),
        (
            ("Pumps", *["100"] * 4, "130", *["100"] * 6, "70"),
            ("Cabinets", *["4"] * 12),
        ),
    )
    assert list_statement(COMPANY).rows == (
        ("Revenue", "348,000"),
        ("Variable cost", "−240,600"),
        ("Contribution", "107,400"),
        ("Fixed cost of manufacturing", "−40,000"),
        ("Gross profit", "67,400"),
        ("Selling, development, administration", "−30,000"),
        ("Operating profit", "37,400"),
    )
    assert list_money(COMPANY).rows == (
        ("Inventory", "25,000"),
        ("Carrying rate", "0.2"),
        ("Cost of sales", "280,600"),
        ("Turns", "11.2"),
    )


def test_further_groups_have_a_column_for_each_field_they_share() -> None:
    assert list_groups(COMPANY) == [
        Table(
            "Resources",
            ("", "Unit", "Demonstrated", "Hours"),
            (("Assembly", "units a month", "110", "Pumps 0.3"),),
        )
    ]


def test_entries_that_share_little_are_told_one_by_one() -> None:
    tables = {table.title: table for table in list_groups(load_company([ROOT / "content"], []))}

    assert tables["Bought parts"].head == ("", "What is known")
    assert tables["Bought parts"].rows[1] == (
        "Seal kit",
        "use a year 12,000; cost of an order, USD 75; holding one for a year, USD 5",
    )


def test_a_key_reads_as_a_heading() -> None:
    labelled = Company("C", "", {"labels": {"daily_demand": "Use a day"}})
    assert name_key(labelled, "hours_a_day") == "Hours a day"
    assert name_key(labelled, "daily_demand") == "Use a day"
