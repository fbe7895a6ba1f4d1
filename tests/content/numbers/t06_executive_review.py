"""Topic 6, executive review."""

from __future__ import annotations

from tests.content.numbers.printing import COMPANY, n, ns, numbers

PUMPS, LEVERS = COMPANY.lookup("families.pumps"), COMPANY.lookup("levers")
ASKED, CAN = PUMPS["demand"][4], PUMPS["capacity"]
GAP, UNIT = ASKED - CAN, PUMPS["contribution"]
AHEAD, OVERTIME, OUTSIDE = LEVERS["pre-build"], LEVERS["overtime"], LEVERS["subcontract"]
REST = GAP - AHEAD["limit"] - OVERTIME["limit"]
LATE = OVERTIME["limit"] * OVERTIME["cost"]
CHEAPEST = AHEAD["limit"] * AHEAD["cost"] + LATE + REST * OUTSIDE["cost"]
LOST = GAP - OVERTIME["limit"]
APRIL = LATE + LOST * UNIT

EXPECTED = {
    "EX-06": numbers(
        f"{GAP} {n(ASKED)} {n(CAN)} {UNIT} {n(CHEAPEST)} | {GAP} × {UNIT} → {n(GAP * UNIT)}"
        f" | {n(CHEAPEST)} | {n(GAP * UNIT)} − {n(CHEAPEST)} → {n(GAP * UNIT - CHEAPEST)}"
        f" | {n(CHEAPEST)}"
    ),
    "EX-06b": [
        *ns(OUTSIDE["cost"], OVERTIME["cost"], OVERTIME["limit"], AHEAD["limit"], AHEAD["cost"]),
        *ns(GAP, UNIT, AHEAD["limit"], AHEAD["cost"], OVERTIME["limit"], OVERTIME["cost"]),
        *ns(REST, OUTSIDE["cost"], CHEAPEST, OVERTIME["limit"], OVERTIME["cost"], LATE),
        *ns(GAP, OVERTIME["limit"], LOST, LOST, UNIT, LOST * UNIT),
        *ns(LATE, LOST * UNIT, APRIL, APRIL, CHEAPEST, APRIL - CHEAPEST),
    ],
}
