"""Why a topic keeps failing: the weakest of what it rests on, and questions to make sure.

A topic's expected share is (credit + 1) / (n + 2), Laplace's rule of succession: it joins
level and evidence in one number. Without answers it is a half, and only more answers
than a few take it far from there. A topic that the learner model holds steady is not weak
whatever its share, or it would be called weak beside a disc that says otherwise.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from kb.graph import find_depths, find_way, prerequisites
from kb.model import Link
from quizzes.answers import Counted
from quizzes.model import LEVELS, Kind, Question
from quizzes.progress import TopicProgress
from quizzes.selection import select_practice

MISSES, OF_LAST = 3, 5  # so many misses of the last answers in a topic are repeated ones
STEADY = 0.6  # the share from which a topic counts as steady
PROBES = 3
CONFIRMING = 2  # misses of the probes that confirm a cause


@dataclass(frozen=True)
class RootCause:
    """The prerequisite that explains the misses best.

    ``way`` leads from it to the missed topic, both included; ``share`` is what it is
    expected to earn, from ``n`` answers.
    """

    topic: str
    cause: str
    way: tuple[str, ...]
    share: float
    n: int


def find_repeated_misses(answers: Iterable[Counted]) -> tuple[str, ...]:
    """Return the topics missed again and again, those with most misses first.

    It takes two different questions at least: missing the same one again says that the
    question was not learnt, not that the topic lacks a base.
    """
    topics: dict[str, list[Counted]] = {}
    for answer in sorted(answers, key=lambda each: each.answered_at):
        topics.setdefault(answer.topic, []).append(answer)
    misses = {
        topic: [answer for answer in given[-OF_LAST:] if not answer.right]
        for topic, given in topics.items()
    }
    found = [
        topic
        for topic, missed in misses.items()
        if len(missed) >= MISSES and len({answer.question_id for answer in missed}) > 1
    ]
    return tuple(sorted(found, key=lambda topic: (-len(misses[topic]), topic)))


def count_misses(answers: Iterable[Counted], topic: str) -> tuple[int, int]:
    """Return how many of the last answers in a topic are misses, and of how many."""
    given = [answer for answer in answers if answer.topic == topic]
    last = sorted(given, key=lambda each: each.answered_at)[-OF_LAST:]
    return sum(not answer.right for answer in last), len(last)


def find_missed_section(answers: Iterable[Counted], topic: str) -> str:
    """Return the section of a topic with most misses, the one missed last among equals.

    Empty without any.
    """
    misses: dict[str, tuple[int, datetime]] = {}
    for answer in answers:
        if answer.topic == topic and answer.section and not answer.right:
            count, last = misses.get(answer.section, (0, answer.answered_at))
            misses[answer.section] = (count + 1, max(last, answer.answered_at))
    return max(misses, key=lambda section: (misses[section], section), default="")


def mark_probes(topic: str, cause: str) -> str:
    """Return the name under which an attempt keeps which suspicion its questions are to settle."""
    return f"probe:{topic}:{cause}"


def read_probes(exam: str) -> tuple[str, str] | None:
    """Return the topic and the suspected cause of an attempt with such a name, else None."""
    match exam.split(":"):
        case ["probe", topic, cause]:
            return topic, cause
    return None


def expect_share(progress: TopicProgress) -> float:
    """Return the expected share of a topic, from its mean credit and its n."""
    return ((progress.mean or 0) * progress.n + 1) / (progress.n + 2)


def find_root_cause(
    topic: str,
    slugs: Sequence[str],
    links: Collection[Link],
    topics: Mapping[str, TopicProgress],
    cleared: Collection[str] = (),
) -> RootCause | None:
    """Return the weakest of all topics that one rests on, or None if all are steady.

    Of equally weak ones it is the one with more answers, then the one to learn first, then
    by number. ``cleared`` are those whose probes were right, which are not named again.
    """
    depths = find_depths(slugs, links)

    def rank(slug: str) -> tuple[float, int, int, int]:
        return expect_share(topics[slug]), -topics[slug].n, depths[slug], slugs.index(slug)

    rests_on = (slug for slug in find_way(topic, slugs, links) if slug not in (topic, *cleared))
    weak = [slug for slug in rests_on if _is_weak(topics[slug])]
    if not weak:
        return None
    cause = min(weak, key=rank)
    way = _find_chain(cause, topic, prerequisites(slugs, links))
    return RootCause(topic, cause, way, expect_share(topics[cause]), topics[cause].n)


def _is_weak(progress: TopicProgress) -> bool:
    steady = progress.chance is not None and progress.chance >= STEADY
    return not steady and expect_share(progress) < STEADY


def _find_chain(start: str, end: str, first: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return the shortest chain of prerequisites between two topics."""
    chains: list[tuple[str, ...]] = [(end,)]
    seen = {end}
    for chain in chains:  # grows while it is read: breadth first
        if chain[0] == start:
            return chain
        fresh = [slug for slug in first[chain[0]] if slug not in seen]
        seen.update(fresh)
        chains.extend((slug, *chain) for slug in fresh)
    raise ValueError(f"{end} does not rest on {start}")


def choose_probes(
    questions: Iterable[Question], last_seen: Mapping[str, datetime], seed: int
) -> tuple[Question, ...]:
    """Return three questions of a topic that show whether its base is there, easiest first.

    Cases are left out, they ask for several topics at once. Unseen questions go before
    seen ones; then those that test one idea go before those that weigh several, by level.
    A section is asked twice only if the topic has fewer than three. Enemies never meet.
    """
    pool = [question for question in questions if question.kind is not Kind.CASE]
    ranked = list(select_practice(pool, last_seen, len(pool), seed))
    ranked.sort(key=lambda each: (each.id in last_seen, LEVELS.index(each.level)))
    chosen: list[Question] = []
    for fresh_section in (True, False):
        sections = {question.section for question in chosen}
        for question in ranked:
            known = question in chosen or (fresh_section and question.section in sections)
            if len(chosen) < PROBES and not known:
                chosen.append(question)
                sections.add(question.section)
    return tuple(sorted(chosen, key=lambda each: (LEVELS.index(each.level), each.difficulty)))


def judge_probes(credits: Sequence[float]) -> bool | None:
    """Return whether the probes confirm the cause; None while they can still do either."""
    misses = sum(credit < 1 for credit in credits)
    if misses >= CONFIRMING:
        return True
    return False if len(credits) - misses > PROBES - CONFIRMING else None
