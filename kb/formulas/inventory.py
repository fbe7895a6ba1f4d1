"""Lot sizes, safety stock and service."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import NormalDist

NORMAL = NormalDist()


def eoq(demand: float, order_cost: float, holding: float) -> float:
    """Return the economic order quantity; demand and holding cover the same time."""
    return math.sqrt(2 * demand * order_cost / holding)


def lot_cost(quantity: float, demand: float, order_cost: float, holding: float) -> float:
    """Return yearly ordering plus holding cost at a lot size."""
    return demand / quantity * order_cost + quantity / 2 * holding


def z_value(service: float) -> float:
    """Return the safety factor for a cycle service level given as a share."""
    return NORMAL.inv_cdf(service)


def normal_loss(z: float) -> float:
    """Return the unit normal loss function G(z) = φ(z) − z·(1 − Φ(z))."""
    return NORMAL.pdf(z) - z * (1 - NORMAL.cdf(z))


def demand_deviation(
    sigma: float, lead_time: float, demand: float = 0, sigma_lead: float = 0
) -> float:
    """Return σ of demand over the lead time; demand and lead time independent."""
    return math.sqrt(lead_time * sigma**2 + demand**2 * sigma_lead**2)


def fill_rate(deviation: float, z: float, quantity: float) -> float:
    """Return the share of units filled from stock with lots of this quantity."""
    return 1 - deviation * normal_loss(z) / quantity


def pooled(safety_stock: float, sites: int, into: int = 1) -> float:
    """Return total safety stock after pooling equal, independent sites by the square-root law."""
    return safety_stock * sites * math.sqrt(into / sites)


def order_up_to(demand: float, review: float, lead_time: float, safety_stock: float) -> float:
    """Return the target of a periodic review: demand over review and lead time, and the stock."""
    return demand * (review + lead_time) + safety_stock


def reorder_point(demand: float, lead_time: float, safety_stock: float) -> float:
    """Return demand during the lead time plus safety stock."""
    return demand * lead_time + safety_stock


def turns(cost_of_sales: float, inventory: float) -> float:
    """Return inventory turns a year; 365 over them is days of supply."""
    return cost_of_sales / inventory


def perfect_orders(shares: Sequence[float]) -> float:
    """Return the share of orders without any fault when faults are independent."""
    return math.prod(shares)
