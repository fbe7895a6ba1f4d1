"""The order of the concept graph's nodes within their layers."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from kb.graph import find_depths
from kb.model import Link, LinkType

ROUNDS = 24


def order_layers(slugs: Sequence[str], links: Collection[Link]) -> list[list[str]]:
    """Return the layers, each ordered by the mean place of its neighbours in the others."""
    depths = find_depths(slugs, links)
    layers: list[list[str]] = [[] for _ in range(max(depths.values(), default=-1) + 1)]
    for slug in slugs:
        layers[depths[slug]].append(slug)
    pull = weigh_links(links, depths)
    best, fewest = [list(layer) for layer in layers], _crossings(layers, links)
    for step in range(ROUNDS):
        for layer in layers if step % 2 == 0 else reversed(layers):
            place = {s: (i + 0.5) / len(each) for each in layers for i, s in enumerate(each)}
            layer.sort(key=lambda slug: find_mean(slug, pull, place))
        crossings = _crossings(layers, links)
        if crossings < fewest:
            best, fewest = [list(layer) for layer in layers], crossings
    return best


def weigh_links(links: Collection[Link], depths: Mapping[str, int]) -> dict[str, dict[str, float]]:
    """Return how hard topics pull each other: prerequisites most, they show at rest."""
    pull: dict[str, dict[str, float]] = {slug: {} for slug in depths}
    for link in links:
        if link.source in depths and link.target in depths:
            weight = 4.0 if link.type is LinkType.PREREQUISITE else 0.25
            pull[link.source][link.target] = pull[link.source].get(link.target, 0) + weight
            pull[link.target][link.source] = pull[link.target].get(link.source, 0) + weight
    return pull


def find_mean(
    slug: str, pull: Mapping[str, Mapping[str, float]], place: Mapping[str, float]
) -> float:
    """Return the mean place of a topic's neighbours, or its own without any."""
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
