"""The running company: one set of data that pages, charts and questions explain by.

What follows from other values (contribution, revenue, totals) is computed here, so
that no two pages can disagree.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kb.charts.lettering import write_number

FAMILY_RESULTS = ("contribution", "annual", "average", "revenue", "annual_contribution")
MONEY_RESULTS = (
    "revenue",
    "variable_cost",
    "contribution",
    "cost_of_sales",
    "gross_profit",
    "operating_profit",
    "turns",
)
_PATH = re.compile(r"[a-z0-9][\w-]*(?:\.[a-z0-9][\w-]*|\[\d{1,3}\])*\Z")
_STEP = re.compile(r"[\w-]+|\[\d+\]")


@dataclass(frozen=True)
class Company:
    """The company's data with what follows from it; nested mappings, tuples, numbers, texts."""

    name: str = ""
    about: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)

    def lookup(self, path: str) -> Any:
        """Return the value at ``families.pumps.demand[2]``, items counted from 0, or None."""
        if not _PATH.match(path):
            return None
        value: Any = self.data
        for step in _STEP.findall(path):
            value = _take(value, step)
        return value

    @property
    def families(self) -> Mapping[str, Any]:
        """The planned families by id."""
        found: Mapping[str, Any] = self.data.get("families", {})
        return found


def _take(value: Any, step: str) -> Any:
    if step.startswith("["):
        at = int(step[1:-1])
        return value[at] if isinstance(value, tuple) and at < len(value) else None
    return value.get(step) if isinstance(value, Mapping) else None


def make_company(data: Mapping[str, Any]) -> Company:
    """Return the company with its derived values; ``data`` has passed the schema."""
    families = {
        name: {**family, **_derive_family(family)} for name, family in data["families"].items()
    }
    money = {**data.get("money", {})}
    money |= _derive_money(families, money)
    whole = _freeze({**data, "families": families, "money": money})
    return Company(data["name"], data["about"].strip(), whole)


def _derive_family(family: Mapping[str, Any]) -> dict[str, Any]:
    contribution = _tidy(family["price"] - family["variable_cost"])
    annual = _tidy(sum(family["demand"]))
    return {
        "contribution": contribution,
        "annual": annual,
        "average": _tidy(annual / len(family["demand"])),
        "revenue": _tidy(annual * family["price"]),
        "annual_contribution": _tidy(annual * contribution),
    }


def _derive_money(families: Mapping[str, Any], money: Mapping[str, Any]) -> dict[str, Any]:
    """Return the year's totals; those that need a cost that isn't given are left out."""
    revenue = _tidy(sum(family["revenue"] for family in families.values()))
    contribution = _tidy(sum(family["annual_contribution"] for family in families.values()))
    totals = {
        "revenue": revenue,
        "variable_cost": _tidy(revenue - contribution),
        "contribution": contribution,
    }
    if "fixed_manufacturing" in money:
        totals["cost_of_sales"] = _tidy(totals["variable_cost"] + money["fixed_manufacturing"])
        totals["gross_profit"] = _tidy(revenue - totals["cost_of_sales"])
        if "overhead" in money:
            totals["operating_profit"] = _tidy(totals["gross_profit"] - money["overhead"])
        if money.get("inventory"):
            totals["turns"] = _tidy(totals["cost_of_sales"] / money["inventory"])
    return totals


def _tidy(value: float) -> float:
    """Return a whole number as int, and others without binary noise."""
    rounded = round(value, 9)
    return int(rounded) if rounded == int(rounded) else rounded


def _freeze(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _freeze(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return tuple(_freeze(item) for item in value)
    return value


def write_value(value: Any, decimals: int | None = None) -> str | None:
    """Return a value as pages print it, a list with commas; None for a whole mapping."""
    if isinstance(value, Mapping) or value is None:
        return None
    if isinstance(value, Sequence) and not isinstance(value, str):
        parts = [write_value(item, decimals) for item in value]
        return None if None in parts else ", ".join(part or "" for part in parts)
    return value if isinstance(value, str) else write_number(value, decimals)


def is_value(value: Any) -> bool:
    """Tell whether this is a number, a text or a list of them, not a whole group."""
    return write_value(value) is not None


def write_formula(value: Any) -> str:
    """Return a number, text or list as a question's formula."""
    if isinstance(value, tuple):
        return f"[{', '.join(write_formula(item) for item in value)}]"
    return repr(value) if isinstance(value, str) else f"{value}"


def describe_unknown(path: str) -> str:
    """Return what to do about a path that leads to no value."""
    return f"The company has no value {path}. Correct the path, or add it to company.yaml."
