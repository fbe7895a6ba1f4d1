"""The names along a chart's horizontal axis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kb.charts.canvas import Canvas
from kb.charts.lettering import LINE, measure, wrap


@dataclass(frozen=True)
class Names:
    """Category names as they fit: rows of text each, every ``every``-th shown.

    Names in two turns (``staggered``) stand alternately higher and lower.
    """

    rows: tuple[tuple[str, ...], ...]
    every: int = 1
    staggered: bool = False

    @property
    def height(self) -> float:
        """The room they need below the plot."""
        tallest = max((len(rows) for rows in self.rows), default=1)
        return (2 if self.staggered else 1) * tallest * LINE + 8.0

    def write(self, canvas: Canvas, centres: Sequence[float], top: float) -> None:
        """Write the names under their places, below ``top``."""
        tallest = max((len(rows) for rows in self.rows), default=1)
        for n in range(0, len(self.rows), self.every):
            rows = self.rows[n]
            turn = tallest * LINE if self.staggered and n % 2 else 0
            y = top + 12 + turn + (len(rows) - 1) / 2 * LINE
            canvas.rows((centres[n], y), rows, "m")


def fit_names(names: Sequence[str], band: float, *, skip: bool) -> Names:
    """Return the names as they fit into bands of this width.

    ``skip`` allows to leave names out (a row of months); otherwise all are kept,
    broken into rows, then in two turns, at last cut.
    """
    if all(measure(name) <= band - 3 for name in names):
        return Names(tuple((name,) for name in names))
    if skip:
        widest = max(measure(name) for name in names) + 8
        return Names(tuple((name,) for name in names), every=int(widest // band) + 1)
    words = [word for name in names for word in name.split()]
    if all(measure(word) <= band - 4 for word in words):
        return Names(tuple(tuple(wrap(name, band - 4)) for name in names))
    return Names(tuple(tuple(wrap(name, 2 * band - 6)) for name in names), staggered=True)
