"""CSV that a spreadsheet opens as text, whatever people typed as their name."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

BYTE_ORDER_MARK = "\ufeff"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def neutralise(cell: str) -> str:
    """Return the cell so that no spreadsheet takes it for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


def write_csv(head: Sequence[str], rows: Iterable[Sequence[str | float | None]]) -> str:
    """Return the table as CSV with a byte order mark, which Excel needs to see UTF-8.

    Numbers stay numbers, also negative ones; None becomes an empty cell.
    """
    out = io.StringIO()
    out.write(BYTE_ORDER_MARK)
    writer = csv.writer(out, lineterminator="\r\n")
    for row in (head, *rows):
        writer.writerow([neutralise(cell) if isinstance(cell, str) else cell for cell in row])
    return out.getvalue()
