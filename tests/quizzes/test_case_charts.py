"""What of an exhibit is drawn."""

from __future__ import annotations

from typing import Any

import pytest

from kb.charts import Chart, Series
from quizzes.case_charts import make_chart
from quizzes.variants import make_variant
from tests.quizzes.samples import case, numeric


def draw(kind: str | None, *rows: tuple[str, list[str]], unit: str = "units") -> Chart | None:
    exhibit: dict[str, Any] = {
        "columns": ["Plan", "May", "June"],
        "unit": unit,
        "rows": [{"label": label, "cells": cells} for label, cells in rows],
    }
    return make_chart(make_variant(case(chart=kind, exhibit=exhibit), 1))


def test_rows_of_numbers_are_drawn_and_words_left_out() -> None:
    chart = draw(
        "lines",
        ("Stock", ["1,200", "−40.5"]),
        ("State", ["full", "12"]),
        ("Share", ["4\N{NARROW NO-BREAK SPACE}%", "5\N{NARROW NO-BREAK SPACE}%"]),
        ("Plan", ["–", "{{ june }}"]),
    )
    assert chart == Chart(
        kind="lines",
        title="",
        alt="Stock, Plan: May to June. The table has the numbers.",
        unit="units",
        x=("May", "June"),
        series=(Series("Stock", (1200.0, -40.5)), Series("Plan", (None, 190.0))),
        decimals=1,
    )


def test_shares_go_together() -> None:
    chart = draw("columns", ("A", ["4 %", "5 %"]), ("B", ["10", "20"]), ("C", ["1.5%", "2%"]))
    assert chart is not None
    assert (chart.kind, chart.unit, [s.name for s in chart.series]) == ("bars", "%", ["A", "C"])


@pytest.mark.parametrize("cells", [["full", "empty"], ["–", ""], ["4 %", "5"], ["12", "n/a"]])
def test_nothing_is_drawn_of_words_gaps_or_mixed_units(cells: list[str]) -> None:
    assert draw("lines", ("Stock", cells)) is None


def test_without_a_chart_or_an_exhibit_nothing_is_drawn() -> None:
    assert draw(None, ("Stock", ["1", "2"])) is None
    assert make_chart(make_variant(case(exhibit=None), 1)) is None
    assert make_chart(make_variant(numeric(), 1)) is None
