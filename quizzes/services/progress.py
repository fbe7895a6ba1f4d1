"""A learner's progress, and a cohort's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from db import history, progress
from db.engine import db
from kb.model import Library
from quizzes.model import Bank
from quizzes.progress import OpenAttempt, TopicProgress, choose_next, compute_topics
from quizzes.weeks import WeekPage, show_weeks, start_weeks


@dataclass(frozen=True)
class ProgressSummary:
    """Where a learner stands. ``next_topic`` is what to practise next, by slug."""

    topics: Mapping[str, TopicProgress]
    open_attempts: tuple[OpenAttempt, ...]
    answers: int
    last_active: datetime | None
    next_topic: str | None

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


def summarise(person_id: str, bank: Bank, library: Library) -> ProgressSummary:
    """Return where a person stands; an empty id is a visitor without answers.

    Only topics with questions are recommended.
    """
    member = summarise_cohort([person_id], library)[person_id]
    return ProgressSummary(
        topics=member.topics,
        open_attempts=history.open_attempts(db.session, person_id) if person_id else (),
        answers=member.answers,
        last_active=member.last_active,
        next_topic=choose_next(library, bank.by_topic.keys(), member.topics),
    )


def summarise_cohort(user_ids: Iterable[str], library: Library) -> dict[str, MemberSummary]:
    """Return every person's summary, people without answers included, with one query."""
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


def review_weeks(person_id: str, time_zone: str, now: datetime) -> WeekPage:
    """Return a person's practice in the last eight weeks of their time zone."""
    starts = start_weeks(now, time_zone)
    return show_weeks(starts, progress.count_by_week(db.session, person_id, starts), time_zone)
