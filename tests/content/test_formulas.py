"""Every formula of the card, worked out from its own text and by the formulas' module."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kb import formulas as f
from kb.model import Formula
from quizzes.expressions import Scope
from tests.loaded import SHIPPED, open_library

LIBRARY, _ = open_library(SHIPPED)

# What the module says of a formula's example; None where the card holds plain arithmetic
# that the module has no function for.
WORKED: dict[str, Callable[..., float] | None] = {
    "forecast-error": lambda actual, forecast: f.errors([actual], [forecast])[0],
    "mad": lambda errors: f.mad(errors),
    "mse": lambda errors: f.mse(errors),
    "mape": f.mape,
    "wmape": f.wmape,
    "tracking-signal": lambda errors: f.tracking_signal(errors),
    "deviation-from-mad": None,
    "smoothing": f.smooth,
    "equivalent-periods": f.equivalent_periods,
    "variation": lambda demand: f.coefficient_of_variation(demand),
    "forecast-value-added": lambda before, after: f.forecast_value_added([before, after])[0],
    "production-make-to-stock": f.production_make_to_stock,
    "production-make-to-order": f.production_make_to_order,
    "level-strategy": f.level_rate_without_stockout,
    "load-profile": None,
    "projected-balance": lambda balance, lots, forecast, orders: f.inventories(
        balance, [lots], f.open_demand([forecast], [orders], 0)
    )[0],
    "discrete-atp": lambda on_hand, lots, orders: (
        f.available_to_promise(on_hand, [lots, 0], orders)[0] or 0
    ),
    "volume-variance": lambda plan, budget, prices: f.volume_mix(budget, plan, prices)[0],
    "price-volume-mix": lambda actual_price, budget_price, units: f.price_variance(
        [units], [actual_price], [budget_price]
    ),
    "cash-conversion": f.cash_conversion,
    "contribution-per-constraint-hour": None,
    "expected-value": f.expected_value,
    "evpi": lambda one, other, probabilities: f.perfect_information([one, other], probabilities),
    "eoq": lambda demand, order_cost, holding: f.eoq(demand, order_cost, holding),
    "lot-cost": f.lot_cost,
    "safety-stock": lambda z, sigma, lead_time: z * f.demand_deviation(sigma, lead_time),
    "lead-time-variability": f.demand_deviation,
    "reorder-point": lambda demand, lead_time, safety: f.reorder_point(demand, lead_time, safety),
    "order-up-to": lambda demand, review, lead_time, z, sigma: f.order_up_to(
        demand, review, lead_time, z * f.demand_deviation(sigma, review + lead_time)
    ),
    "normal-loss": f.normal_loss,
    "fill-rate": f.fill_rate,
    "risk-pooling": lambda safety, sites: f.pooled(safety, sites),
    "turns": lambda cost, inventory: f.turns(cost, inventory),
    "days-of-supply": lambda turns: 365 / turns,
    "gmroi": None,
    "utilization": f.utilization,
    "efficiency": f.efficiency,
    "rated-capacity": f.rated_capacity,
    "oee": lambda availability, performance, quality: f.perfect_orders(
        [availability, performance, quality]
    ),
    "takt": f.takt,
    "queue": f.waiting,
    "littles-law": None,
    "break-even-point": f.break_even,
    "months-to-load": lambda capacity, demand, growth: f.months_to_load(demand, growth, capacity),
    "learning-curve": f.learning,
    "bullwhip-ratio": f.bullwhip,
    "perfect-order": f.perfect_orders,
    "payback-period": lambda cost, benefit: f.payback_months(cost, benefit),
}


def as_floats(value: Any) -> Any:
    return [float(item) for item in value] if isinstance(value, list) else float(value)


def test_every_formula_is_compared() -> None:
    assert [formula.id for formula in LIBRARY.formulas] == list(WORKED)


@pytest.mark.parametrize("formula", LIBRARY.formulas, ids=lambda formula: formula.id)
def test_the_text_the_module_and_the_result_agree(formula: Formula) -> None:
    value = float(Scope(formula.example).evaluate_number(formula.expression))
    places = len(str(formula.result).rstrip("0").partition(".")[2])
    assert round(value, places) == formula.result

    worked = WORKED[formula.id]
    if worked is not None:
        assert worked(**formula.example) == pytest.approx(value, rel=1e-9)


@pytest.mark.parametrize("formula", LIBRARY.formulas, ids=lambda formula: formula.id)
def test_a_formula_shows_what_it_needs(formula: Formula) -> None:
    assert formula.html.startswith("<math")
    assert all(symbol.html.startswith("<math") for symbol in formula.symbols)
    topic = LIBRARY.by_slug[formula.topic]
    assert topic.section(formula.section) is not None
