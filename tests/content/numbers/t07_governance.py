"""Topic 7, governance."""

from __future__ import annotations

from tests.content.numbers.printing import COMPANY, n, ns, numbers

ROWS = 5
CONSULTED, KEPT, EACH = 6, 3, 0.5
CHANGES = 2 * len(COMPANY.families)
BEFORE, AFTER = CONSULTED * EACH, KEPT * EACH

DRAFT = [["A", "R", "A", "C"], ["C", "I", "R", "R"], ["C", "A/R", "I", "I"]]
AS = [sum("A" in role for role in row) for row in DRAFT]
ONE_A, TWO_A, NO_A = AS.count(1), AS.count(2), AS.count(0)
SOME_R = sum(any("R" in role for role in row) for row in DRAFT)

EXPECTED = {
    "EX-07": ns(ROWS, ROWS, ROWS, ROWS, 0),
    "EX-07c": ns(ONE_A, len(DRAFT), TWO_A, len(DRAFT), NO_A, len(DRAFT), SOME_R, len(DRAFT)),
    "EX-07b": [
        *ns(1, 2, CONSULTED, CONSULTED),
        n(EACH, 1),
        n(BEFORE),
        n(KEPT),
        *ns(EACH, AFTER, decimals=1),
        *ns(len(COMPANY.families), 2, CHANGES, CHANGES, BEFORE),
        n(AFTER, 1),
        n(CHANGES * (BEFORE - AFTER)),
    ],
    "Table: Limits in the charter of the pilot": numbers("3 2 2 5 5,000 2"),
}
