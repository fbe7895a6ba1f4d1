"""Exams by their blueprints: which there are, and how far the bank fills them."""

from __future__ import annotations

from collections.abc import Mapping

from kb.model import Library
from quizzes.exams.model import Blueprint, Plan, Purpose
from quizzes.exams.plans import plan_exam
from quizzes.model import Bank
from quizzes.services.errors import NotFoundError


def plan_all(blueprints: Mapping[str, Blueprint], bank: Bank, library: Library) -> tuple[Plan, ...]:
    """Return the plan of every blueprint, in the order of the files."""
    return tuple(plan_exam(blueprint, bank, library) for blueprint in blueprints.values())


def find_plan(slug: str, blueprints: Mapping[str, Blueprint], bank: Bank, library: Library) -> Plan:
    """Return the plan of the blueprint with this slug.

    Raises:
        NotFoundError: there is none.
    """
    blueprint = blueprints.get(slug)
    if blueprint is None:
        raise NotFoundError
    return plan_exam(blueprint, bank, library)


def find_quiz(topic: str, blueprints: Mapping[str, Blueprint]) -> str:
    """Return the slug of the quiz on a topic, or nothing."""
    found = (b.slug for b in blueprints.values() if (b.purpose, b.topic) == (Purpose.QUIZ, topic))
    return next(found, "")
