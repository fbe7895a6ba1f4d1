"""What a program asks to be asked, checked before anybody becomes a guest for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from kb.model import Library
from people.model import Person
from quizzes.choices import Choice, Only
from quizzes.exams.model import Blueprint, Plan, Purpose
from quizzes.learner import Learner
from quizzes.model import Bank, Kind
from quizzes.services import exams, histories, placement, reviews, starting
from quizzes.services.errors import NotFoundError, RequestError
from quizzes.services.learner import load_learner
from quizzes.sittings import Mode, Reveal

Start = Callable[[str], str]


def find_start(
    asked: Mapping[str, Any],
    blueprints: Mapping[str, Blueprint],
    bank: Bank,
    library: Library,
    person: Person | None = None,
) -> Start:
    """Return what starts this for a person's id and returns the attempt's.

    ``person`` is None for a visitor, who becomes a guest once it can be met.

    Raises:
        RequestError: it can't be met, whoever asks.
    """
    mode = Mode(asked["mode"])
    if mode is Mode.PRACTICE and not asked["exam"]:
        return _find_set(asked, bank, person.id if person else "")
    if mode is Mode.REVIEW:
        learner = _load(person, blueprints, bank, library)
        reviews.check_due(learner)
        return lambda person_id: reviews.start_review(person_id, bank, learner, asked["count"])
    slug = asked["exam"] or (_find_quiz(asked["topics"], blueprints) if mode is Mode.QUIZ else "")
    if mode is Mode.PLACEMENT:
        slug = slug or _find_placement(blueprints)
    plan = _find_plan(slug, blueprints, bank, library)
    if mode is Mode.PLACEMENT:
        learner = _load(person, blueprints, bank, library)
        placement.check_start(person.id if person else "", learner, plan)
        return lambda person_id: placement.start_placement(person_id, learner, plan)
    if mode is Mode.PRACTICE:
        return lambda person_id: starting.start_untimed(person_id, plan, bank, asked["seed"])
    if plan.blueprint.purpose != mode.value:
        raise RequestError(f"“{slug}” is no {mode}. Send the mode that fits it.", "exam")
    return lambda person_id: starting.start_exam(person_id, plan, bank)


def _find_set(asked: Mapping[str, Any], bank: Bank, person_id: str) -> Start:
    choice = Choice(
        topics=tuple(asked["topics"]),
        sections=tuple(asked["sections"]),
        kinds=frozenset(Kind(kind) for kind in asked["kinds"]),
        levels=frozenset(asked["levels"]),
        only=Only(asked["only"]) if asked["only"] else None,
        questions=tuple(asked["questions"]),
    )
    unknown = next((id for id in choice.questions if id not in bank.by_id), None)
    if unknown is not None:
        raise RequestError(f"There is no question “{unknown[:60]}” in the bank.", "questions")
    starting.find_pool(bank, choice, histories.read_history(person_id, datetime.now(UTC)))
    count, reveal = len(choice.questions) or asked["count"], Reveal(asked["feedback"])
    return lambda person_id: starting.start_chosen(
        person_id, bank, choice, count, asked["seed"], reveal
    )


def _load(
    person: Person | None, blueprints: Mapping[str, Blueprint], bank: Bank, library: Library
) -> Learner:
    id, zone = (person.id, person.time_zone) if person else ("", "UTC")
    return load_learner(id, bank, library, blueprints, zone, datetime.now(UTC))


def _find_placement(blueprints: Mapping[str, Blueprint]) -> str:
    found = (b.slug for b in blueprints.values() if b.purpose is Purpose.PLACEMENT)
    return next(found, "")


def _find_quiz(topics: Sequence[str], blueprints: Mapping[str, Blueprint]) -> str:
    if len(topics) != 1:
        raise RequestError("A quiz is on one topic. Send its slug.", "topics")
    found = exams.find_quiz(topics[0], blueprints)
    if found:
        return found
    raise RequestError(f"There is no quiz on “{topics[0][:60]}”.", "topics")


def _find_plan(
    slug: str, blueprints: Mapping[str, Blueprint], bank: Bank, library: Library
) -> Plan:
    try:
        plan = exams.find_plan(slug, blueprints, bank, library)
    except NotFoundError:
        plan = None
    if plan is None or not plan.questions:
        raise RequestError("There is no such exam, or no question for it.", "exam")
    return plan
