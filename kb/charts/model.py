"""What a chart says, before anything is drawn."""

from __future__ import annotations

from dataclasses import dataclass

CHART_KINDS = ("lines", "bars", "stacked", "steps")
STYLES = ("line", "steps", "bars")


@dataclass(frozen=True)
class Series:
    """One row of values along a chart's categories; None is a gap.

    ``style`` (line, steps or bars) lets one series of a chart differ from the rest.
    """

    name: str
    values: tuple[float | None, ...]
    style: str = ""


@dataclass(frozen=True)
class Limit:
    """A named level. ``guards`` (above or below) marks the points that lie beyond it."""

    value: float
    name: str
    guards: str = ""


@dataclass(frozen=True)
class Chart:
    """Values along categories. ``title`` is the finding, ``unit`` names the vertical axis.

    ``kind`` is lines, bars, stacked or steps; each series holds one value a category.
    """

    kind: str
    title: str
    alt: str
    unit: str
    x: tuple[str, ...]
    series: tuple[Series, ...]
    limits: tuple[Limit, ...] = ()
    decimals: int = 0


@dataclass(frozen=True)
class Line:
    """A named line through points (x, y), ordered by x."""

    name: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Shade:
    """The stretch from ``start`` to ``end`` between a curve's first line and zero."""

    start: float
    end: float
    name: str = ""


@dataclass(frozen=True)
class Mark:
    """A named place on the horizontal axis, drawn as an upright dashed line."""

    x: float
    name: str


@dataclass(frozen=True)
class Curve:
    """Lines over a numeric axis. ``x_unit`` names the horizontal axis.

    The table shows at most ``rows`` points of each line, the marks' places among them.
    """

    title: str
    alt: str
    unit: str
    x_unit: str
    lines: tuple[Line, ...]
    shades: tuple[Shade, ...] = ()
    marks: tuple[Mark, ...] = ()
    limits: tuple[Limit, ...] = ()
    decimals: int = 0
    x_decimals: int = 0
    rows: int = 12


@dataclass(frozen=True)
class Step:
    """One named change, or the start, of a bridge."""

    name: str
    value: float


@dataclass(frozen=True)
class Bridge:
    """From a start over steps to their sum, which stands under the name ``end``."""

    title: str
    alt: str
    unit: str
    start: Step
    steps: tuple[Step, ...]
    end: str
    decimals: int = 0


Figure = Chart | Curve | Bridge
