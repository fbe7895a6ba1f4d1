"""What the graph page shows: two pictures, the filters, and the chosen topic's links."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from kb.graph import Neighbours, find_depths, find_neighbours, find_way
from kb.graph_layout import TALL, WIDE, Frame, Node, place_nodes
from kb.graph_paths import FIELD, Drawing, Line, count_ports, draw_chosen, draw_rest
from kb.model import Library, Link, LinkType, Topic

MARGIN = 24.0


@dataclass(frozen=True)
class PlacedNode:
    """A node as the picture draws it; ``state`` is chosen, near, far or empty."""

    topic: Topic
    x: float
    y: float
    lines: tuple[str, ...]
    state: str
    field: tuple[float, float, float, float]


@dataclass(frozen=True)
class Picture:
    """One drawing of the graph; ``box`` is the SVG's viewBox."""

    kind: str
    box: str
    nodes: tuple[PlacedNode, ...]
    rest: tuple[Line, ...]
    chosen: tuple[Line, ...]


@dataclass(frozen=True)
class GraphPage:
    """Everything the page shows. ``counts`` are of all links, whatever is filtered."""

    pictures: tuple[Picture, ...]
    types: tuple[LinkType, ...]
    counts: dict[LinkType, int]
    links: tuple[Link, ...]
    topic: Topic | None
    neighbours: Neighbours
    way: tuple[Topic, ...]


def choose_types(names: Collection[str], filtered: bool) -> tuple[LinkType, ...]:
    """Return the kinds of link to show: all, unless the address names some or was filtered."""
    chosen = tuple(kind for kind in LinkType if kind.value in names)
    return chosen if chosen or filtered else tuple(LinkType)


def draw_page(
    library: Library, chosen: str | None, names: Sequence[str], filtered: bool
) -> GraphPage:
    """Return the page for a chosen topic, which must exist, and the kinds of link asked for."""
    slugs = [topic.slug for topic in library.topics]
    types = choose_types(names, filtered)
    links = tuple(link for link in library.links if link.type in types)
    around = find_neighbours(chosen, links) if chosen else Neighbours((), ())
    way = find_way(chosen, slugs, library.links) if chosen else ()
    return GraphPage(
        pictures=tuple(_draw(library, links, chosen, frame) for frame in (WIDE, TALL)),
        types=types,
        counts={kind: sum(link.type is kind for link in library.links) for kind in LinkType},
        links=links,
        topic=library.by_slug[chosen] if chosen else None,
        neighbours=around,
        way=tuple(library.by_slug[slug] for slug in way),
    )


def _draw(library: Library, links: Sequence[Link], chosen: str | None, frame: Frame) -> Picture:
    topics = [(topic.slug, topic.number, topic.short) for topic in library.topics]
    slugs = [slug for slug, _, _ in topics]
    own = [link for link in links if chosen in (link.source, link.target)]
    others = [link for link in links if link not in own]
    depths = find_depths(slugs, library.links)
    ports = {chosen: count_ports(depths, own, chosen)} if chosen else {}
    drawing = Drawing(place_nodes(topics, library.links, frame, ports), frame)
    near = {link.source for link in own} | {link.target for link in own}
    rest = draw_rest(drawing, others)
    lines = draw_chosen(drawing, own, chosen) if chosen else ()
    nodes = tuple(
        _place(drawing.nodes[topic.slug], topic, chosen, near, frame) for topic in library.topics
    )
    kind = "wide" if frame.horizontal else "tall"
    return Picture(kind, _box(drawing), nodes, rest, lines)


def _place(
    node: Node, topic: Topic, chosen: str | None, near: Collection[str], frame: Frame
) -> PlacedNode:
    state = ""
    if chosen:
        state = "chosen" if topic.slug == chosen else "near" if topic.slug in near else "far"
    u, length = node.u - node.before - FIELD, node.before + node.after + 2 * FIELD
    v = node.v - node.height / 2
    if frame.horizontal:
        return PlacedNode(topic, node.u, node.v, node.lines, state, (u, v, length, node.height))
    return PlacedNode(topic, node.v, node.u, (), state, (v, u, node.height, length))


def _box(drawing: Drawing) -> str:
    """Return the viewBox: the wide picture keeps its width, so that its text keeps 15 px."""
    nodes = drawing.nodes.values()
    top = min((n.v - n.height / 2 for n in nodes), default=0.0) - MARGIN
    bottom = max((n.v + n.height / 2 for n in nodes), default=0.0) + MARGIN
    length = max((n.u + n.after for n in nodes), default=0.0) + 8
    if drawing.frame.horizontal:
        return f"0 {top:.0f} {max(length, 1160):.0f} {bottom - top:.0f}"
    middle, width = (top + bottom) / 2, max(bottom - top, 358.0)
    return f"{middle - width / 2:.0f} 0 {width:.0f} {length:.0f}"
