"""Sheets of marks for tests."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from quizzes.statistics.model import Position, Sheet


def sheet(*rows: Sequence[float | None], maxima: Sequence[float] = ()) -> Sheet:
    """Return a sheet whose positions are called 1, 2, … and give 1 mark or ``maxima``."""
    full = maxima or [1.0] * len(rows[0])
    positions = tuple(Position(str(n), maximum) for n, maximum in enumerate(full, 1))
    return Sheet(positions, tuple(tuple(row) for row in rows))


@st.composite
def sheets(draw: st.DrawFn, marks: Sequence[float | None] = (0.0, 1 / 3, 0.5, 1.0, None)) -> Sheet:
    """Draw a sheet of 1 to 6 positions and 1 to 12 learners."""
    width = draw(st.integers(1, 6))
    row = st.lists(st.sampled_from(marks), min_size=width, max_size=width)
    return sheet(*draw(st.lists(row, min_size=1, max_size=12)))
