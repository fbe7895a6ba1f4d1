"""Calculations that readers repeat with their own numbers: pages, charts and the API use them."""

from kb.calculations import (
    backlog,
    capacity,
    cash,
    decisions,
    forecast_error,
    forecasting,
    growth,
    inventory,
    measures,
    money,
    pace,
    priorities,
    production,
    promising,
    replenishment,
    resources,
    rough_cut,
    safety_stock,
    segmentation,
)
from kb.calculations.fields import Field
from kb.calculations.model import Calculation, Grid, Outcome, Result

ALL: tuple[Calculation, ...] = (
    *promising.CALCULATIONS,
    *forecast_error.CALCULATIONS,
    *forecasting.CALCULATIONS,
    *segmentation.CALCULATIONS,
    *production.CALCULATIONS,
    *backlog.CALCULATIONS,
    *rough_cut.CALCULATIONS,
    *resources.CALCULATIONS,
    *money.CALCULATIONS,
    *cash.CALCULATIONS,
    *decisions.CALCULATIONS,
    *inventory.CALCULATIONS,
    *safety_stock.CALCULATIONS,
    *replenishment.CALCULATIONS,
    *capacity.CALCULATIONS,
    *pace.CALCULATIONS,
    *growth.CALCULATIONS,
    *measures.CALCULATIONS,
    *priorities.CALCULATIONS,
)
_BY_ID = {calculation.id: calculation for calculation in ALL}


def find(id: str) -> Calculation | None:
    """Return the calculation of that name, or None."""
    return _BY_ID.get(id)


__all__ = ["ALL", "Calculation", "Field", "Grid", "Outcome", "Result", "find"]
