"""The picture of a learning path: its topics in a column, what rests on what as arcs beside it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from kb.model import Link, LinkType, Topic

ROW = 34.0
WIDTH = 352.0
NARROWEST = 12.0
REACH = 96.0
RADIUS = 10.0


@dataclass(frozen=True)
class PlacedTopic:
    """A topic and the middle of its disc."""

    topic: Topic
    x: float
    y: float


@dataclass(frozen=True)
class PathPicture:
    """The picture: its size, its topics, and the ``d`` of each arc."""

    width: float
    height: float
    topics: tuple[PlacedTopic, ...]
    arcs: tuple[str, ...]


def draw_path(topics: Sequence[Topic], links: Collection[Link]) -> PathPicture:
    """Return the picture of topics in the order given, with the prerequisites among them.

    Neighbours are joined by a straight line; the further apart, the wider the arc at the left.
    """
    rows = {topic.slug: row for row, topic in enumerate(topics)}
    spans = [
        (rows[link.source], rows[link.target])
        for link in links
        if link.type is LinkType.PREREQUISITE and link.source in rows and link.target in rows
    ]
    widest = max((abs(end - start) for start, end in spans), default=1)
    reach = min(REACH, NARROWEST * (widest - 1) + NARROWEST)
    x = reach + RADIUS + 4
    return PathPicture(
        width=WIDTH,
        height=ROW * len(topics),
        topics=tuple(PlacedTopic(topic, x, _middle(row)) for row, topic in enumerate(topics)),
        arcs=tuple(_arc(x, start, end, reach, widest) for start, end in sorted(set(spans))),
    )


def _middle(row: int) -> float:
    return ROW * (row + 0.5)


def _arc(x: float, start: int, end: int, reach: float, widest: int) -> str:
    y0, y1 = _middle(start), _middle(end)
    if end == start + 1:
        return f"M{x:.1f} {y0 + RADIUS:.1f}V{y1 - RADIUS - 2:.1f}"
    edge = x - RADIUS
    # A cubic reaches three quarters of the way to its control points.
    out = edge - reach * (abs(end - start) / widest) ** 0.7 * 4 / 3
    return f"M{edge:.1f} {y0:.1f}C{out:.1f} {y0:.1f} {out:.1f} {y1:.1f} {edge - 2:.1f} {y1:.1f}"
