"""Starting attempts. Asking twice at once starts one; each start is one transaction."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Any

from sqlalchemy.orm import Session

from db import attempts, history, sittings
from db.engine import write_transaction
from quizzes.choices import NOTHING, Choice, History, describe_choice, explain_nothing, list_fitting
from quizzes.draws import derive_seed
from quizzes.exams.forms import make_form
from quizzes.exams.model import Plan, Purpose
from quizzes.model import Bank, Question
from quizzes.numbers import ExpressionError
from quizzes.selection import keep_peace, select_practice
from quizzes.services import histories
from quizzes.services.errors import RequestError
from quizzes.sittings import Asked, Closing, Mode, Reveal, Rules, allow_seconds
from quizzes.variants import DegenerateVariantError, make_variant

MAX_QUESTIONS = 50
MAX_SEED = 2**31
TWICE = timedelta(seconds=10)  # the same request within this time is a double click
_VARIANT_TRIES = 5

NEVER: Mapping[str, tuple[str, int]] = MappingProxyType({})

Chooser = Callable[[Mapping[str, datetime]], Sequence[Asked]]


def start_practice(
    person_id: str,
    bank: Bank,
    topics: Sequence[str],
    count: int,
    seed: int | None = None,
    question_id: str = "",
    now: datetime | None = None,
    reveal: Reveal = Reveal.ONCE,
    key: str = "",
) -> str:
    """Start a practice set on topics, on all of them without any; return the attempt's id.

    ``question_id`` puts that question first. See ``start_chosen``.
    """
    choice = Choice(topics=tuple(topics), first=question_id)
    return start_chosen(person_id, bank, choice, count, seed, reveal, key, now)


def start_chosen(
    person_id: str,
    bank: Bank,
    choice: Choice,
    count: int,
    seed: int | None = None,
    reveal: Reveal = Reveal.ONCE,
    key: str = "",
    now: datetime | None = None,
) -> str:
    """Start a practice set of up to ``count`` questions that fit, and return the attempt's id.

    ``now`` is the server's present time unless given. Sets with the same seed, or from the
    same page (by its ``key``), are one set if they are started at once. Without a seed a
    question with numbers never comes with those it had last time, if it has others.

    Raises:
        RequestError: something chosen is unknown, or nothing fits.
    """
    moment = now or datetime.now(UTC)
    past = histories.read_history(person_id, moment)
    first, pool = find_pool(bank, choice, past)
    chosen_seed = secrets.randbelow(MAX_SEED) if seed is None else seed
    before = histories.read_seeds(person_id) if seed is None else {}

    def choose(seen: Mapping[str, datetime]) -> Sequence[Asked]:
        if choice.questions:
            more = keep_peace(pool, first, count - len(first))
        else:
            more = select_practice(pool, seen, count - len(first), chosen_seed, first)
        return draw_variants([*first, *more], chosen_seed, before)

    asked = (describe_choice(choice), count, seed, reveal, key)
    request = name_request(Mode.PRACTICE, *asked) if key or seed is not None else ""
    rules = Rules(Mode.PRACTICE, chosen_seed, reveal, request=request)
    return open_attempt(person_id, rules, choose, moment)


def find_pool(
    bank: Bank, choice: Choice, past: History = NOTHING
) -> tuple[list[Question], list[Question]]:
    """Return what a set starts with, and what the rest of it is chosen from.

    Raises:
        RequestError: something chosen is unknown, or nothing fits.
    """
    if not bank.questions:
        raise RequestError("There are no questions yet.", "topics")
    unknown = next((slug for slug in choice.topics if slug not in bank.by_topic), None)
    if unknown is not None:
        raise RequestError(f"There are no questions on “{unknown[:60]}” yet.", "topics")
    if choice.first and choice.first not in bank.by_id:
        raise RequestError("This question is no longer in the bank.", "question")
    if choice.first in past.held:
        raise RequestError("Hand in your exam first: it asks this question.", "question")
    pool = [q for q in list_fitting(bank, choice, past) if q.id != choice.first]
    if not pool and not choice.first:
        raise RequestError(*explain_nothing(bank, choice, past))
    return [bank.by_id[choice.first]] if choice.first else [], pool


def start_untimed(
    person_id: str, plan: Plan, bank: Bank, seed: int | None = None, now: datetime | None = None
) -> str:
    """Start a practice set that asks a form of the exam, and return the attempt's id.

    Raises:
        RequestError: the bank has no question for it.
    """
    chosen_seed = secrets.randbelow(MAX_SEED) if seed is None else seed
    request = name_request(Mode.PRACTICE, plan.blueprint.slug, seed) if seed is not None else ""
    rules = Rules(Mode.PRACTICE, chosen_seed, request=request)
    return open_attempt(person_id, rules, _draw_form(plan, bank, chosen_seed), now)


def start_exam(
    person_id: str, plan: Plan, bank: Bank, now: datetime | None = None, seed: int | None = None
) -> str:
    """Start an exam or a quiz by its blueprint, or go on with the one that is open.

    The time is the blueprint's with what the person was granted. Keys are shown at the end.

    Raises:
        RequestError: the bank has no question for it.
    """
    blueprint = plan.blueprint
    mode = Mode.QUIZ if blueprint.purpose is Purpose.QUIZ else Mode.EXAM
    rules = Rules(
        mode,
        secrets.randbelow(MAX_SEED) if seed is None else seed,
        Reveal.END,
        exam=blueprint.slug,
        line=blueprint.line,
        request=name_request(mode, blueprint.slug),
    )
    choose = _draw_form(plan, bank, rules.seed)
    return open_attempt(person_id, rules, choose, now, plan.minutes, resume=True)


def _draw_form(plan: Plan, bank: Bank, seed: int) -> Chooser:
    def choose(seen: Mapping[str, datetime]) -> Sequence[Asked]:
        form = make_form(plan, bank, seed, seen)
        return [Asked(item.question, item.seed, item.scored) for item in form]

    return choose


def open_attempt(
    person_id: str,
    rules: Rules,
    choose: Chooser,
    now: datetime | None = None,
    minutes: int = 0,
    resume: bool = False,
) -> str:
    """Store an attempt on what ``choose`` makes of the person's history; return its id.

    With ``resume`` an open attempt from the same request is gone on with, whenever it
    was started; otherwise only one that was started just now and has no answer. A request
    without a fingerprint is always a new one.

    Raises:
        RequestError: there is nothing to ask.
    """
    moment = now or datetime.now(UTC)
    with write_transaction() as session:
        allowance = attempts.lock_person(session, person_id)
        since = None if resume else moment - TWICE
        asked = rules.request
        same = attempts.find_same(session, person_id, asked, since) if asked else None
        if same is not None and not _expire(session, person_id, same, moment):
            return same
        items = choose(history.last_seen(session, person_id))
        if not items:
            raise RequestError("There is no question on this yet. Choose something else.", "topics")
        timed = replace(
            rules,
            seconds=allow_seconds(minutes, allowance.extra_percent),
            extra_percent=allowance.extra_percent if minutes else 0,
            may_pause=allowance.may_pause and bool(minutes),
        )
        return attempts.add_attempt(session, person_id, timed, items, moment)


def _expire(session: Session, person_id: str, attempt_id: str, now: datetime) -> bool:
    """Close an attempt whose time is up; return whether it was."""
    sitting = sittings.lock_sitting(session, person_id, attempt_id)
    if sitting is None or sitting.deadline_at is None or not sitting.is_over(now):
        return False
    attempts.close_attempt(session, attempt_id, sitting.deadline_at, Closing.TIME)
    return True


def draw_variants(
    questions: Sequence[Question], attempt_seed: int, before: Mapping[str, tuple[str, int]] = NEVER
) -> list[Asked]:
    """Return the questions with a usable variant each; those without one are left out.

    ``before`` has the content and the seed of variants not to ask again, by question id.
    """
    found = ((q, find_seed(q, attempt_seed, before.get(q.id))) for q in questions)
    return [Asked(question, seed) for question, seed in found if seed is not None]


def find_seed(
    question: Question, attempt_seed: int, before: tuple[str, int] | None = None
) -> int | None:
    """Return the first derived seed that gives a usable variant, or None.

    Other numbers than those of ``before`` are preferred.
    """
    last = _recall_numbers(question, before)
    found = None
    for turn in range(_VARIANT_TRIES):
        seed = derive_seed(attempt_seed, question.id, turn)
        try:
            variant = make_variant(question, seed)
        except DegenerateVariantError:
            continue
        except ExpressionError:
            return None
        if last is None or variant.values != last:
            return seed
        found = seed if found is None else found
    return found


def _recall_numbers(question: Question, before: tuple[str, int] | None) -> Mapping[str, Any] | None:
    if before is None or not question.parameterised or before[0] != question.hash:
        return None
    return make_variant(question, before[1]).values


def name_request(mode: Mode, *asked: Any) -> str:
    """Return a fingerprint of what was asked for."""
    said = json.dumps([mode, *asked], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(said.encode()).hexdigest()[:32]
