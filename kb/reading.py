"""Where a reader stopped, what they have studied, and how much is left."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from kb.model import Library, Section, Topic

WIDTHS = ("narrow", "normal", "wide")
SIZES = ("small", "normal", "large", "largest")
PRINTED = ("with", "without")


@dataclass(frozen=True)
class Position:
    """The section of a topic at which somebody stopped, by slug and anchor."""

    topic: str
    section: str
    read_at: datetime


@dataclass(frozen=True)
class Place:
    """Where to go on reading, and about how many minutes of the topic are left."""

    topic: Topic
    section: Section
    minutes: int


@dataclass(frozen=True)
class Settings:
    """How a reader wants topic pages: width of the text, its size, notes on paper or not."""

    width: str = "normal"
    size: str = "normal"
    printed: str = "with"

    def dump(self) -> str:
        """Return the settings as a cookie keeps them."""
        return f"{self.width}.{self.size}.{self.printed}"


def read_settings(text: str) -> Settings:
    """Return the settings in a cookie; what it doesn't hold is as at first."""
    known = (WIDTHS, SIZES, PRINTED)
    parts = text.split(".")
    if len(parts) != len(known) or any(p not in k for p, k in zip(parts, known, strict=True)):
        return Settings()
    return Settings(*parts)


def count_studied(topic: Topic, studied: Collection[str]) -> int:
    """Return how many of the topic's present sections are among the studied ones."""
    return sum(section.id in studied for section in topic.sections)


def find_place(topic: Topic, anchor: str) -> Place | None:
    """Return where to go on in a topic; None at its first section, or where there is none."""
    anchors = [section.id for section in topic.sections]
    if anchor not in anchors[1:]:
        return None
    at = anchors.index(anchor)
    lengths = [len(section.text.split()) for section in topic.sections]
    share = sum(lengths[at:]) / max(1, sum(lengths))
    return Place(topic, topic.sections[at], max(1, round(topic.minutes * share)))


def choose_place(
    positions: Collection[Position], studied: Mapping[str, Collection[str]], library: Library
) -> Place | None:
    """Return where to go on: the last topic read that is still here and not wholly studied."""
    for position in sorted(positions, key=lambda p: p.read_at, reverse=True):
        topic = library.by_slug.get(position.topic)
        if topic is None or count_studied(topic, studied.get(topic.slug, ())) == len(
            topic.sections
        ):
            continue
        place = find_place(topic, position.section)
        if place is not None:
            return place
    return None
