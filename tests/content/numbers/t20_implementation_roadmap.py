"""Topic 20, implementation roadmap."""

from __future__ import annotations

from fractions import Fraction

from kb import formulas as f
from kb.formulas.roadmap import Step, schedule
from tests.content.numbers.printing import COMPANY, labels, n, ns, numbers

LEVELS = [3, 2, 2, 2, 2, 1, 2, 2, 2, 2]
CORE = [0, 1, 2, 6]
TARGET, NEEDED = 3, 7
GAPS = [TARGET - level for level in LEVELS]
BELOW = sum(gap > 0 for gap in GAPS)
ONES, TWOS = GAPS.count(1), GAPS.count(2)
CORE_STEPS = sum(GAPS[i] > 0 for i in CORE)
LAGGING = sum(level < TARGET - 1 for level in LEVELS)
AFTER = len(LEVELS) - BELOW + CORE_STEPS

COST = COMPANY.lookup("money.programme")
BEFORE, AFTERWARDS, RATE = 8, 6, COMPANY.lookup("money.carrying_rate")
FREED = (BEFORE - AFTERWARDS) * 1_000_000
SAVING = FREED * RATE
HALF = FREED / 2 * RATE
YEARS = 2

ROOM, MOST = 8, 4
INITIATIVES = {  # gap, impact, effort, needs
    "I1": (1, 5, 2, ()),
    "I2": (1, 4, 3, ()),
    "I3": (1, 4, 2, ("I2",)),
    "I4": (1, 4, 3, ("I2",)),
    "I5": (1, 5, 3, ("I1", "I2")),
    "I6": (1, 5, 1, ("I1",)),
    "I7": (2, 4, 2, ("I4", "I5")),
    "I8": (1, 3, 8, ("I1", "I2", "I3", "I4")),
}
PLACED = schedule(
    [
        Step(name, name, 2, 3, gap, Fraction(impact), effort, needs=needs)
        for name, (gap, impact, effort, needs) in INITIATIVES.items()
    ],
    {},
    ROOM,
    MOST,
)
SCORES = {placed.step.id: n(float(placed.step.priority), 2) for placed in PLACED}


def score(name: str) -> list[str]:
    """Return the numbers of the step that works out one initiative's score."""
    return [*ns(INITIATIVES[name][:3]), SCORES[name]]


def efforts(wave: int) -> list[int]:
    """Return the effort of each initiative of a wave, in the order of work."""
    return [placed.step.effort for placed in PLACED if placed.wave == wave]


BARS = "Chart: The highest scores come second and seventh, because both wait for something else"

EXPECTED = {
    "EX-20b": [
        *ns(3, LEVELS, 2, 3, 3, 3, 2),
        *numbers(f"3 {len(LEVELS)} − {len(LEVELS) - BELOW} → {BELOW}"),
        *numbers(f"3 {ONES} × 1 + {TWOS} × 2 → {sum(GAPS)}"),
        *numbers(f"3 2 {CORE_STEPS} + {LAGGING} → {CORE_STEPS + LAGGING}"),
        *numbers(f"3 {len(LEVELS) - BELOW} + {CORE_STEPS} → {AFTER}"),
        *numbers(f"{NEEDED} − {AFTER} → {NEEDED - AFTER}"),
        *ns(CORE_STEPS + LAGGING, NEEDED - AFTER, CORE_STEPS + LAGGING + NEEDED - AFTER),
    ],
    "EX-20": numbers(
        f"{n(COST)} {BEFORE} {AFTERWARDS} {n(100 * RATE)}"
        f" | {BEFORE} − {AFTERWARDS} → {n(FREED / 1e6)} | {n(FREED)} × {n(100 * RATE)}"
        f" → {n(SAVING)} | {n(COST / 1000)} ÷ {n(SAVING / 1000)} × 12"
        f" → {n(f.payback_months(COST, SAVING), 1)}"
    ),
    "EX-20c": numbers(
        f"{n(COST)} {n(100 * RATE)} {n(FREED / 1e6)}"
        f" | {n(FREED / 2)} × {n(100 * RATE)} → {n(HALF)}"
        f" | {n(COST / 1000)} ÷ {n(HALF / 1000)} × 12 → {n(f.payback_months(COST, HALF), 1)}"
        f" | {n(COST)} ÷ {YEARS} → {n(COST / YEARS)}"
        f" | {n(COST / YEARS)} ÷ {n(100 * RATE)} → {n(COST / YEARS / RATE)}"
        f" | {n(FREED / 1000)} + {n(SAVING / 1000)} → {n((FREED + SAVING) / 1000)}"
        f" | {n(COST / 1000)} ÷ {n((FREED + SAVING) / 1000)} × 12"
        f" → {n(f.payback_months(COST, FREED + SAVING), 1)}"
        f" | {n(f.payback_months(COST, FREED + SAVING), 1)}"
    ),
    "Table: Which families make a good pilot": ns(COMPANY.lookup("families.tanks.demand")[0]),
    "Table: Four waves": numbers("1 0–90 | 2 3–6 | 3 6–12 | 4 12–24"),
    "EX-20d": [
        *ns(2, 1, 3, ROOM, MOST),
        *[
            x
            for order, placed in zip(labels(len(PLACED)), PLACED, strict=True)
            for x in [
                order,
                *ns(INITIATIVES[placed.step.id][:3]),
                SCORES[placed.step.id],
                n(placed.wave),
            ]
        ],
        *score("I1"),
        *score("I6"),
        *score("I7"),
        *score("I8"),
        *[x for wave in (1, 2) for x in ns(wave, efforts(wave), sum(efforts(wave)))],
        *ns(3, sum(efforts(3))),
    ],
    BARS: [*SCORES.values(), "2", *SCORES.values()],
}
