"""The picture of a learning path."""

from __future__ import annotations

from kb.path_drawing import PathPicture, PlacedTopic, draw_path
from tests.kb.mapping import LINKS, TOPICS


def test_neighbours_are_joined_straight_and_others_by_arcs() -> None:
    role, cycle, money, _, _ = TOPICS
    picture = draw_path((role, cycle, money), LINKS)

    assert picture == PathPicture(
        width=352.0,
        height=102.0,
        topics=(
            PlacedTopic(role, 38.0, 17.0),
            PlacedTopic(cycle, 38.0, 51.0),
            PlacedTopic(money, 38.0, 85.0),
        ),
        arcs=("M38.0 27.0V39.0", "M28.0 17.0C-4.0 17.0 -4.0 85.0 26.0 85.0"),
    )


def test_no_topic_makes_no_picture() -> None:
    assert draw_path((), LINKS) == PathPicture(352.0, 0.0, (), ())
