"""Where the concept graph's nodes stand.

A picture is laid out along its flow (``u``, layer after layer) and across it
(``v``); ``Frame`` says how much room things take and whether the flow runs to
the right or down. The paths between nodes are drawn by ``kb.graph_paths``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kb.graph import find_depths
from kb.graph_names import break_name, name_width
from kb.graph_order import ROUNDS, find_mean, order_layers, weigh_links
from kb.model import Link, LinkType

RADIUS = 12.0


@dataclass(frozen=True)
class Frame:
    """The measures of one picture: the wide one runs to the right, the tall one down."""

    horizontal: bool
    pitch: float
    start: float
    gap: float
    row: float
    port: float = 8.0


WIDE = Frame(horizontal=True, pitch=204, start=20, gap=40, row=38)
TALL = Frame(horizontal=False, pitch=104, start=24, gap=23, row=34, port=4)


@dataclass(frozen=True)
class Node:
    """A placed topic: centre of its disc, and how far it reaches along the flow and across."""

    slug: str
    number: int
    lines: tuple[str, ...]
    layer: int
    u: float
    v: float
    after: float
    height: float

    @property
    def before(self) -> float:
        """Return how far the node reaches against the flow."""
        return RADIUS + 2


def settle(wanted: Sequence[float], apart: Sequence[float]) -> list[float]:
    """Return places nearest to the wanted ones, in order, at least ``apart`` from the last.

    ``apart[i]`` is the distance between the places i and i + 1. Neighbours that
    would overlap move together (pooling), so the sum of squared moves is least.
    """
    offsets = [0.0]
    for distance in apart:
        offsets.append(offsets[-1] + distance)
    pools: list[tuple[float, int]] = []
    for want, offset in zip(wanted, offsets, strict=False):
        total, size = want - offset, 1
        while pools and pools[-1][0] / pools[-1][1] > total / size:
            before, count = pools.pop()
            total, size = total + before, size + count
        pools.append((total, size))
    level = [total / size for total, size in pools for _ in range(size)]
    return [place + offset for place, offset in zip(level, offsets, strict=False)]


def place_nodes(
    topics: Sequence[tuple[str, int, str]],
    links: Collection[Link],
    frame: Frame,
    ports: Mapping[str, int] | None = None,
) -> dict[str, Node]:
    """Return the nodes of a picture by slug, top of the picture at ``v`` = 0.

    ``topics`` are (slug, number, short name); ``ports`` makes room for a chosen
    topic, whose links arrive one beside the other.
    """
    slugs = [slug for slug, _, _ in topics]
    layers = order_layers(slugs, links)
    tall = {slug: max(frame.row, frame.port * ((ports or {}).get(slug, 0) + 1)) for slug in slugs}
    depths = find_depths(slugs, links)
    pull = weigh_links([k for k in links if k.type is LinkType.PREREQUISITE], depths)
    apart = [[(tall[a] + tall[b]) / 2 + frame.gap for a, b in pairwise(layer)] for layer in layers]
    longest = max((sum(each) for each in apart), default=0.0)
    at: dict[str, float] = {}
    for layer, distances in zip(layers, apart, strict=True):
        share = longest / len(layer)
        at.update(zip(layer, settle([share * (i + 0.5) for i in range(len(layer))], distances),
                      strict=True))  # fmt: skip
    for step in range(ROUNDS):
        for i in range(len(layers)) if step % 2 else reversed(range(len(layers))):
            wanted = [find_mean(slug, pull, at) for slug in layers[i]]
            kept = [min(max(place, 0.0), longest) for place in wanted]
            at.update(zip(layers[i], settle(kept, apart[i]), strict=True))
    top = min((at[slug] - tall[slug] / 2 for slug in slugs), default=0.0)
    nodes = {}
    for slug, number, name in topics:
        lines = break_name(name) if frame.horizontal else ()
        digits = 8 if number < 10 else 15
        after = 16 + digits + 6 + name_width(lines) if frame.horizontal else 36.0
        nodes[slug] = Node(
            slug, number, lines, depths[slug], frame.start + frame.pitch * depths[slug],
            at[slug] - top, after, tall[slug],
        )  # fmt: skip
    return nodes
