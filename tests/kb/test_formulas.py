"""Formulas against hand-checked numbers."""

from __future__ import annotations

from typing import Any

import pytest

from kb import formulas as f

ACTUAL = [120, 95, 130, 110, 140, 105]
FORECAST = [110, 110, 115, 115, 120, 120]
DEMAND = [800, 900, 1000, 1200, 1400, 1300]


def near(value: Any) -> Any:
    return pytest.approx(value, abs=0.005)


def test_forecast_error_measures() -> None:
    e = f.errors(ACTUAL, FORECAST)
    assert e == [10, -15, 15, -5, 20, -15]
    assert f.mad(e) == near(13.33)
    assert f.mse(e) == 200
    assert 100 * f.mape(ACTUAL, FORECAST) == near(11.46)
    assert 100 * f.wmape(ACTUAL, FORECAST) == near(11.43)
    assert f.tracking_signal(e) == near(0.75)


def test_a_small_error_can_be_biased() -> None:
    actual = [92, 95, 90, 97, 94, 96]
    e = f.errors(actual, [100] * 6)
    assert (sum(e), f.mad(e), f.tracking_signal(e)) == (-36, 6, -6)
    assert 100 * f.wmape(actual, [100] * 6) == pytest.approx(6.4, abs=0.05)


def test_percentage_errors_weigh_items_differently() -> None:
    assert f.mape([1000, 10], [900, 20]) == pytest.approx(0.55)
    assert 100 * f.wmape([1000, 10], [900, 20]) == pytest.approx(10.9, abs=0.05)


def test_smoothing_and_averages() -> None:
    assert f.smooth(500, 560, 0.2) == 512
    assert f.equivalent_periods(0.2) == 9
    assert f.weighted_average([120, 95, 130], [0.2, 0.3, 0.5]) == 117.5


def test_segmentation() -> None:
    values = [200_000, 120_000, 40_000, 18_000, 10_000, 6_000, 4_000, 2_000]
    assert f.abc_classes(values) == ["A", "A", "B", "B", "C", "C", "C", "C"]
    assert f.abc_classes([1, 99]) == ["C", "A"]
    assert f.coefficient_of_variation([80, 100, 120, 100, 90, 110]) == near(0.14)
    assert f.coefficient_of_variation([0, 0, 150, 0, 40, 10]) == near(1.78)


def test_production_plans_reverse_their_signs() -> None:
    assert f.production_make_to_stock(3240, 280, 500) == 3460
    assert f.production_make_to_order(2200, 600, 350) == 2450
    assert f.backlogs(600, [490] * 5, [400, 450, 500, 450, 400]) == [510, 470, 480, 440, 350]


def test_level_chase_and_hybrid_costs() -> None:
    plans = ([1100] * 6, DEMAND, [900] * 3 + [1300] * 3)
    costs = [f.plan_cost(100, 1100, plan, DEMAND, 5, 8, 6) for plan in plans]
    assert costs == [(13_500, 0), (3_000, 7_200), (4_500, 4_400)]


def test_a_level_plan_can_stock_out() -> None:
    demand = [900, 1000, 1300, 1500, 1100, 800]
    assert f.inventories(200, [1100] * 6, demand) == [400, 500, 300, -100, -100, 200]
    assert f.level_rate_without_stockout(200, demand) == 1125
    assert f.inventories(200, [1125] * 6, demand)[-1] == 350


def test_bill_of_resources() -> None:
    load = f.loads([[0.5, 0.5, 0.2], [1.2, 0.3, 0.5]], [[100, 100, 120, 120], [50, 60, 40, 50]])
    assert load == [
        pytest.approx([110, 122, 108, 120]),
        pytest.approx([65, 68, 72, 75]),
        pytest.approx([45, 50, 44, 49]),
    ]


def test_lot_size() -> None:
    assert f.eoq(12_000, 75, 5) == 600
    assert (f.lot_cost(600, 12_000, 75, 5), f.lot_cost(900, 12_000, 75, 5)) == (3000, 3250)


def test_safety_stock() -> None:
    assert 1.645 * f.demand_deviation(12, 9) == near(59.22)
    assert 1.645 * f.demand_deviation(12, 9, 50, 2) == pytest.approx(174.8, abs=0.05)
    assert 1.645 * f.demand_deviation(12, 14) == pytest.approx(73.9, abs=0.05)
    assert [round(f.z_value(p), 3) for p in (0.9, 0.95, 0.99)] == [1.282, 1.645, 2.326]
    assert 100 * f.fill_rate(36, 1.645, 600) == near(99.87)
    assert 100 * f.fill_rate(36, 1.645, 60) == near(98.75)
    assert f.pooled(100, 4) == 200


def test_capacity() -> None:
    assert f.rated_capacity(300, 0.82, 1.05) == near(258.3)
    assert [round(f.waiting(u)) for u in (0.8, 0.9, 0.95)] == [4, 9, 19]
    assert [round(f.learning(100, n, 0.8), 1) for n in (1, 2, 4, 8)] == [100, 80, 64, 51.2]
    assert f.break_even(120_000, 18, 24) == 20_000
    assert round(f.months_to_load(780, 0.01, 1000), 2) == 24.97


