"""Whether every point that a topic must cover has a home on its page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kb.checks import Finding
from kb.model import Topic

# The topics of the shipped set; partners' own may do without a list of points.
CORE = 20
_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "\u202f": " ", "\u00a0": " ", "‑": "-"}
)


@dataclass(frozen=True)
class Point:
    """Something a topic must cover: in which sections, and by which of its words."""

    point: str
    sections: tuple[str, ...]
    mentions: tuple[str, ...]


@dataclass(frozen=True)
class Coverage:
    """All points of one topic, by its slug."""

    topic: str
    points: tuple[Point, ...]


def check_coverage(coverage: Coverage, topics: Mapping[str, Topic]) -> Iterator[Finding]:
    """Yield findings on points whose section or wording isn't on the page."""
    topic = topics.get(coverage.topic)
    if topic is None:
        said = f"There is no topic {coverage.topic}. Correct it."
        yield Finding("coverage", coverage.topic, ("topic",), said)
        return
    for at, point in enumerate(coverage.points):
        missing = [anchor for anchor in point.sections if topic.section(anchor) is None]
        for anchor in missing:
            said = f"Topic {topic.slug} has no section {anchor}. Correct it."
            path = ("points", at, "sections", point.sections.index(anchor))
            yield Finding("coverage", coverage.topic, path, said)
        text = _flatten(section.text for section in topic.sections if section.id in point.sections)
        if missing and not text:
            continue
        for number, phrase in enumerate(point.mentions):
            if _flatten([phrase]) not in text:
                said = (
                    f"{phrase!r} stands in none of the sections {', '.join(point.sections)}. "
                    f"Cover “{point.point}” there, or correct the phrase."
                )
                yield Finding("coverage", coverage.topic, ("points", at, "mentions", number), said)


def find_uncovered(topics: Iterable[Topic], covered: Sequence[str]) -> Iterator[tuple[Topic, str]]:
    """Yield the topics of the shipped set that have no list of points, and what to do."""
    for topic in topics:
        if topic.number <= CORE and topic.slug not in covered:
            name = f"coverage/{topic.number:02d}-{topic.slug}.yaml"
            yield topic, f"{topic.slug} has no list of points to cover. Add {name}."


def _flatten(texts: Iterable[str]) -> str:
    return " ".join(" ".join(texts).translate(_PLAIN).casefold().split())
