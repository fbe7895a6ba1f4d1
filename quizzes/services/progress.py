"""A learner's progress, and a cohort's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from db import history, progress
from db.engine import db
from kb.model import Library
from quizzes.learner import Learner
from quizzes.model import Bank
from quizzes.progress import OpenAttempt, TopicProgress, choose_next, compute_topics
from quizzes.services.current import blueprints
from quizzes.services.learner import load_learner


@dataclass(frozen=True)
class ProgressSummary:
    """Where a learner stands. ``next_topic`` is what to practise next, by slug."""

    learner: Learner
    open_attempts: tuple[OpenAttempt, ...]
    next_topic: str | None

    @property
    def topics(self) -> Mapping[str, TopicProgress]:
        """The command of every topic, by slug."""
        return self.learner.topics

    @property
    def answers(self) -> int:
        """How many answers count, repetitions included."""
        return len(self.learner.answers)

    @property
    def last_active(self) -> datetime | None:
        """When the last of them was given."""
        return self.learner.answers[-1].answered_at if self.learner.answers else None

    @property
    def begun(self) -> int:
        """How many topics have an answer."""
        return sum(topic.n > 0 for topic in self.topics.values())

    @property
    def strong(self) -> int:
        """How many topics are strong."""
        return sum(topic.step == 4 for topic in self.topics.values())


@dataclass(frozen=True)
class MemberSummary:
    """One learner of a cohort: mastery by topic, answers, and when they were last active."""

    topics: Mapping[str, TopicProgress]
    answers: int
    last_active: datetime | None


def summarise(
    person_id: str,
    bank: Bank,
    library: Library,
    time_zone: str = "UTC",
    now: datetime | None = None,
) -> ProgressSummary:
    """Return where a person stands; an empty id is a visitor without answers.

    Only topics with questions are recommended.
    """
    moment = now or datetime.now(UTC)
    learner = load_learner(person_id, bank, library, blueprints(), time_zone, moment)
    return ProgressSummary(
        learner=learner,
        open_attempts=history.open_attempts(db.session, person_id) if person_id else (),
        next_topic=choose_next(library, bank.by_topic.keys(), learner.topics),
    )


def summarise_cohort(user_ids: Iterable[str], library: Library) -> dict[str, MemberSummary]:
    """Return every person's summary, people without answers included, with one query.

    Its levels are those of the mean of first answers.
    """
    ids = list(user_ids)
    found = progress.cohort_progress(db.session, ids) if any(ids) else {}
    slugs = [topic.slug for topic in library.topics]
    summaries = {}
    for user_id in ids:
        member = found.get(user_id)
        topics = compute_topics(slugs, member.exposures if member else ())
        summaries[user_id] = MemberSummary(
            topics={topic.slug: topic for topic in topics},
            answers=member.answers if member else 0,
            last_active=member.last_active if member else None,
        )
    return summaries
