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

PAINT, TANKS = COMPANY.lookup("resources.paint-line"), COMPANY.lookup("families.tanks")
ON_PUMP, ON_TANK = PAINT["hours"]["pumps"], PAINT["hours"]["tanks"]
MADE, TANK, HAS = TANKS["demand"][2], TANKS["contribution"], PAINT["demonstrated"]
LOAD = CAN * ON_PUMP + MADE * ON_TANK
OVER = LOAD - HAS
PUMPS_WAIT, TANKS_WAIT = OVER / ON_PUMP, OVER / ON_TANK
PUMPS_EARN, TANKS_EARN = PUMPS_WAIT * UNIT, TANKS_WAIT * TANK
PER_PUMP, PER_TANK = n(ON_PUMP, 2), n(ON_TANK, 2)

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
    "EX-06c": numbers(
        f"{n(CAN)} {PER_PUMP} {n(MADE)} {PER_TANK} {n(HAS)} {n(UNIT)} {n(TANK)}"
        f" | {n(CAN)} × {PER_PUMP} + {n(MADE)} × {PER_TANK} → {n(LOAD)}"
        f" | {n(LOAD)} − {n(HAS)} → {n(OVER)}"
        f" | {n(OVER)} ÷ {PER_PUMP} → {n(PUMPS_WAIT)}"
        f" | {n(PUMPS_WAIT)} × {n(UNIT)} → {n(PUMPS_EARN)}"
        f" | {n(OVER)} ÷ {PER_TANK} → {n(TANKS_WAIT)}"
        f" | {n(TANKS_WAIT)} × {n(TANK)} → {n(TANKS_EARN)}"
        f" | {n(PUMPS_EARN)} − {n(TANKS_EARN)} → {n(PUMPS_EARN - TANKS_EARN)}"
        f" | {n(PUMPS_EARN - TANKS_EARN)}"
    ),
}
