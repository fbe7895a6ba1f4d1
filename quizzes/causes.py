"""Topics missed again and again, what they fail for, and how that is made sure of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from kb.graph import find_cycle
from quizzes.answers import Counted
from quizzes.course import Course
from quizzes.draws import derive_seed
from quizzes.model import Question
from quizzes.progress import TopicProgress
from quizzes.root_cause import (
    PROBES,
    RootCause,
    choose_probes,
    find_repeated_misses,
    find_root_cause,
    judge_probes,
)


@dataclass(frozen=True)
class Suspicion:
    """A topic that keeps failing and the topic that it seems to fail for.

    ``probes`` are the questions that show it; ``confirmed`` is None until enough answers
    in the cause since the last miss have been given.
    """

    cause: RootCause
    probes: tuple[Question, ...]
    confirmed: bool | None


def find_suspicions(
    course: Course, answers: Sequence[Counted], topics: Mapping[str, TopicProgress]
) -> tuple[Suspicion, ...]:
    """Return a suspicion for each topic missed repeatedly, the one with most misses first.

    ``answers`` come in their order. A topic whose probes were right is cleared, and the
    next weakest is suspected.
    """
    links = course.library.links
    if find_cycle(course.topics, links):
        return ()
    last_seen = {answer.question_id: answer.answered_at for answer in answers}
    found = []
    for topic in find_repeated_misses(answers):
        if topic not in topics:
            continue
        suspicion = _suspect(course, topic, answers, topics, last_seen)
        if suspicion is not None:
            found.append(suspicion)
    return tuple(found)


def _suspect(
    course: Course,
    topic: str,
    answers: Sequence[Counted],
    topics: Mapping[str, TopicProgress],
    last_seen: Mapping[str, datetime],
) -> Suspicion | None:
    missed = max(a.answered_at for a in answers if a.topic == topic and not a.right)
    cleared: set[str] = set()
    while True:
        cause = find_root_cause(topic, course.topics, course.library.links, topics, cleared)
        if cause is None:
            return None
        given = [a.credit for a in answers if a.topic == cause.cause and a.answered_at > missed]
        confirmed = judge_probes(given[:PROBES])
        if confirmed is not False:
            break
        cleared.add(cause.cause)
    pool = course.bank.by_topic.get(cause.cause, ())
    seed = derive_seed("probes", topic, cause.cause, missed.isoformat())
    return Suspicion(cause, choose_probes(pool, last_seen, seed), confirmed)
