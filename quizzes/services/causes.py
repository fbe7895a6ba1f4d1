"""Why a topic keeps failing: the suspicion as pages tell it, its probes, what they showed."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from kb.model import Library, Section, Topic
from quizzes.causes import Suspicion
from quizzes.exams.model import Blueprint
from quizzes.findings import Finding
from quizzes.invitations import lower_name
from quizzes.learner import Learner
from quizzes.model import Bank
from quizzes.root_cause import (
    count_misses,
    find_missed_section,
    judge_probes,
    mark_probes,
    read_probes,
)
from quizzes.services import starting
from quizzes.services.errors import RequestError
from quizzes.services.learner import load_learner
from quizzes.sittings import Asked, Mode, Rules, Sitting

MOST = 2  # suspicions told at once


@dataclass(frozen=True)
class Trail:
    """A suspicion as it is told: ``misses`` of the ``last`` answers in the topic.

    ``chain`` leads from the cause to the topic, each with its step of mastery;
    ``section`` is what to read in the cause, if answers there tell.
    """

    suspicion: Suspicion
    topic: Topic
    cause: Topic
    chain: tuple[tuple[Topic, int], ...]
    misses: int
    last: int
    section: Section | None

    @property
    def askable(self) -> bool:
        """Whether there is something to ask, and it isn't settled."""
        return self.suspicion.confirmed is None and bool(self.suspicion.probes)


@dataclass(frozen=True)
class Outcome:
    """What a set of probes showed: ``confirmed`` as ``judge_probes`` says.

    ``sections`` are those of the cause that were missed; ``trail`` is what is suspected
    of the topic now, if it is another cause.
    """

    topic: Topic
    cause: Topic
    confirmed: bool | None
    misses: int
    answered: int
    sections: tuple[Section, ...]
    trail: Trail | None

    @property
    def finding(self) -> Finding:
        """What the probes showed, and what follows."""
        topic, cause = lower_name(self.topic.short), self.cause.short
        right = self.answered - self.misses
        of = f"{right} of {self.answered} right there"
        if self.confirmed is None:
            return Finding(
                f"{cause}: not settled yet",
                f"{of}. It takes two misses or two right answers to tell whether {topic} "
                "fails for it.",
            )
        if self.confirmed:
            return Finding(
                f"{cause} is what holds {topic} back",
                f"{of}. Read what you missed, practise {lower_name(cause)} until it is steady, "
                f"then come back to {topic}.",
            )
        end = f"Read {topic} itself once more: nothing else that it rests on looks weak."
        if self.trail:
            end = f"The next weakest part of the way is {lower_name(self.trail.cause.short)}."
        return Finding(f"{cause} holds", f"{of}, so {topic} fails for another reason. {end}")


def find_trails(learner: Learner, topics: Collection[str]) -> tuple[Trail, ...]:
    """Return what is suspected of these topics, the one with most misses first."""
    found = [_tell(learner, one) for one in learner.suspicions if one.cause.topic in topics]
    return tuple(found[:MOST])


def _tell(learner: Learner, suspicion: Suspicion) -> Trail:
    cause, library = suspicion.cause, learner.course.library
    misses, last = count_misses(learner.answers, cause.topic)
    weak = library.by_slug[cause.cause]
    return Trail(
        suspicion=suspicion,
        topic=library.by_slug[cause.topic],
        cause=weak,
        chain=tuple((library.by_slug[slug], learner.topics[slug].step) for slug in cause.way),
        misses=misses,
        last=last,
        section=weak.section(find_missed_section(learner.answers, cause.cause)),
    )


def judge_attempt(sitting: Sitting, learner: Learner) -> Outcome | None:
    """Return what an attempt's probes showed; None if it asks none."""
    found = read_probes(sitting.rules.exam)
    by_slug = learner.course.library.by_slug
    if found is None or not set(found) <= by_slug.keys():
        return None
    topic, cause = (by_slug[slug] for slug in found)
    answered = [item for item in sitting.items if item.answer is not None]
    credits = [item.answer.credit for item in answered if item.answer is not None]
    missed = [item for item in answered if item.answer is not None and item.answer.credit < 1]
    trails = find_trails(learner, {topic.slug})
    sections = [cause.section(anchor) for anchor in dict.fromkeys(i.section for i in missed)]
    return Outcome(
        topic=topic,
        cause=cause,
        confirmed=judge_probes(credits),
        misses=len(missed),
        answered=len(answered),
        sections=tuple(section for section in sections if section is not None),
        trail=next((trail for trail in trails if trail.cause != cause), None),
    )


def start_probes(
    person_id: str,
    topic: str,
    bank: Bank,
    library: Library,
    blueprints: Mapping[str, Blueprint],
    now: datetime,
) -> str:
    """Start the questions that show whether a topic fails for its suspected cause.

    Goes on with them if they are open. Returns the attempt's id.

    Raises:
        RequestError: nothing is suspected of the topic, or there is nothing to ask.
    """
    learner = load_learner(person_id, bank, library, blueprints, "UTC", now)
    trail = next(iter(find_trails(learner, {topic})), None)
    if trail is None or not trail.askable:
        raise RequestError("Your last answers no longer point to a weak base there.", "topic")
    seed = secrets.randbelow(starting.MAX_SEED)
    name = mark_probes(trail.topic.slug, trail.cause.slug)
    request = starting.name_request(Mode.PRACTICE, name)
    rules = Rules(Mode.PRACTICE, seed, exam=name, request=request)

    def choose(_seen: Mapping[str, datetime]) -> Sequence[Asked]:
        return starting.draw_variants(trail.suspicion.probes, seed)

    return starting.open_attempt(person_id, rules, choose, now, resume=True)
