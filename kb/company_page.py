"""What the running company's page shows: charts and tables made from its data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kb.charts import Chart, Limit, Series, write_number
from kb.company import Company, write_value

SWINGS = 4
LARGEST = 6
_STATEMENT = (
    ("revenue", "Revenue"),
    ("variable_cost", "Variable cost"),
    ("contribution", "Contribution"),
    ("fixed_manufacturing", "Fixed cost of manufacturing"),
    ("gross_profit", "Gross profit"),
    ("overhead", "Selling, development, administration"),
    ("operating_profit", "Operating profit"),
)
_COSTS = frozenset({"variable_cost", "fixed_manufacturing", "overhead"})
_ROUNDED = {"turns": 1}
_GROUPED = frozenset({"name", "about", "months", "families", "money", "calendar", "labels"})


@dataclass(frozen=True)
class Table:
    """A titled table; the first cell of each row names it."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def chart_swings(company: Company) -> Chart:
    """Return demand by month as percent of a family's average month, largest swings only."""
    families = [family for family in company.families.values() if family["average"]]
    families.sort(key=_measure_swing, reverse=True)
    shown = families[:SWINGS]
    shares = [tuple(100 * d / family["average"] for d in family["demand"]) for family in shown]
    first, low, high = shown[0]["name"], min(shares[0]), max(shares[0])
    reach = f"from {write_number(low, 0)} to {write_number(high, 0)}\u202f% of an average month"
    others = ", ".join(family["name"] for family in shown[1:])
    return Chart(
        kind="lines",
        title=f"{first} swing most: {reach}.",
        alt=f"Demand by month for the families that swing most. {first} go {reach}; "
        f"{others} move less.",
        unit="Percent of the family’s average month",
        x=company.data["months"],
        series=tuple(
            Series(family["name"], share) for family, share in zip(shown, shares, strict=True)
        ),
        limits=(Limit(100, "Average month"),),
    )


def _measure_swing(family: Mapping[str, Any]) -> float:
    swing: float = (max(family["demand"]) - min(family["demand"])) / family["average"]
    return swing


def chart_revenue(company: Company) -> Chart:
    """Return the year's revenue by family."""
    families = sorted(company.families.values(), key=lambda f: -float(f["revenue"]))
    millions = {family["name"]: family["revenue"] / 1e6 for family in families[:LARGEST]}
    if len(families) > LARGEST:
        millions["Others"] = sum(family["revenue"] for family in families[LARGEST:]) / 1e6
    two = list(millions)[:2]
    total = sum(millions.values())
    share = write_number(100 * sum(millions[name] for name in two) / total, 0) if total else "0"
    return Chart(
        kind="bars",
        title=f"{' and '.join(two)} bring {share}\u202f% of the year’s revenue.",
        alt="Revenue of the year by family, in millions of US dollars: "
        + ", ".join(f"{name} {write_number(value, 1)}" for name, value in millions.items())
        + ".",
        unit="USD million a year",
        x=tuple(millions),
        series=(Series("Revenue", tuple(millions.values())),),
        decimals=1,
    )


def list_families(company: Company) -> Table:
    """Return the families with their money."""
    head = ("Family", "Environment", "Price, USD", "Variable cost, USD", "Contribution, USD")
    keys = ("price", "variable_cost", "contribution")
    rows = tuple(
        (
            family["name"],
            family["environment"].replace("-", " "),
            *(write_number(family[key]) for key in keys),
            f"{write_number(family['annual'])} {family['unit']}",
        )
        for family in company.families.values()
    )
    return Table("Families", (*head, "Demand of the year"), rows)


def list_demand(company: Company) -> Table:
    """Return demand by family and month."""
    rows = tuple(
        (family["name"], *(write_number(d) for d in family["demand"]))
        for family in company.families.values()
    )
    return Table("Demand by month", ("Family", *company.data["months"]), rows)


def list_statement(company: Company) -> Table:
    """Return the year's money from revenue down to profit."""
    money = company.data["money"]
    rows = tuple(
        (label, write_number(-money[key] if key in _COSTS else money[key]))
        for key, label in _STATEMENT
        if key in money
    )
    return Table("The year in money", ("", "USD"), rows)


def list_money(company: Company) -> Table:
    """Return what else is known of the company's money."""
    known = {key for key, _ in _STATEMENT}
    rows = tuple(
        (name_key(company, key), write_value(value, _ROUNDED.get(key)) or "")
        for key, value in company.data["money"].items()
        if key not in known and not isinstance(value, Mapping)
    )
    return Table("Stock, cash and rates", ("", "Value"), rows)


def list_groups(company: Company) -> list[Table]:
    """Return a table for each further group of named entries: resources, levers, items …"""
    tables = []
    for key, group in company.data.items():
        entries = list(group.values()) if isinstance(group, Mapping) else []
        named = [entry for entry in entries if isinstance(entry, Mapping) and "name" in entry]
        if key in _GROUPED or not entries or len(named) < len(entries):
            continue
        columns = list(dict.fromkeys(c for entry in named for c in entry if c != "name"))
        if sum(len(entry) - 1 for entry in named) < 0.7 * len(columns) * len(named):
            tables.append(_list_loosely(company, key, named))
            continue
        rows = tuple(
            (entry["name"], *(_write_cell(company, entry.get(column)) for column in columns))
            for entry in named
        )
        head = ("", *(name_key(company, column) for column in columns))
        tables.append(Table(name_key(company, key), head, rows))
    return tables


def _list_loosely(company: Company, group: str, entries: Sequence[Mapping[str, Any]]) -> Table:
    """Return entries that have little in common: each with what is known of it."""
    rows = []
    for entry in entries:
        known = [
            f"{_name_within(company, key)} {_write_cell(company, value)}"
            for key, value in entry.items()
            if key != "name"
        ]
        rows.append((entry["name"], "; ".join(known)))
    return Table(name_key(company, group), ("", "What is known"), tuple(rows))


def _name_within(company: Company, key: str) -> str:
    """Return a field's name for the middle of a sentence."""
    name = name_key(company, key)
    return "in" if key == "unit" else name[:1].lower() + name[1:]


def _write_cell(company: Company, value: Any) -> str:
    if isinstance(value, Mapping):
        named = ((name_key(company, key), write_value(one)) for key, one in value.items())
        return ", ".join(f"{name} {one}" for name, one in named)
    return "–" if value is None else write_value(value) or ""


def name_key(company: Company, key: str) -> str:
    """Return a field's name as a heading: its label, else its words."""
    if label := company.data.get("labels", {}).get(key):
        return str(label)
    words = key.replace("_", " ").replace("-", " ")
    return words[:1].upper() + words[1:]
