"""A case's exhibit as a chart: its rows of numbers along its columns."""

from __future__ import annotations

import re

from kb.charts import Chart, Series
from quizzes.variant_model import Variant, VariantCell

KINDS = {"lines": "lines", "columns": "bars"}
_NUMBER = re.compile(r"([−-]?)\s*(\d[\d,]*(?:\.(\d+))?)\s*(%?)")
_GAP = frozenset({"", "–", "—"})


def make_chart(variant: Variant) -> Chart | None:
    """Return the chart that the case asks for, or None where no row can be drawn.

    Rows of numbers in one unit go together: where the first is in per cent, those are
    drawn which are, too. The table with all rows stands beside the chart.
    """
    exhibit, kind = variant.exhibit, KINDS.get(variant.question.chart)
    if exhibit is None or kind is None:
        return None
    found = [(label, row) for label, cells in exhibit.rows if (row := _read_row(cells))]
    if not found:
        return None
    share = found[0][1][0][2]
    kept = [(label, row) for label, row in found if row[0][2] == share]
    columns = exhibit.columns[1:]
    names = [label for label, _ in kept]
    return Chart(
        kind=kind,
        title="",
        alt=f"{', '.join(names)}: {columns[0]} to {columns[-1]}. The table has the numbers.",
        unit="%" if share else exhibit.unit,
        x=columns,
        series=tuple(Series(label, tuple(value for value, _, _ in row)) for label, row in kept),
        decimals=max(decimals for _, row in kept for _, decimals, _ in row),
    )


def _read_row(cells: tuple[VariantCell, ...]) -> list[tuple[float | None, int, bool]]:
    """Return value, decimals and whether it is a share for each cell, or nothing at all."""
    read: list[tuple[float | None, int, bool]] = []
    texts = [cell.text.strip() for cell in cells]
    numbers = [_NUMBER.fullmatch(text) for text in texts]
    shares = {bool(number.group(4)) for number in numbers if number}
    if len(shares) != 1:
        return []
    share = shares.pop()
    for text, number in zip(texts, numbers, strict=True):
        if number is not None:
            value = float(number.group(2).replace(",", ""))
            decimals = len(number.group(3) or "")
            read.append((-value if number.group(1) else value, decimals, share))
        elif text in _GAP:
            read.append((None, 0, share))
        else:
            return []
    return read
