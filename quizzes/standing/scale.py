"""The drawing of readiness today: a scale, the band of the score, the line to reach."""

from __future__ import annotations

from kb.charts.canvas import Canvas
from kb.charts.lettering import measure
from kb.charts.scale import Scale
from quizzes.ability.readiness import Readiness

WIDTH, HEIGHT = 328, 92
LEFT, RIGHT, AXIS = 12, 316, 50
USUAL = 0.4  # where the scale begins unless the band begins lower
STEP = 0.2


def draw_scale(readiness: Readiness, line: float) -> Canvas:
    """Return the drawing; ``line`` is the share to reach."""
    start = USUAL
    while start > 0 and min(readiness.interval[0], line) < start:
        start = max(0.0, start - STEP)
    canvas = Canvas(WIDTH, HEIGHT)
    x = Scale(start, 1.0, LEFT, RIGHT)
    low, high = map(x, readiness.interval)
    canvas.rect((low, AXIS - 22), high - low, 22, "w")
    canvas.line((LEFT, AXIS), (RIGHT, AXIS), "a")
    for end in (low, high):
        canvas.line((end, AXIS - 22), (end, AXIS), "i")
    ticks = round((1.0 - start) / STEP)
    for tick in range(ticks + 1):
        at = x(start + tick * STEP)
        canvas.line((at, AXIS), (at, AXIS + 5), "a")
        canvas.text((at, AXIS + 16), f"{100 * (start + tick * STEP):.0f}", "m")
    canvas.line((x(line), AXIS - 30), (x(line), AXIS + 24), "l")
    name = f"line {100 * line:.0f}"
    half = measure(name) / 2
    canvas.text((min(max(x(line), half), WIDTH - half), AXIS + 34), name, "m b")
    _draw_needle(canvas, x(readiness.score))
    return canvas


def _draw_needle(canvas: Canvas, at: float) -> None:
    top, middle = AXIS - 24, AXIS - 10
    canvas.path(
        [(at - 6, top), (at + 6, top), (at + 6, middle), (at, AXIS), (at - 6, middle)],
        "now",
        closed=True,
    )
