"""Topic 9, data requirements."""

from __future__ import annotations

from tests.content.numbers.printing import n, ns, numbers, signed

LINES, GOOD, BETTER = 20, 98, 99.5
SIZES = [1, 10, 20, 40, 80]
STORED, TRUE, DAILY = 6, 9, 50
SOLD, SNAPSHOTS = 1460, [1290, 1400, 1450]
ERRORS = [SOLD - forecast for forecast in SNAPSHOTS]
SHARES = [n(100 * error / SOLD, 1) for error in ERRORS]


def right(line: float, lines: int) -> float:
    """Return the percentage of bills of so many lines that are fully right."""
    return 100 * (line / 100) ** lines


def share(value: float) -> str:
    """Return a percentage without decimals where it is whole, else with one."""
    return n(value, 0 if abs(value - round(value)) < 1e-9 else 1)


EXPECTED = {
    "Table: Three kinds of data, three kinds of repair": numbers("0.30 40 1,080"),
    "Table: Six dimensions and how each fails": ["0"],
    "EX-09a": [
        n(LINES),
        n(GOOD),
        n(GOOD / 100, 2),
        n(LINES),
        n(right(GOOD, LINES), 1),
        n(BETTER, 1),
        n(BETTER / 100, 3),
        n(LINES),
        n(right(BETTER, LINES), 1),
    ],
    "Chart: Nearly right lines make a bill that is often wrong": [
        *ns(SIZES),
        n(BETTER, 1),
        n(BETTER, 1),
        n(right(BETTER, 80)),
        n(GOOD),
        n(GOOD),
        n(right(GOOD, 80)),
        *ns(SIZES),
        n(BETTER, 1),
        *ns([right(BETTER, size) for size in SIZES], decimals=1),
        n(GOOD),
        n(GOOD),
        *ns([right(GOOD, size) for size in SIZES[1:]], decimals=1),
    ],
    "EX-09c": numbers(f"100 100 | {signed(100)} − 100 → {n(100 - 100)} | 0 2 → {n(100 * 0 / 2)}"),
    "EX-09d": [
        n(SOLD),
        *ns(SNAPSHOTS),
        *[signed(error) for error in ERRORS],
        *SHARES,
        *ns(SOLD, SNAPSHOTS[0], ERRORS[0], ERRORS[0], SOLD),
        SHARES[0],
        *ns(ERRORS[-1], SOLD),
        SHARES[-1],
        n(1),
    ],
    "Table: A small error and where it ends": numbers("1,000"),
    "EX-09b": numbers(
        f"{STORED} {TRUE} {DAILY} | {STORED} × {DAILY} → {STORED * DAILY} | {TRUE} × {DAILY}"
        f" → {TRUE * DAILY} | {TRUE * DAILY} − {STORED * DAILY} → {(TRUE - STORED) * DAILY}"
    ),
}
