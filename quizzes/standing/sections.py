"""Which sections hold a learner back, and which they know."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kb.model import Library, Section, Topic
from quizzes.answers import Counted
from quizzes.intervals import find_interval

ENOUGH = 3  # first answers before a section is called weak or a strength
WEAK, STRONG = 0.6, 0.8
LISTED = 6


@dataclass(frozen=True)
class SectionStanding:
    """First answers to the questions of one section: their mean credit, and its n."""

    topic: Topic
    section: Section
    mean: float
    n: int

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 95 % interval of the mean, or None with too few answers."""
        return find_interval(self.mean * self.n, self.n)

    @property
    def expected(self) -> float:
        """What the next answer is expected to earn, by the rule of succession."""
        return (self.mean * self.n + 1) / (self.n + 2)


def rate_sections(first: Iterable[Counted], library: Library) -> tuple[SectionStanding, ...]:
    """Return every section with enough answers; sections that are gone are left out."""
    credits: dict[tuple[str, str], list[float]] = {}
    for answer in first:
        credits.setdefault((answer.topic, answer.section), []).append(answer.credit)
    found = []
    for (slug, anchor), some in credits.items():
        topic = library.by_slug.get(slug)
        section = topic.section(anchor) if topic else None
        if topic and section and len(some) >= ENOUGH:
            found.append(SectionStanding(topic, section, sum(some) / len(some), len(some)))
    return tuple(sorted(found, key=lambda each: (each.topic.number, each.section.number)))


def list_weak(sections: Iterable[SectionStanding]) -> tuple[SectionStanding, ...]:
    """Return the weakest sections, which earn less than a steady one does."""
    weak = (each for each in sections if each.mean < WEAK)
    return tuple(sorted(weak, key=lambda each: each.expected))[:LISTED]


def list_strengths(sections: Iterable[SectionStanding]) -> tuple[SectionStanding, ...]:
    """Return the strongest sections; of equal means those with more answers come first."""
    strong = (each for each in sections if each.mean >= STRONG)
    return tuple(sorted(strong, key=lambda each: -each.expected))[:LISTED]
