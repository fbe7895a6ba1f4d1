"""Exams by their blueprints: which there are, and a form of one to practise on."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import UTC, datetime

from db import attempts, history
from db.engine import write_transaction
from kb.model import Library
from quizzes.exams.forms import make_form
from quizzes.exams.model import Blueprint, Plan
from quizzes.exams.plans import plan_exam
from quizzes.model import Bank
from quizzes.services.attempts import MAX_SEED, NotFoundError, RequestError
from quizzes.sittings import Mode


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


def start_untimed(
    person_id: str, plan: Plan, bank: Bank, seed: int | None = None, now: datetime | None = None
) -> str:
    """Start a practice set that asks a form of the exam, and return the attempt's id.

    Raises:
        RequestError: the bank has no question for it.
    """
    chosen_seed = secrets.randbelow(MAX_SEED) if seed is None else seed
    with write_transaction() as session:
        form = make_form(plan, bank, chosen_seed, history.last_seen(session, person_id))
        if not form:
            raise RequestError("There is no question for this exam yet. Choose another.", "exam")
        items = [(item.question, item.seed) for item in form]
        moment = now or datetime.now(UTC)
        return attempts.add_attempt(session, person_id, Mode.PRACTICE, chosen_seed, items, moment)
