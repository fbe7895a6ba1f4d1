"""A sheet to draw on: SVG elements with classes only, coordinates with one decimal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape

from kb.charts.lettering import LINE, SIZE

Point = tuple[float, float]


def short(value: float) -> str:
    """Return a coordinate with at most one decimal."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


@dataclass
class Canvas:
    """Collects elements; ``finish`` gives the whole drawing."""

    width: float
    height: float
    parts: list[str] = field(default_factory=list)

    def line(self, start: Point, end: Point, classes: str) -> None:
        """Draw one straight line."""
        self.path([start, end], classes)

    def path(self, points: Sequence[Point], classes: str, *, closed: bool = False) -> None:
        """Draw a run of straight lines."""
        steps = "L".join(f"{short(x)} {short(y)}" for x, y in points)
        self.parts.append(f'<path class="{classes}" d="M{steps}{"z" if closed else ""}"/>')

    def paths(self, runs: Iterable[Sequence[Point]], classes: str) -> None:
        """Draw several runs as one element."""
        steps = "".join("M" + "L".join(f"{short(x)} {short(y)}" for x, y in run) for run in runs)
        if steps:
            self.parts.append(f'<path class="{classes}" d="{steps}"/>')

    def rect(self, corner: Point, width: float, height: float, classes: str) -> None:
        """Draw a rectangle from its upper left corner."""
        x, y = corner
        self.parts.append(
            f'<rect class="{classes}" x="{short(x)}" y="{short(y)}"'
            f' width="{short(width)}" height="{short(height)}"/>'
        )

    def dot(self, at: Point, classes: str) -> None:
        """Draw a data point."""
        self.parts.append(
            f'<circle class="{classes}" cx="{short(at[0])}" cy="{short(at[1])}" r="3.5"/>'
        )

    def diamond(self, at: Point, classes: str) -> None:
        """Draw a point that stands out."""
        x, y = at
        self.path([(x, y - 6), (x + 6, y), (x, y + 6), (x - 6, y)], classes, closed=True)

    def text(self, at: Point, text: str, classes: str = "") -> None:
        """Write one line, its middle at the height of ``at``."""
        name = f' class="{classes}"' if classes else ""
        x, y = short(at[0]), short(at[1] + SIZE * 0.35)
        self.parts.append(f'<text{name} x="{x}" y="{y}">{escape(text)}</text>')

    def rows(self, at: Point, rows: Sequence[str], classes: str = "") -> None:
        """Write several lines with their middle at ``at``."""
        x, y = at
        for n, row in enumerate(rows):
            self.text((x, y + (n - (len(rows) - 1) / 2) * LINE), row, classes)

    def finish(self, classes: str, alt: str) -> str:
        """Return the drawing, named by its alternative text."""
        return (
            f'<svg class="{classes}" viewBox="0 0 {short(self.width)} {short(self.height)}"'
            f' role="img" aria-label="{escape(alt)}">{"".join(self.parts)}</svg>'
        )
