"""Topic 7, governance."""

from __future__ import annotations

from tests.content.numbers.printing import COMPANY, n, ns, numbers

ROWS = 5
CONSULTED, KEPT, EACH = 6, 3, 0.5
CHANGES = 2 * len(COMPANY.families)
BEFORE, AFTER = CONSULTED * EACH, KEPT * EACH

EXPECTED = {
    "EX-07": ns(ROWS, ROWS, ROWS, ROWS, 0),
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
    "Table: Limits at the company, as its charter states them": numbers("3 1 2 2 5,000 2"),
}
