"""Coordinates of the concept graph."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.graph_layout import TALL, WIDE, Frame, place_nodes, settle
from kb.model import Link, LinkType

FIRST = LinkType.PREREQUISITE
TOPICS = (
    ("role", 1, "Role of S&OP"),
    ("left", 2, "Maturity model"),
    ("right", 3, "Monthly cycle"),
    ("over", 4, "Governance"),
    ("under", 5, "Implementation roadmap"),
)
LINKS = (
    Link("role", "left", FIRST, ""),
    Link("role", "right", FIRST, ""),
    Link("right", "over", FIRST, ""),
    Link("left", "under", FIRST, ""),
)


def test_no_topics_have_no_nodes() -> None:
    assert place_nodes([], [], WIDE) == {}


@pytest.mark.parametrize("frame", [WIDE, TALL], ids=["wide", "tall"])
def test_layers_stand_a_pitch_apart_and_nodes_never_overlap(frame: Frame) -> None:
    nodes = place_nodes(TOPICS, LINKS, frame, {"left": 12})
    assert {slug: (node.layer, node.u) for slug, node in nodes.items()} == {
        "role": (0, frame.start),
        "left": (1, frame.start + frame.pitch),
        "right": (1, frame.start + frame.pitch),
        "over": (2, frame.start + 2 * frame.pitch),
        "under": (2, frame.start + 2 * frame.pitch),
    }
    for layer in range(3):
        row = sorted((n for n in nodes.values() if n.layer == layer), key=lambda n: n.v)
        for above, below in pairwise(row):
            free = below.v - below.height / 2 - above.v - above.height / 2
            assert free == pytest.approx(frame.gap) or free > frame.gap
    assert min(node.v - node.height / 2 for node in nodes.values()) == pytest.approx(0)


def test_a_chosen_topic_is_as_high_as_its_ports_need() -> None:
    assert place_nodes(TOPICS, LINKS, WIDE, {"left": 12})["left"].height == 13 * WIDE.port
    assert place_nodes(TOPICS, LINKS, WIDE, {"left": 1})["left"].height == WIDE.row


def test_the_layout_of_the_same_graph_is_the_same() -> None:
    assert place_nodes(TOPICS, LINKS, WIDE) == place_nodes(TOPICS, LINKS, WIDE)


def test_places_that_fit_stay_where_they_are_wanted() -> None:
    assert settle([0, 50, 100], [40, 40]) == [0, 50, 100]


def test_places_that_overlap_move_together() -> None:
    assert settle([10, 10], [40]) == [-10, 30]


@given(st.lists(st.floats(-500, 500), min_size=1, max_size=8), st.floats(1, 90))
def test_settled_places_keep_order_distance_and_mean(wanted: list[float], distance: float) -> None:
    places = settle(wanted, [distance] * (len(wanted) - 1))
    assert all(below - above >= distance - 1e-6 for above, below in pairwise(places))
    assert sum(places) == pytest.approx(sum(wanted), abs=1e-6)
