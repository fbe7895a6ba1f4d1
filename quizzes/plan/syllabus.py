"""The syllabus of an exam, out of the content and the blueprints."""

from __future__ import annotations

from collections.abc import Iterable

from kb.graph import find_cycle, prerequisites
from kb.model import Library, Topic
from quizzes.ability.exams import Exam
from quizzes.exams.model import Blueprint, Plan, Purpose
from quizzes.model import Bank
from quizzes.plan.model import Mock, Passage, Syllabus


def make_syllabus(
    library: Library, bank: Bank, exam: Exam | None, mocks: Iterable[Mock]
) -> Syllabus:
    """Return the syllabus of an exam, whose shorter and longer forms ``mocks`` are.

    Without an exam nothing has any weight, and so there is nothing to gain.
    """
    topics = sorted(library.topics, key=lambda topic: topic.number)
    slugs = tuple(topic.slug for topic in topics)
    needs = prerequisites(slugs, library.links)
    if find_cycle(slugs, library.links):
        # Nothing can be first of what rests on one another; the content check says so.
        needs = dict.fromkeys(slugs, ())
    return Syllabus(
        slugs,
        {topic.slug: topic.short for topic in topics},
        needs,
        {topic.slug: cut_passages(topic) for topic in topics},
        {slug: len(bank.by_topic.get(slug, ())) for slug in slugs},
        exam or Exam((), 1.0),
        tuple(sorted(mocks, key=lambda mock: (-mock.minutes, mock.slug))),
    )


def cut_passages(topic: Topic) -> tuple[Passage, ...]:
    """Return the sections of a topic, each with its share of the topic's minutes by words."""
    lengths = [len(section.text.split()) for section in topic.sections]
    whole = max(1, sum(lengths))
    return tuple(
        Passage(section.id, topic.minutes * length / whole)
        for section, length in zip(topic.sections, lengths, strict=True)
    )


def list_mocks(exam: Blueprint, plans: Iterable[Plan]) -> list[Mock]:
    """Return what can be sat as a mock of an exam: the exam itself and its other lengths.

    Another length asks the same kinds of question over the same groups, against the clock.
    """
    return [
        Mock(plan.blueprint.slug, plan.questions, plan.minutes)
        for plan in plans
        if plan.blueprint.purpose is Purpose.EXAM
        and plan.minutes
        and _describe(plan.blueprint) == _describe(exam)
    ]


def _describe(blueprint: Blueprint) -> tuple[object, ...]:
    weights = tuple(sorted(blueprint.weights.items()))
    return blueprint.grouping, weights, blueprint.kinds, blueprint.topic
