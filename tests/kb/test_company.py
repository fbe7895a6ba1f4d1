"""The running company's data and what follows from it."""

from __future__ import annotations

from typing import Any

import pytest

from kb.company import Company, is_value, make_company, write_formula, write_value

FAMILY = {"price": 110, "variable_cost": 74.5, "demand": [100] * 11 + [70]}
MONEY = {"fixed_manufacturing": 20000, "overhead": 10000, "inventory": 10000}


def company(**money: float) -> Company:
    return make_company(
        {
            "name": "Sample Works",
            "about": "One. \n",
            "families": {"pumps": {**FAMILY, "items": {"p10": {"share": 0.45}}}},
            "money": money,
        }
    )


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("families.pumps.price", 110),
        ("families.pumps.demand[11]", 70),
        ("families.pumps.items.p10.share", 0.45),
        ("families.pumps.contribution", 35.5),
        ("families.pumps.annual", 1170),
        ("families.pumps.average", 97.5),
        ("families.pumps.revenue", 128700),
        ("families.pumps.annual_contribution", 41535),
        ("name", "Sample Works"),
        ("families.pumps.demand[12]", None),
        ("families.pumps.price[0]", None),
        ("families.pumps.demand.price", None),
        ("families.none", None),
        ("families..pumps", None),
        ("families.pumps.demand[-1]", None),
        ("", None),
    ],
)
def test_a_path_leads_to_a_value_or_to_none(path: str, value: object) -> None:
    assert company().lookup(path) == value


def test_the_year_adds_up_from_the_families() -> None:
    assert company(**MONEY).lookup("money") == {
        **MONEY,
        "revenue": 128700,
        "variable_cost": 87165,
        "contribution": 41535,
        "cost_of_sales": 107165,
        "gross_profit": 21535,
        "operating_profit": 11535,
        "turns": 10.7165,
    }


def test_totals_that_need_an_unknown_cost_are_left_out() -> None:
    assert company().lookup("money") == {
        "revenue": 128700,
        "variable_cost": 87165,
        "contribution": 41535,
    }


def test_about_is_trimmed_and_lists_cannot_change() -> None:
    made = company()

    assert (made.name, made.about) == ("Sample Works", "One.")
    assert made.families["pumps"]["demand"] == (*[100] * 11, 70)


@pytest.mark.parametrize(
    ("value", "written", "formula"),
    [
        (1080, "1,080", "1080"),
        (-0.25, "−0.25", "-0.25"),
        ((1080, 2.5), "1,080, 2.5", "[1080, 2.5]"),
        ("it's", "it's", '"it\'s"'),
        (("Jan", "Feb"), "Jan, Feb", "['Jan', 'Feb']"),
    ],
)
def test_values_are_written_for_pages_and_for_questions(
    value: Any, written: str, formula: str
) -> None:
    assert (write_value(value), write_formula(value)) == (written, formula)


def test_a_group_is_no_value() -> None:
    assert [is_value(v) for v in ({"a": 1}, None, ({"a": 1},), (1,), 0, "x")] == [
        False,
        False,
        False,
        True,
        True,
        True,
    ]
