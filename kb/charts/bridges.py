"""Bridges: from a start over steps to an end."""

from __future__ import annotations

from kb.charts.canvas import Canvas
from kb.charts.categories import fit_names
from kb.charts.frame import open_frame
from kb.charts.lettering import measure, write_number
from kb.charts.model import Bridge


def draw_bridge(bridge: Bridge, width: float) -> Canvas:
    """Return the drawing of a bridge; rises and falls differ in fill and sign."""
    names = [bridge.start.name, *(step.name for step in bridge.steps), bridge.end]
    stretches = find_stretches(bridge)
    names_fit = fit_names(names, (width - 60) / len(names), skip=False)
    values = [value for stretch in stretches for value in stretch]
    frame = open_frame(width, bridge.unit, values, names_fit.height, 4.0, zero=True)
    band = (frame.right - frame.left) / len(names)
    centres = [frame.left + (n + 0.5) * band for n in range(len(names))]
    names_fit.write(frame.canvas, centres, frame.bottom)
    thick = min(band * 0.68, 64.0)
    last = len(names) - 1
    for n, (start, end) in enumerate(stretches):
        top, bottom = sorted((frame.y(start), frame.y(end)))
        fill = "f1" if n in (0, last) else ("up" if end >= start else "dn")
        frame.canvas.rect((centres[n] - thick / 2, top), thick, bottom - top, fill)
        if n < last:
            y = frame.y(end)
            frame.canvas.line((centres[n] + thick / 2, y), (centres[n + 1] - thick / 2, y), "c")
        text = write_number(end - start, bridge.decimals)
        text = f"+{text}" if n not in (0, last) and end > start else text
        if measure(text) <= band + 4:
            frame.canvas.text((centres[n], top - 9), text, "m b h")
    return frame.canvas


def find_stretches(bridge: Bridge) -> list[tuple[float, float]]:
    """Return where each column starts and ends; the last is the sum, from zero."""
    stretches = [(0.0, bridge.start.value)]
    for step in bridge.steps:
        reached = stretches[-1][1]
        stretches.append((reached, reached + step.value))
    return [*stretches, (0.0, stretches[-1][1])]
