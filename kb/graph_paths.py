"""The lines of the concept graph: smooth curves from node to node.

Links leave at the far end of a name and arrive at the disc; links against the
flow go the other way round; neighbours in one layer are joined directly. A link
that skips a layer is led through a lane between the rows, never behind a name.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kb.graph_layout import RADIUS, Frame, Node
from kb.model import Link, LinkType

FIELD = 6.0
SPREAD = 7.0
BULGE = 44.0
LANE = 18.0

Point = tuple[float, float]


@dataclass(frozen=True)
class Line:
    """One drawn link: the ``d`` of its SVG path."""

    d: str
    link: Link


@dataclass
class Drawing:
    """The nodes of one picture and what is already led through its lanes."""

    nodes: Mapping[str, Node]
    frame: Frame
    taken: dict[tuple[int, float], int] = field(default_factory=dict)

    def layer(self, number: int) -> list[Node]:
        """Return the nodes of a layer from top to bottom."""
        return sorted((n for n in self.nodes.values() if n.layer == number), key=lambda n: n.v)

    def lane(self, number: int, wanted: float) -> tuple[Point, Point]:
        """Return where a link passes a layer: the free lane nearest to the wanted place."""
        nodes = self.layer(number)
        lanes = [nodes[0].v - nodes[0].height / 2 - LANE, nodes[-1].v + nodes[-1].height / 2 + LANE]
        for above, below in pairwise(nodes):
            lanes.append((above.v + above.height / 2 + below.v - below.height / 2) / 2)
        best = min(lanes, key=lambda lane: abs(lane - wanted))
        count = self.taken.get((number, best), 0)
        self.taken[number, best] = count + 1
        v = best + (count + 1) // 2 * 5 * (1 if count % 2 else -1)
        first = nodes[0].u
        return (first - nodes[0].before - 4, v), (first + max(n.after for n in nodes) + 4, v)

    def curve(self, points: Sequence[Point]) -> str:
        """Return a path along the points, leaving and arriving in the direction of the flow."""
        out = [f"M{self._pair(points[0])}"]
        for (u0, v0), (u1, v1) in pairwise(points):
            middle = (u0 + u1) / 2
            if abs(v1 - v0) < 0.05:
                out.append(f"L{self._pair((u1, v1))}")
            else:
                ends = self._pair((middle, v0)), self._pair((middle, v1)), self._pair((u1, v1))
                out.append(f"C{' '.join(ends)}")
        return "".join(out)

    def bulge(self, start: Point, end: Point) -> str:
        """Return a path between two nodes of one layer that swings out against the flow."""
        out = min(start[0], end[0]) - BULGE
        pairs = [self._pair(p) for p in ((out, start[1]), (out, end[1]), end)]
        return f"M{self._pair(start)}C{' '.join(pairs)}"

    def _pair(self, point: Point) -> str:
        u, v = point
        x, y = (u, v) if self.frame.horizontal else (v, u)
        return f"{x:.1f} {y:.1f}"

    def touching(self, one: Node, other: Node) -> bool:
        """Return whether two nodes stand beside each other in one layer."""
        if one.layer != other.layer:
            return False
        row = self.layer(one.layer)
        return abs(row.index(one) - row.index(other)) == 1

    def route(self, link: Link, leave: float = 0, arrive: float = 0, chosen: str = "") -> Line:
        """Return the line of a link; ``leave`` and ``arrive`` shift its ends across the flow."""
        source, target = self.nodes[link.source], self.nodes[link.target]
        if self.touching(source, target):
            return Line(self._join(source, target, leave + arrive, chosen), link)
        forward = source.layer < target.layer
        start = (self._edge(source, forward, chosen), source.v + leave)
        end = (self._edge(target, not forward and source.layer > target.layer, chosen),
               target.v + arrive)  # fmt: skip
        if source.layer == target.layer:
            return Line(self.bulge(start, end), link)
        points, step = [start], 1 if forward else -1
        for number in range(source.layer + step, target.layer, step):
            left = abs(target.layer - number)
            wanted = points[-1][1] + (end[1] - points[-1][1]) / (left + 1)
            entry, leaving = self.lane(number, wanted)
            points.extend((entry, leaving) if forward else (leaving, entry))
        return Line(self.curve([*points, end]), link)

    def _edge(self, node: Node, far: bool, chosen: str) -> float:
        extra = FIELD if node.slug == chosen else 0
        return node.u + node.after + extra if far else node.u - node.before - extra

    def _join(self, source: Node, target: Node, shift: float, chosen: str) -> str:
        down = 1 if source.v < target.v else -1
        room = [n.height / 2 if n.slug == chosen else RADIUS + 2 for n in (source, target)]
        ends = (source.u + shift, source.v + down * room[0]), (
            target.u + shift, target.v - down * room[1])  # fmt: skip
        return f"M{self._pair(ends[0])}L{self._pair(ends[1])}"


def draw_rest(drawing: Drawing, links: Collection[Link]) -> tuple[Line, ...]:
    """Return the lines that show at rest: the prerequisites."""
    return tuple(drawing.route(k) for k in links if k.type is LinkType.PREREQUISITE)


def draw_chosen(drawing: Drawing, links: Collection[Link], chosen: str) -> tuple[Line, ...]:
    """Return the lines of the chosen topic, each at a port of its own.

    Ports are sorted by the place of the other end, so that lines don't cross at the node.
    """
    node = drawing.nodes[chosen]
    sides: dict[str, list[tuple[float, int, Link]]] = {"before": [], "after": [], "beside": []}
    for index, link in enumerate(links):
        other = drawing.nodes[link.target if link.source == chosen else link.source]
        sides[_side(drawing, node, other)].append((other.v, index, link))
    lines = []
    for side, ends in sides.items():
        pairs: dict[str, int] = {}
        for position, (_, _, link) in enumerate(sorted(ends, key=lambda end: end[:2])):
            far_end = link.target if link.source == chosen else link.source
            same = sum(far_end in (each.source, each.target) for _, _, each in ends)
            place = pairs.setdefault(far_end, 0)
            pairs[far_end] += 1
            far = (place - (same - 1) / 2) * SPREAD
            near = (position - (len(ends) - 1) / 2) * drawing.frame.port
            if side == "beside":
                lines.append(drawing.route(link, far, 0, chosen))
            elif link.source == chosen:
                lines.append(drawing.route(link, near, far, chosen))
            else:
                lines.append(drawing.route(link, far, near, chosen))
    return tuple(lines)


def count_ports(depths: Mapping[str, int], links: Collection[Link], chosen: str) -> int:
    """Return how many ports the busier side of the chosen topic can need."""
    sides = {True: 0, False: 0}
    for link in links:
        if chosen in (link.source, link.target):
            other = link.target if link.source == chosen else link.source
            sides[depths[other] > depths[chosen]] += 1
    return max(sides.values())


def _side(drawing: Drawing, node: Node, other: Node) -> str:
    if drawing.touching(node, other):
        return "beside"
    return "after" if other.layer > node.layer else "before"
