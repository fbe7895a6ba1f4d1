"""A chart's data as a table: its text equivalent."""

from __future__ import annotations

from kb.charts.bridges import find_stretches
from kb.charts.curves import read_line
from kb.charts.lettering import write_number
from kb.charts.model import Bridge, Chart, Curve, Figure

Row = tuple[str, ...]


def tabulate_chart(chart: Figure) -> tuple[Row, list[Row]]:
    """Return the head and the rows of a chart's data, numbers as pages print them."""
    if isinstance(chart, Curve):
        return _tabulate_curve(chart)
    if isinstance(chart, Bridge):
        return _tabulate_bridge(chart)
    return _tabulate_categories(chart)


def _tabulate_categories(chart: Chart) -> tuple[Row, list[Row]]:
    head = ("", *(series.name for series in chart.series), *(limit.name for limit in chart.limits))
    limits = [write_number(limit.value, chart.decimals) for limit in chart.limits]
    rows = []
    for n, name in enumerate(chart.x):
        values = [series.values[n] for series in chart.series]
        cells = ["–" if v is None else write_number(v, chart.decimals) for v in values]
        rows.append((name, *cells, *limits))
    return head, rows


def _tabulate_curve(curve: Curve) -> tuple[Row, list[Row]]:
    names = {mark.x: mark.name for mark in curve.marks}
    places = sorted({x for line in curve.lines for x, _ in line.points})
    apart = max(1, -(-len(places) // curve.rows))
    kept = sorted({*places[::apart], *places[-1:], *names})
    rows = []
    for place in kept:
        label = write_number(place, curve.x_decimals)
        label += f" ({names[place]})" if place in names else ""
        heights = [write_number(read_line(line, place), curve.decimals) for line in curve.lines]
        rows.append((label, *heights))
    return (curve.x_unit, *(line.name or curve.unit for line in curve.lines)), rows


def _tabulate_bridge(bridge: Bridge) -> tuple[Row, list[Row]]:
    names = [bridge.start.name, *(step.name for step in bridge.steps), bridge.end]
    rows: list[Row] = [
        (name, write_number(end - start, bridge.decimals))
        for name, (start, end) in zip(names, find_stretches(bridge), strict=True)
    ]
    return ("", bridge.unit), rows
