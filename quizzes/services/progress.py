"""A learner's progress, and a cohort's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property

from db import history, progress
from db.engine import db
from kb.model import Library
from quizzes.learner import Learner
from quizzes.model import Bank
from quizzes.plan.model import Step
from quizzes.plan.words import name_task
from quizzes.progress import OpenAttempt, TopicProgress, choose_next, compute_topics
from quizzes.services.current import blueprints
from quizzes.services.plan import Studying, find_studying


@dataclass(frozen=True)
class ProgressSummary:
    """Where a learner stands, what is unfinished, and what to do next."""

    studying: Studying
    open_attempts: tuple[OpenAttempt, ...]

    @property
    def learner(self) -> Learner:
        """What the answers show."""
        return self.studying.learner

    @property
    def step(self) -> Step | None:
        """The one thing to do next, and why."""
        return self.studying.step

    @cached_property
    def task(self) -> str:
        """The next step as the line of a plan; empty without one."""
        return name_task(self.step.task, self.studying.syllabus) if self.step else ""

    @cached_property
    def next_topic(self) -> str | None:
        """The topic of the next step; where that has none, the next one in learning order."""
        if self.step and self.step.task.topic:
            return self.step.task.topic
        course = self.learner.course
        return choose_next(course.library, course.bank.by_topic.keys(), self.topics)

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
    return ProgressSummary(
        studying=find_studying(person_id, bank, library, blueprints(), time_zone, moment),
        open_attempts=history.open_attempts(db.session, person_id) if person_id else (),
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
