"""Placements: questions appended one at a time, each in a transaction of its own.

Which one comes next is worked out from the answers before the attempt is locked, so that
nobody else's write waits for it. Answers are final, so it can only be outdated by another
request that appended the same question first; then nothing is left to do.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime

from db import attempts as attempts_table
from db import history, sittings
from db.engine import db, write_transaction
from kb.model import Library
from people.model import Person
from quizzes.exams.model import Blueprint, Plan, Purpose
from quizzes.exams.plans import plan_exam
from quizzes.faces import Typed, read_typed
from quizzes.learner import Learner
from quizzes.model import Bank
from quizzes.placements import Placement
from quizzes.responses import is_open
from quizzes.services import attempts
from quizzes.services.errors import NotFoundError, RequestError
from quizzes.services.learner import load_learner
from quizzes.services.starting import MAX_SEED, find_seed, name_request, open_attempt
from quizzes.sittings import Asked, Mode, Reveal, Rules, Sitting
from quizzes.typed_numbers import ResponseError


def open_placement(person_id: str, learner: Learner, plan: Plan) -> Placement:
    """Return the placement that a person has open, or one that hasn't begun."""
    return Placement(learner, plan, _find_open(person_id, plan), _bar(person_id, learner))


def start_placement(person_id: str, learner: Learner, plan: Plan) -> str:
    """Start a placement, or go on with the one that is open; return the attempt's id.

    Raises:
        RequestError: their answers place them already, or nothing is left to ask.
    """
    check_start(person_id, learner, plan)
    seed = secrets.randbelow(MAX_SEED)
    slug = plan.blueprint.slug
    request = name_request(Mode.PLACEMENT, slug)
    rules = Rules(Mode.PLACEMENT, seed, Reveal.END, exam=slug, request=request)
    first = _choose(Placement(learner, plan, barred=_bar(person_id, learner)), seed)

    def choose(_seen: Mapping[str, datetime]) -> Sequence[Asked]:
        return [first] if first else []

    return open_attempt(person_id, rules, choose, learner.now, resume=True)


def check_start(person_id: str, learner: Learner, plan: Plan) -> None:
    """Do nothing if a placement can start or go on.

    Raises:
        RequestError: their answers place them already, or nothing is left to ask.
    """
    if plan.blueprint.purpose is not Purpose.PLACEMENT:
        raise RequestError(f"“{plan.blueprint.slug}” is no placement.", "exam")
    placement = open_placement(person_id, learner, plan)
    if placement.sitting is not None:
        return
    if placement.over:
        raise RequestError("Your answers say where you stand already. See your progress.", "mode")
    if placement.choose() is None:
        raise RequestError("There is no question left to place you by.", "mode")


def advance(
    person_id: str, attempt_id: str, learner: Learner, plan: Plan, now: datetime
) -> Placement:
    """Return the placement with a question that waits, or closed if it is over.

    Doing it again changes nothing, whoever else does it at the same time.

    Raises:
        NotFoundError: there is no such placement, or it is somebody else's.
    """
    sitting = attempts.find_sitting(person_id, attempt_id, now)
    if sitting.mode is not Mode.PLACEMENT:
        raise NotFoundError
    placement = Placement(learner, plan, sitting, _bar(person_id, learner))
    if not sitting.open or placement.waiting is not None:
        return placement
    chosen = None if placement.over else _choose(placement, sitting.seed)
    with write_transaction() as session:
        locked = sittings.lock_sitting(session, person_id, attempt_id)
        if locked is not None and locked.open and len(locked.items) == len(sitting.items):
            if chosen is None:
                attempts_table.close_attempt(session, attempt_id, now)
            else:
                position = len(locked.items) + 1
                attempts_table.append_item(session, attempt_id, position, chosen, now)
    moved = attempts.find_sitting(person_id, attempt_id, now)
    return Placement(learner, plan, moved, placement.barred)


def find_next(
    sitting: Sitting,
    person: Person,
    blueprints: Mapping[str, Blueprint],
    bank: Bank,
    library: Library,
    now: datetime,
) -> Sitting:
    """Return an attempt with the question that comes next; only placements change by it."""
    plan = _recall_plan(sitting, blueprints, bank, library)
    if plan is None:
        return sitting
    learner = load_learner(person.id, bank, library, blueprints, person.time_zone, now)
    return advance(person.id, sitting.id, learner, plan, now).sitting or sitting


def _recall_plan(
    sitting: Sitting, blueprints: Mapping[str, Blueprint], bank: Bank, library: Library
) -> Plan | None:
    if sitting.mode is not Mode.PLACEMENT or not sitting.open:
        return None
    blueprint = blueprints.get(sitting.rules.exam)
    return plan_exam(blueprint, bank, library) if blueprint else None


def answer(person_id: str, attempt_id: str, position: int, typed: Typed, now: datetime) -> None:
    """Take what a form says as the answer, for good; its button "unknown" says nothing is known.

    Raises:
        NotFoundError: there is no such placement or question, or it is somebody else's.
        ResponseError: nothing is answered, or it can't be read.
    """
    sitting = attempts.find_sitting(person_id, attempt_id, now)
    item = sitting.item(position)
    if sitting.mode is not Mode.PLACEMENT or item is None:
        raise NotFoundError
    raw = None if "unknown" in typed else read_typed(item.question, typed)
    if raw is not None and is_open(raw):
        raise ResponseError("Give an answer, or say that you don’t know.")
    attempts.answer(person_id, attempt_id, position, item.sequence + 1, raw, None, now)


def _choose(placement: Placement, seed: int) -> Asked | None:
    """Return the next question in a usable variant."""
    unusable: set[str] = set()
    while True:
        question = placement.choose(unusable)
        if question is None:
            return None
        found = find_seed(question, seed)
        if found is not None:
            return Asked(question, found)
        unusable.add(question.id)


def _bar(person_id: str, learner: Learner) -> frozenset[str]:
    if not person_id:
        return frozenset()
    seen = history.last_seen(db.session, person_id)
    return frozenset(seen) | set(history.list_held(db.session, person_id, learner.now))


def _find_open(person_id: str, plan: Plan) -> Sitting | None:
    request = name_request(Mode.PLACEMENT, plan.blueprint.slug)
    found = attempts_table.find_same(db.session, person_id, request) if person_id else None
    return attempts.find_sitting(person_id, found) if found else None
