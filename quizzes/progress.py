"""What recorded answers say about a learner's command of the topics."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from kb.graph import find_cycle, find_depths, prerequisites
from kb.model import Library
from quizzes.intervals import find_interval

WORDS = ("not started", "begun", "shaky", "steady", "strong")
STRONG = 4


@dataclass(frozen=True)
class TopicProgress:
    """A learner's command of one topic: ``step`` is 0 to 4, ``mean`` that of first answers.

    ``chance`` is the chance to get the topic's exam questions right today, forgetting
    included, and ``range`` its 10th to 90th percentile; the step follows from it where it
    is known, else from the mean. ``ebb`` is how many steps forgetting has taken, ``due``
    how many questions are due for review.
    """

    slug: str
    step: int
    mean: float | None
    n: int
    last_active: datetime | None
    chance: float | None = None
    range: tuple[float, float] | None = None
    ebb: int = 0
    due: int = 0

    @property
    def word(self) -> str:
        """The word for the step."""
        return WORDS[self.step]

    @property
    def expected(self) -> float | None:
        """The share expected in an exam on the topic; the mean where no more is known."""
        return self.mean if self.chance is None else self.chance

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 95 % interval of the mean, or None with too few answers."""
        return find_interval((self.mean or 0) * self.n, self.n)


@dataclass(frozen=True)
class Exposure:
    """What the database counted for one topic: first exposures and their credit."""

    topic: str
    credit: float
    n: int
    last_active: datetime


@dataclass(frozen=True)
class MemberProgress:
    """What one person's answers add up to; ``answers`` counts repetitions too."""

    exposures: tuple[Exposure, ...]
    answers: int
    last_active: datetime


@dataclass(frozen=True)
class OpenAttempt:
    """An unfinished attempt; ``topic`` is set when all its questions share one."""

    id: str
    mode: str
    started_at: datetime
    questions: int
    answered: int
    topic: str | None


def compute_step(mean: float | None) -> int:
    """Return the mastery step of a mean credit; None means no answer yet."""
    if mean is None:
        return 0
    # Means are rounded to a whole percent first, as they are shown: 79.6 % reads 80 %.
    percent = int(mean * 100 + 0.5)
    return 1 + sum(percent >= line for line in (40, 60, 80))


def compute_topics(
    topics: Iterable[str], exposures: Iterable[Exposure]
) -> tuple[TopicProgress, ...]:
    """Return the progress of every topic, in the order given."""
    found = {exposure.topic: exposure for exposure in exposures}
    return tuple(_compute_topic(slug, found.get(slug)) for slug in topics)


def _compute_topic(slug: str, exposure: Exposure | None) -> TopicProgress:
    if exposure is None or exposure.n == 0:
        return TopicProgress(slug, 0, None, 0, None)
    mean = exposure.credit / exposure.n
    return TopicProgress(slug, compute_step(mean), mean, exposure.n, exposure.last_active)


def choose_next(
    library: Library, asked: Collection[str], topics: Mapping[str, TopicProgress]
) -> str | None:
    """Return the slug to practise next, or None when every topic in ``asked`` is strong.

    It is the first topic in prerequisite order (then by number) that is not
    strong yet while everything that comes before it is begun at least to
    "steady"; without such a topic, the first that is not strong.
    """
    slugs = [topic.slug for topic in sorted(library.topics, key=lambda topic: topic.number)]
    needs = prerequisites(slugs, library.links)
    order = slugs
    if not find_cycle(slugs, library.links):
        depths = find_depths(slugs, library.links)
        order = sorted(slugs, key=lambda slug: depths[slug])
    open_topics = [slug for slug in order if slug in asked and topics[slug].step < STRONG]
    for slug in open_topics:
        if all(topics[earlier].step >= STRONG - 1 for earlier in needs[slug] if earlier in asked):
            return slug
    return open_topics[0] if open_topics else None
