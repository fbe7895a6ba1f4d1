"""The formulas of S&OP and CPIM, once: worked examples, checks and tests use these.

Quantities are plain numbers in the units named; lists are one value a period.
Nothing is rounded here: whoever shows or sets a number rounds it.
"""

from kb.formulas.capacity import (
    break_even,
    learning,
    loads,
    months_to_load,
    rated_capacity,
    waiting,
)
from kb.formulas.decisions import (
    expected_value,
    fill_constraint,
    max_regrets,
    perfect_information,
    volume_mix,
)
from kb.formulas.forecasting import (
    abc_classes,
    bullwhip,
    coefficient_of_variation,
    equivalent_periods,
    errors,
    mad,
    mape,
    mse,
    smooth,
    tracking_signal,
    weighted_average,
    wmape,
)
from kb.formulas.inventory import (
    demand_deviation,
    eoq,
    fill_rate,
    lot_cost,
    normal_loss,
    pooled,
    z_value,
)
from kb.formulas.production import (
    available_to_promise,
    backlogs,
    inventories,
    level_rate_without_stockout,
    plan_cost,
    production_make_to_order,
    production_make_to_stock,
)

__all__ = [
    "abc_classes",
    "available_to_promise",
    "backlogs",
    "break_even",
    "bullwhip",
    "coefficient_of_variation",
    "demand_deviation",
    "eoq",
    "equivalent_periods",
    "errors",
    "expected_value",
    "fill_constraint",
    "fill_rate",
    "inventories",
    "learning",
    "level_rate_without_stockout",
    "loads",
    "lot_cost",
    "mad",
    "mape",
    "max_regrets",
    "months_to_load",
    "mse",
    "normal_loss",
    "perfect_information",
    "plan_cost",
    "pooled",
    "production_make_to_order",
    "production_make_to_stock",
    "rated_capacity",
    "smooth",
    "tracking_signal",
    "volume_mix",
    "waiting",
    "weighted_average",
    "wmape",
    "z_value",
]
