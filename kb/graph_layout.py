"""Where the concept graph's nodes stand: layers, order within a layer, coordinates.

A picture is laid out along its flow (``u``, layer after layer) and across it
(``v``); ``Frame`` says how much room things take and whether the flow runs to
the right or down. The paths between nodes are drawn by ``kb.graph_paths``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kb.graph import find_depths
from kb.model import Link, LinkType

ROUNDS = 24
RADIUS = 12.0

# Advance widths of the serif at 15 px; what is not listed is 9 wide.
WIDTHS = (
    (4, " ’"), (5, "ijlt-,."), (6, "fIJ"), (7, "rsz"), (8, "acegS"), (10, "hnBCERXY"),
    (11, "ADGKOQUV&"), (12, "HN"), (13, "w"), (14, "mM"), (15, "W"),
)  # fmt: skip


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


def break_name(name: str) -> tuple[str, ...]:
    """Return a short name on at most two lines of like length."""
    words = name.split()
    if len(name) <= 11 or len(words) == 1:
        return (name,)
    cuts = [(" ".join(words[:i]), " ".join(words[i:])) for i in range(1, len(words))]
    return min(reversed(cuts), key=lambda cut: max(map(len, cut)))


def name_width(lines: Collection[str]) -> float:
    """Return how wide a name is in the picture's serif at 15 px, bold included."""
    return max(1.05 * sum(_width(character) for character in line) for line in lines)


def _width(character: str) -> int:
    return next((width for width, group in WIDTHS if character in group), 9)


def order_layers(slugs: Sequence[str], links: Collection[Link]) -> list[list[str]]:
    """Return the layers, each ordered by the mean place of its neighbours in the others."""
    depths = find_depths(slugs, links)
    layers: list[list[str]] = [[] for _ in range(max(depths.values(), default=-1) + 1)]
    for slug in slugs:
        layers[depths[slug]].append(slug)
    pull = _weights(links, depths)
    best, fewest = [list(layer) for layer in layers], _crossings(layers, links)
    for step in range(ROUNDS):
        for layer in layers if step % 2 == 0 else reversed(layers):
            place = {s: (i + 0.5) / len(each) for each in layers for i, s in enumerate(each)}
            layer.sort(key=lambda slug: _mean(slug, pull, place))
        crossings = _crossings(layers, links)
        if crossings < fewest:
            best, fewest = [list(layer) for layer in layers], crossings
    return best


def _weights(links: Collection[Link], depths: Mapping[str, int]) -> dict[str, dict[str, float]]:
    """Prerequisites pull hardest: they are what the picture shows at rest."""
    pull: dict[str, dict[str, float]] = {slug: {} for slug in depths}
    for link in links:
        if link.source in depths and link.target in depths:
            weight = 4.0 if link.type is LinkType.PREREQUISITE else 0.25
            pull[link.source][link.target] = pull[link.source].get(link.target, 0) + weight
            pull[link.target][link.source] = pull[link.target].get(link.source, 0) + weight
    return pull


def _mean(slug: str, pull: Mapping[str, Mapping[str, float]], place: Mapping[str, float]) -> float:
    total = sum(pull[slug].values())
    if not total:
        return place[slug]
    return sum(place[other] * weight for other, weight in pull[slug].items()) / total


def _crossings(layers: Sequence[Sequence[str]], links: Collection[Link]) -> int:
    """Return how many pairs of prerequisites cross, long ones taken as straight lines."""
    at = {s: (u, (i + 0.5) / len(layer)) for u, layer in enumerate(layers)
          for i, s in enumerate(layer)}  # fmt: skip
    lines = [
        (at[link.source], at[link.target])
        for link in links
        if link.type is LinkType.PREREQUISITE and link.source in at and link.target in at
    ]

    def height(line: tuple[tuple[float, float], tuple[float, float]], u: float) -> float:
        (u0, v0), (u1, v1) = line
        return v0 + (v1 - v0) * (u - u0) / (u1 - u0)

    count = 0
    for i, one in enumerate(lines):
        for other in lines[i + 1 :]:
            low, high = max(one[0][0], other[0][0]), min(one[1][0], other[1][0])
            if low < high:
                left = height(one, low) - height(other, low)
                count += left * (height(one, high) - height(other, high)) < 0
    return count


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
    pull = _weights([k for k in links if k.type is LinkType.PREREQUISITE], depths)
    apart = [[(tall[a] + tall[b]) / 2 + frame.gap for a, b in pairwise(layer)] for layer in layers]
    longest = max((sum(each) for each in apart), default=0.0)
    at: dict[str, float] = {}
    for layer, distances in zip(layers, apart, strict=True):
        share = longest / len(layer)
        at.update(zip(layer, settle([share * (i + 0.5) for i in range(len(layer))], distances),
                      strict=True))  # fmt: skip
    for step in range(ROUNDS):
        for i in range(len(layers)) if step % 2 else reversed(range(len(layers))):
            wanted = [_mean(slug, pull, at) for slug in layers[i]]
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
