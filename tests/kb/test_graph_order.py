"""The order of topics within their layers."""

from __future__ import annotations

from kb.graph_order import order_layers
from kb.model import Link, LinkType

PAIRS = (("role", "left"), ("role", "right"), ("right", "over"), ("left", "under"))
LINKS = tuple(Link(source, target, LinkType.PREREQUISITE, "") for source, target in PAIRS)


def test_layers_are_ordered_so_that_prerequisites_do_not_cross() -> None:
    layers = order_layers(("role", "left", "right", "over", "under"), LINKS)
    assert [sorted(layer) for layer in layers] == [["role"], ["left", "right"], ["over", "under"]]
    follows = {"left": "under", "right": "over"}
    assert [follows[slug] for slug in layers[1]] == layers[2]


def test_no_topics_have_no_layers() -> None:
    assert order_layers([], []) == []