def test_decisions_under_uncertainty() -> None:
    table = [[180, 220, 230], [160, 230, 270], [90, 240, 340]]
    p = [0.25, 0.5, 0.25]
    assert [f.expected_value(row, p) for row in table] == [212.5, 222.5, 227.5]
    assert f.max_regrets(table) == [110, 70, 90]
    assert f.perfect_information(table, p) == 22.5


def test_money() -> None:
    volume, mix = f.volume_mix([8500, 4500, 2300], [8000, 5000, 2000], [60, 40, 100])
    assert (round(volume), round(mix)) == (-18_039, -21_961)
    limits, contribution, hours = [8000, 5000, 2000], [24, 18, 30], [0.4, 0.2, 1.0]
    per_hour = [c / h for c, h in zip(contribution, hours, strict=True)]
    units, total = f.fill_constraint(limits, contribution, hours, 4500, per_hour)
    assert (units, total) == ([8000, 5000, near(300)], near(291_000))
    assert f.fill_constraint(limits, contribution, hours, 4500, contribution) == (
        [6250, 0, 2000],
        210_000,
    )


def test_amplification() -> None:
    ratio = f.bullwhip([120, 90, 130, 80, 110, 70], [100, 104, 98, 102, 96, 100])
    assert round(ratio) == 70


def test_available_to_promise() -> None:
    orders = [45, 38, 50, 20, 10, 0]
    result = f.available_to_promise(50, [0, 80, 80, 0, 80, 0], orders)
    assert result == [5, 42, 10, None, 70, None]


def test_a_level_plan_and_a_chase_plan() -> None:
    assert f.level_rate(100, DEMAND, 100) == 1100
    assert f.chase_plan(100, DEMAND, 100) == DEMAND
    assert f.chase_plan(1000, DEMAND, 100) == [0, 800, 1000, 1200, 1400, 1300]


def test_a_shortage_costs_no_holding() -> None:
    demand = [900, 1000, 1300, 1500, 1100, 800]
    assert f.plan_cost(200, 1100, [1100] * 6, demand, 1, 8, 6) == (1400, 0)


def test_projected_available_balance() -> None:
    demand = f.open_demand([40] * 6, [45, 38, 50, 20, 10, 0], 2)
    assert demand == [45, 38, 50, 40, 40, 40]
    assert f.schedule_lots(50, demand, 80) == ([0, 80, 80, 0, 80, 0], [5, 47, 77, 37, 77, 37])
    assert f.schedule_lots(0, [100, 10], 80) == ([160, 0], [60, 50])


def test_segments_and_touches() -> None:
    assert f.cumulative_shares([50, 30, 20]) == [0.5, 0.8, 1]
    assert [f.xyz_class(cv) for cv in (0.2, 0.21, 0.5, 0.51)] == ["X", "Y", "Y", "Z"]
    assert f.forecast_value_added([28, 22, 20, 24]) == [6, 2, -4]


def test_planning_factors_and_profiles() -> None:
    assert f.planning_factors([220, 240], [0.5, 0.3]) == [[110, 120], [66, 72]]
    plan = [[100, 100, 120, 120], [50, 60, 40, 50]]
    hours = [[0.5, 0.5, 0.2], [1.2, 0.3, 0.5]]
    load = f.profile_loads(hours, [[1, 1, 0], [2, 1, 0]], plan)
    assert load == [
        pytest.approx([60, 122, 98, 120, 60, 0]),
        pytest.approx([0, 65, 68, 72, 75, 0]),
        pytest.approx([0, 0, 45, 50, 44, 49]),
    ]


def test_pace_and_measures_of_capacity() -> None:
    assert (f.utilization(246, 300), f.efficiency(258.3, 246)) == (0.82, near(1.05))
    assert f.takt(18_000, 1200) == 15


def test_stock_levels() -> None:
    assert f.reorder_point(50, 9, 60) == 510
    assert f.order_up_to(50, 5, 9, 74) == 774
    assert f.turns(48, 8) == 6
    assert f.perfect_orders([0.97, 0.96, 0.98, 0.99]) == pytest.approx(0.903, abs=0.0005)


def test_levers_and_money() -> None:
    assert f.laplace([[180, 220, 230], [90, 240, 340]]) == [210, near(223.33)]
    assert f.close_gap(200, [100, 150, 60], [12, 18, 6]) == ([100, 40, 60], 0)
    assert f.close_gap(400, [100, 150, 60], [12, 18, 6]) == ([100, 150, 60], 90)
    assert f.price_variance([8000, 5000], [61, 40], [60, 40]) == 8000
    assert f.cash_conversion(60, 45, 35) == 70
    assert f.payback_months(240, 400) == near(7.2)
