"""Charts: what they say, their drawing in two widths, and their data as a table."""

from __future__ import annotations

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
from kb.charts.tables import tabulate_chart

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
    "render_figure",
    "tabulate_chart",
    "write_number",
]


def draw_chart(chart: Figure, width: float = WIDE, classes: str = "drawing") -> str:
    """Return the chart as SVG for a column of ``width`` pixels; text keeps its size."""
    return _draw(chart, width).finish(classes, chart.alt)


def render_figure(chart: Figure) -> str:
    """Return a figure: the drawing for wide columns and for phones, caption, data as a table.

    The style sheet ``figures.css`` shows one of the two drawings.
    """
    head, rows = tabulate_chart(chart)
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
        '<figure class="chart">'
        f"{draw_chart(chart, WIDE, 'drawing wide')}{draw_chart(chart, NARROW, 'drawing narrow')}"
        f"<figcaption>{escape(chart.title)}</figcaption>"
        "<details><summary>As a table</summary>"
        f'<div class="scroll" role="region" tabindex="0" aria-label="{escape(chart.title)}">'
        f"<table><thead><tr>{cells}</tr></thead><tbody>{body}</tbody></table></div></details>"
        "</figure>\n"
    )


def _draw(chart: Figure, width: float) -> Canvas:
    if isinstance(chart, Curve):
        return draw_curve(chart, width)
    if isinstance(chart, Bridge):
        return draw_bridge(chart, width)
    return draw_categorical(chart, width)
