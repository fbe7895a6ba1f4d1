"""Charts: what they say, their drawing in two widths, and their data as a table."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from kb.charts.bridges import draw_bridge
from kb.charts.canvas import Canvas
from kb.charts.categorical import draw_categorical
from kb.charts.curves import draw_curve
from kb.charts.lettering import write_number
from kb.charts.model import (
    CHART_KINDS,
    STYLES,
    Bridge,
    Chart,
    Curve,
    Figure,
    Limit,
    Line,
    Mark,
    Series,
    Shade,
    Step,
)
from kb.charts.tables import Row, tabulate_chart

WIDE = 648
NARROW = 328

__all__ = [
    "CHART_KINDS",
    "NARROW",
    "STYLES",
    "WIDE",
    "Bridge",
    "Chart",
    "Curve",
    "Figure",
    "Limit",
    "Line",
    "Mark",
    "Series",
    "Shade",
    "Step",
    "draw_chart",
    "put_figure",
    "render_figure",
    "tabulate_chart",
    "write_number",
]


def draw_chart(chart: Figure, width: float = WIDE, classes: str = "drawing") -> str:
    """Return the chart as SVG for a column of ``width`` pixels; text keeps its size."""
    return _draw(chart, width).finish(classes, chart.alt)


def render_figure(chart: Figure) -> str:
    """Return a figure of the chart with its data as a table."""
    drawings = (
        draw_chart(chart, WIDE, "drawing wide"),
        draw_chart(chart, NARROW, "drawing narrow"),
    )
    return put_figure("".join(drawings), chart.title, *tabulate_chart(chart))


def put_figure(drawings: str, title: str, head: Row, rows: Sequence[Row]) -> str:
    """Return a figure: the drawing for wide columns and for phones, caption, data as a table.

    The style sheet ``figures.css`` shows one of the two drawings. An empty name in the head
    leaves its cell empty.
    """
    cells = "".join(
        f'<th scope="col">{escape(name)}</th>' if name else "<td></td>" for name in head
    )
    body = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>'
        + "".join(f'<td class="num">{escape(cell)}</td>' for cell in row[1:])
        + "</tr>"
        for row in rows
    )
    return (
        f'<figure class="chart">{drawings}'
        f"<figcaption>{escape(title)}</figcaption>"
        "<details><summary>As a table</summary>"
        f'<div class="scroll" role="region" tabindex="0" aria-label="{escape(title)}">'
        f"<table><thead><tr>{cells}</tr></thead><tbody>{body}</tbody></table></div></details>"
        "</figure>\n"
    )


def _draw(chart: Figure, width: float) -> Canvas:
    if isinstance(chart, Curve):
        return draw_curve(chart, width)
    if isinstance(chart, Bridge):
        return draw_bridge(chart, width)
    return draw_categorical(chart, width)
