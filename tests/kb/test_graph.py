"""Order, depth and neighbourhood in the concept graph."""

from __future__ import annotations

import pytest

from kb.graph import (
    Neighbour,
    Neighbours,
    find_cycle,
    find_depths,
    find_neighbours,
    find_way,
    order_study,
    prerequisites,
)
from kb.model import Link, LinkType

FIRST = LinkType.PREREQUISITE
SLUGS = ("role", "model", "cycle", "demand", "supply", "stock")
LINKS = (
    Link("role", "model", FIRST, "Judge what you know."),
    Link("role", "cycle", FIRST, "The cycle performs the role."),
    Link("cycle", "demand", FIRST, "Step 2."),
    Link("cycle", "supply", FIRST, "Step 3."),
    Link("demand", "supply", FIRST, "Demand comes first."),
    Link("demand", "stock", FIRST, "Error drives stock."),
    Link("demand", "supply", LinkType.FEEDS, "The request."),
    Link("stock", "supply", LinkType.TRADES_OFF, "Stock or capacity."),
    Link("model", "cycle", LinkType.MEASURES, "Rates the cycle."),
)


def test_prerequisites_are_unique_and_in_the_order_of_the_slugs() -> None:
    twice = (*LINKS, Link("demand", "supply", FIRST, "Again."), Link("gone", "supply", FIRST, "?"))
    assert prerequisites(SLUGS, twice) == {
        "role": (),
        "model": ("role",),
        "cycle": ("role",),
        "demand": ("cycle",),
        "supply": ("cycle", "demand"),
        "stock": ("demand",),
    }


def test_depth_is_the_longest_chain_of_prerequisites() -> None:
    assert find_depths(SLUGS, LINKS) == {
        "role": 0,
        "model": 1,
        "cycle": 1,
        "demand": 2,
        "supply": 3,
        "stock": 3,
    }


def test_no_cycle_in_a_graph_without_one() -> None:
    assert find_cycle(SLUGS, LINKS) == ()


def test_a_cycle_is_named_and_does_not_take_the_depths_away() -> None:
    wrong = (*LINKS, Link("stock", "cycle", FIRST, "Wrong."))
    cycle = find_cycle(SLUGS, wrong)
    assert cycle[0] == cycle[-1]
    assert set(cycle) == {"cycle", "demand", "stock"}
    assert sorted(find_depths(SLUGS, wrong)) == sorted(SLUGS)


@pytest.mark.parametrize(
    ("slug", "way"),
    [
        ("role", ("role",)),
        ("demand", ("role", "cycle", "demand")),
        ("supply", ("role", "cycle", "demand", "supply")),
    ],
)
def test_the_way_holds_everything_a_topic_rests_on(slug: str, way: tuple[str, ...]) -> None:
    assert find_way(slug, SLUGS, LINKS) == way


@pytest.mark.parametrize(
    ("known", "order"),
    [
        ((), ("role", "model", "cycle", "demand", "supply", "stock")),
        (("role", "cycle", "demand"), ("model", "supply", "stock")),
        (("cycle",), ("role", "demand", "model", "supply", "stock")),
        (SLUGS, ()),
    ],
)
def test_study_takes_what_rests_on_known_topics_first_then_by_depth(
    known: set[str], order: tuple[str, ...]
) -> None:
    assert order_study(SLUGS, LINKS, known) == order


def test_neighbours_say_what_the_other_topic_does_here() -> None:
    assert find_neighbours("supply", LINKS) == Neighbours(
        here=(
            Neighbour("cycle", FIRST, "comes first", "Step 3."),
            Neighbour("demand", FIRST, "comes first", "Demand comes first."),
            Neighbour("demand", LinkType.FEEDS, "feeds this", "The request."),
            Neighbour(
                "stock", LinkType.TRADES_OFF, "is traded off against this", "Stock or capacity."
            ),
        ),
        onward=(
            Neighbour(
                "stock", LinkType.TRADES_OFF, "is traded off against this", "Stock or capacity."
            ),
        ),
    )


def test_a_trade_off_shows_on_both_topics_in_both_lists() -> None:
    around = find_neighbours("stock", LINKS)
    trade = Neighbour(
        "supply", LinkType.TRADES_OFF, "is traded off against this", "Stock or capacity."
    )
    assert trade in around.here
    assert around.onward == (trade,)
