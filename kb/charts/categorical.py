"""Charts over categories: lines, steps, bars side by side, bars on top of each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kb.charts.canvas import Canvas, Point
from kb.charts.categories import fit_names
from kb.charts.frame import (
    Ending,
    Frame,
    draw_limits,
    measure_endings,
    name_endings,
    open_frame,
    trace,
)
from kb.charts.lettering import measure, write_number
from kb.charts.model import Chart, Limit, Series

_STYLES = {"lines": "line", "steps": "steps", "bars": "bars", "stacked": "bars"}


def draw_categorical(chart: Chart, width: float) -> Canvas:
    """Return the drawing of values along categories."""
    named = [series.name for series in chart.series] if _needs_names(chart) else []
    filled = "bars" in {_style(chart, series) for series in chart.series}
    beside = [limit.name for limit in chart.limits] if filled else []
    side = measure_endings([*named, *beside], width, swatch=filled and bool(named))
    band = (width - side - 44) / max(len(chart.x), 1)
    names = fit_names(chart.x, band, skip=not filled or all(len(name) < 5 for name in chart.x))
    values = [limit.value for limit in chart.limits]
    values += [v for low, high in _find_stretches(chart) for v in (low, high)]
    frame = open_frame(width, chart.unit, values, names.height, side, zero=filled)
    band = (frame.right - frame.left) / max(len(chart.x), 1)
    centres = [frame.left + (n + 0.5) * band for n in range(len(chart.x))]
    names.write(frame.canvas, centres, frame.bottom)
    endings = _draw_bars(chart, frame, centres, band) if filled else []
    points = _place_points(chart, frame, centres)
    for series, places in points:
        at = chart.series.index(series) + 1
        if _style(chart, series) == "steps":
            _draw_steps(frame, places, band, f"s s{at}")
        elif _style(chart, series) == "line":
            _draw_line(frame, places, at)
        last = [place for place in places if place][-1:]
        if last and _style(chart, series) != "bars":
            endings.append(Ending(series.name, last[0][1], f"s s{at}"))
    busy = [point for _, places in points for run in _split(places) for point in trace(run)]
    draw_limits(frame, chart.limits, busy, beside=filled)
    _mark_beyond(frame, chart.limits, points)
    endings = endings if named else []
    endings += [Ending(limit.name, frame.y(limit.value)) for limit in chart.limits if filled]
    name_endings(frame, endings, swatch=filled and bool(named))
    if filled and not named and not chart.limits:
        _write_values(frame, chart, centres, band)
    return frame.canvas


def _style(chart: Chart, series: Series) -> str:
    return series.style or _STYLES[chart.kind]


def _needs_names(chart: Chart) -> bool:
    return len(chart.series) > 1 or any(_style(chart, s) != "bars" for s in chart.series)


def _find_stretches(chart: Chart) -> Iterator[tuple[float, float]]:
    """Yield the lowest and highest value each category shows."""
    for n in range(len(chart.x)):
        single = [s.values[n] or 0.0 for s in chart.series if s.values[n] is not None]
        if chart.kind == "stacked":
            piled = [s.values[n] or 0.0 for s in chart.series if _style(chart, s) == "bars"]
            up, down = sum(v for v in piled if v > 0), sum(v for v in piled if v < 0)
            rest = [s.values[n] for s in chart.series if _style(chart, s) != "bars"]
            single = [up, down, *(v for v in rest if v is not None)]
        if single:
            yield min(single), max(single)


def _place_points(
    chart: Chart, frame: Frame, centres: Sequence[float]
) -> list[tuple[Series, list[Point | None]]]:
    return [
        (
            series,
            [
                None if value is None else (x, frame.y(value))
                for x, value in zip(centres, series.values, strict=True)
            ],
        )
        for series in chart.series
    ]


def _split(places: Sequence[Point | None]) -> list[list[Point]]:
    """Return the runs of places between gaps."""
    runs: list[list[Point]] = [[]]
    for place in places:
        if place is None:
            runs.append([])
        else:
            runs[-1].append(place)
    return [run for run in runs if run]


def _draw_line(frame: Frame, places: Sequence[Point | None], at: int) -> None:
    runs = _split(places)
    frame.canvas.paths([run for run in runs if len(run) > 1], f"s s{at}")
    for n, run in enumerate(runs, 1):
        if len(run) == 1 or n == len(runs):
            frame.canvas.dot(run[-1], f"d d{at}")


def _draw_steps(frame: Frame, places: Sequence[Point | None], band: float, classes: str) -> None:
    runs = [
        [(x + side * band / 2, y) for x, y in run for side in (-1, 1)] for run in _split(places)
    ]
    frame.canvas.paths(runs, classes)


def _draw_bars(chart: Chart, frame: Frame, centres: Sequence[float], band: float) -> list[Ending]:
    """Draw bars and return where the last column's parts are."""
    bars = [(n + 1, s) for n, s in enumerate(chart.series) if _style(chart, s) == "bars"]
    stacked = chart.kind == "stacked"
    total = min(band * 0.72, 64.0 if stacked or len(bars) == 1 else 120.0)
    each = total if stacked else total / max(len(bars), 1)
    ends: dict[int, Ending] = {}
    for n, centre in enumerate(centres):
        up = down = 0.0
        for slot, (at, series) in enumerate(bars):
            value = series.values[n]
            if value is None:
                continue
            base = (up if value >= 0 else down) if stacked else 0.0
            left = centre - total / 2 + (0 if stacked else slot * each)
            one, two = sorted((frame.y(base + value), frame.y(base) if stacked else frame.zero))
            gap = 0 if stacked or len(bars) == 1 else 1
            frame.canvas.rect((left, one), each - gap, two - one, f"f{at}")
            ends[at] = Ending(series.name, (one + two) / 2 if stacked else one, f"f{at}")
            up, down = (up + value, down) if value >= 0 else (up, down + value)
    return list(ends.values())


def _write_values(frame: Frame, chart: Chart, centres: Sequence[float], band: float) -> None:
    """Write each bar's value at its end, where all of them fit."""
    values = chart.series[0].values
    texts = ["" if v is None else write_number(v, chart.decimals) for v in values]
    if any(measure(text) > band for text in texts):
        return
    for centre, value, text in zip(centres, values, texts, strict=True):
        if value is not None:
            y = frame.y(value) + (-9 if value >= 0 else 9)
            frame.canvas.text((centre, y), text, "m b h")


def _mark_beyond(
    frame: Frame,
    limits: Sequence[Limit],
    points: Sequence[tuple[Series, Sequence[Point | None]]],
) -> None:
    for limit in limits:
        edge = frame.y(limit.value)
        for place in (p for _, places in points for p in places if p is not None):
            above = limit.guards == "above" and place[1] < edge - 0.01
            if above or (limit.guards == "below" and place[1] > edge + 0.01):
                frame.canvas.diamond(place, "x")
