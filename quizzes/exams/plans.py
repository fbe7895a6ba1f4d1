"""What a bank can fill of a blueprint."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from kb.model import Library
from quizzes.enemies import Truce
from quizzes.exams.model import Blueprint, Grouping, Plan, Stratum, count_places
from quizzes.model import Bank, Question


def apportion(total: int, weights: Mapping[str, int]) -> dict[str, int]:
    """Return whole numbers that add up to ``total``, in proportion to the weights.

    By largest remainders (Hamilton's method); of equal remainders the earlier key's
    comes first.
    """
    whole = sum(weights.values())
    exact = {key: Fraction(total * weight, whole) for key, weight in weights.items()}
    counts = {key: int(share) for key, share in exact.items()}
    left = total - sum(counts.values())
    by_remainder = sorted(exact, key=lambda key: counts[key] - exact[key])
    return {key: counts[key] + (key in by_remainder[:left]) for key in exact}


def plan_exam(blueprint: Blueprint, bank: Bank, library: Library) -> Plan:
    """Return the groups of the blueprint with what the bank has for each."""
    names = name_groups(blueprint, library)
    weights = blueprint.weights or dict.fromkeys(names, 1)
    weights = {key: weights[key] for key in names if weights.get(key)}
    if not weights:
        return Plan(blueprint, ())
    scored = apportion(blueprint.questions - blueprint.unscored, weights)
    unscored = apportion(blueprint.unscored, weights)
    pools = split_pool(blueprint, bank)
    total = sum(weights.values())
    return Plan(
        blueprint,
        tuple(
            Stratum(
                key,
                names[key],
                weight / total,
                scored[key],
                unscored[key],
                count_available(pools.get(key, ())),
            )
            for key, weight in weights.items()
        ),
    )


def name_groups(blueprint: Blueprint, library: Library) -> dict[str, str]:
    """Return what the blueprint's groups are called, by their keys."""
    match blueprint.grouping:
        case Grouping.TOPIC:
            return {topic.slug: topic.short for topic in library.topics}
        case Grouping.DOMAIN:
            return {str(domain.number): domain.short for domain in library.domains}
        case Grouping.SECTION:
            topic = library.by_slug[blueprint.topic]
            return {section.id: section.title for section in topic.sections}


def split_pool(blueprint: Blueprint, bank: Bank) -> dict[str, tuple[Question, ...]]:
    """Return the questions that the blueprint may ask, by the key of their group."""
    pools: dict[str, list[Question]] = {}
    questions = bank.by_topic.get(blueprint.topic, ()) if blueprint.topic else bank.questions
    for question in questions:
        if question.kind in blueprint.kinds:
            pools.setdefault(find_group(blueprint.grouping, question), []).append(question)
    return {key: tuple(some) for key, some in pools.items()}


def find_group(grouping: Grouping, question: Question) -> str:
    """Return the key of the group that a question belongs to."""
    match grouping:
        case Grouping.TOPIC:
            return question.topic
        case Grouping.DOMAIN:
            return str(question.domain)
        case Grouping.SECTION:
            return question.section


def count_available(questions: Iterable[Question]) -> int:
    """Return how many places questions can fill that are no enemies of one another."""
    truce, places = Truce(), 0
    for question in questions:
        if truce.admits(question):
            truce.add(question)
            places += count_places(question)
    return places
