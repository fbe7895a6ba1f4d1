"""Where to go on, how much is left, and how a page is to look."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from kb.reading import (
    Place,
    Position,
    Settings,
    choose_place,
    count_studied,
    find_place,
    read_settings,
)
from tests.loaded import SAMPLE, open_library

LIBRARY = open_library(SAMPLE)[0]
DEMAND = LIBRARY.by_slug["demand-planning"]
CYCLE = LIBRARY.by_slug["monthly-cycle"]
NOW = datetime(2026, 3, 13, 12, tzinfo=UTC)


def test_studied_sections_are_those_that_are_still_there() -> None:
    assert count_studied(DEMAND, {"error-metrics", "gone"}) == 1
    assert count_studied(DEMAND, ()) == 0


def test_minutes_left_follow_the_length_of_what_is_left() -> None:
    long, short = (
        replace(s, text="word " * n) for s, n in zip(DEMAND.sections, (60, 40), strict=True)
    )
    topic = replace(DEMAND, sections=(long, short), minutes=10)
    assert find_place(topic, short.id) == Place(topic, short, 4)


@pytest.mark.parametrize("anchor", ["error-metrics", "gone", ""])
def test_nobody_goes_on_at_the_first_section_or_at_one_that_is_gone(anchor: str) -> None:
    assert find_place(DEMAND, anchor) is None


def test_one_goes_on_in_the_topic_read_last_that_is_not_studied() -> None:
    earlier = Position("monthly-cycle", "closed-loop", NOW - timedelta(hours=1))
    later = Position("demand-planning", "bias-tracking", NOW)
    gone = Position("gone", "gone", NOW + timedelta(hours=1))
    positions = [earlier, gone, later]

    def place(studied: dict[str, set[str]]) -> str:
        found = choose_place(positions, studied, LIBRARY)
        return f"{found.topic.slug}#{found.section.id}" if found else ""

    everything = {section.id for section in DEMAND.sections}
    assert place({}) == "demand-planning#bias-tracking"
    assert place({"demand-planning": {"bias-tracking"}}) == "demand-planning#bias-tracking"
    assert place({"demand-planning": everything}) == "monthly-cycle#closed-loop"
    both = {"demand-planning": everything, "monthly-cycle": {s.id for s in CYCLE.sections}}
    assert place(both) == ""
    assert choose_place([], {}, LIBRARY) is None


@pytest.mark.parametrize(
    ("text", "settings"),
    [
        ("wide.large.without", Settings("wide", "large", "without")),
        ("", Settings()),
        ("wide.large", Settings()),
        ("wide.huge.with", Settings()),
        ("wide.large.with.more", Settings()),
    ],
)
def test_settings_are_read_whole_or_not_at_all(text: str, settings: Settings) -> None:
    assert read_settings(text) == settings
    assert read_settings(settings.dump()) == settings
