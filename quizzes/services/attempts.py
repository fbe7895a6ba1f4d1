"""Attempts: start one, answer, flag, hand in. Each is one transaction."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from db import attempts, history, sittings
from db.engine import db, write_transaction
from quizzes.draws import derive_seed
from quizzes.grading import grade
from quizzes.model import Bank, Certainty, Question
from quizzes.numbers import ExpressionError
from quizzes.records import load_question
from quizzes.responses import dump_response, parse_response
from quizzes.selection import select_practice
from quizzes.sittings import Answer, Item, Mode, Sitting
from quizzes.variant_model import Variant
from quizzes.variants import DegenerateVariantError, make_variant

MAX_QUESTIONS = 50
MAX_SEED = 2**31
_VARIANT_TRIES = 5


class NotFoundError(Exception):
    """There is no such attempt or position, or it is somebody else's."""


class RequestError(ValueError):
    """A request that cannot be met. ``field`` names what to change."""

    def __init__(self, message: str, field: str) -> None:
        super().__init__(message)
        self.field = field


def start_practice(
    person_id: str,
    bank: Bank,
    topics: Sequence[str],
    count: int,
    seed: int | None = None,
    question_id: str = "",
    now: datetime | None = None,
    section: str = "",
    term: str = "",
) -> str:
    """Start a practice set and return the attempt's id.

    Without topics all of them count. ``question_id`` puts that question first;
    ``section`` takes only questions on the section with this anchor, ``term``
    only those that use this glossary term. ``now`` is the server's present time
    unless given.

    Raises:
        RequestError: a topic is unknown, or there is nothing to ask.
    """
    first, pool = find_pool(bank, topics, question_id, section, term)
    chosen_seed = secrets.randbelow(MAX_SEED) if seed is None else seed
    with write_transaction() as session:
        seen = history.last_seen(session, person_id)
        more = select_practice(pool, seen, count - len(first), chosen_seed, first)
        chosen = [*first, *more]
        items = [
            (question, item_seed)
            for question in chosen
            if (item_seed := _find_seed(question, chosen_seed)) is not None
        ]
        if not items:
            raise RequestError("There is no question on this yet. Choose another topic.", "topics")
        moment = now or datetime.now(UTC)
        return attempts.add_attempt(session, person_id, Mode.PRACTICE, chosen_seed, items, moment)


def find_pool(
    bank: Bank,
    topics: Sequence[str],
    question_id: str = "",
    section: str = "",
    term: str = "",
) -> tuple[list[Question], list[Question]]:
    """Return what a set starts with, and what the rest of it is chosen from.

    Raises:
        RequestError: a topic or the question is unknown, or there is nothing to ask.
    """
    unknown = next((slug for slug in topics if slug not in bank.by_topic), None)
    if unknown is not None:
        raise RequestError(f"There are no questions on “{unknown[:60]}” yet.", "topics")
    if question_id and question_id not in bank.by_id:
        raise RequestError("This question is no longer in the bank.", "question")
    if not bank.questions:
        raise RequestError("There are no questions yet.", "topics")
    slugs = dict.fromkeys(topics or bank.by_topic)
    pool = [q for slug in slugs for q in bank.by_topic[slug] if section in ("", q.section)]
    if not pool:
        raise RequestError("There is no question on this section yet.", "topics")
    pool = [question for question in pool if not term or term in question.every_term]
    if not pool:
        raise RequestError("There is no question on this term yet. Choose a topic.", "topics")
    first = [bank.by_id[question_id]] if question_id else []
    return first, [question for question in pool if question.id != question_id]


def _find_seed(question: Question, attempt_seed: int) -> int | None:
    """Return the first derived seed that gives a usable variant, or None."""
    for turn in range(_VARIANT_TRIES):
        seed = derive_seed(attempt_seed, question.id, turn)
        try:
            make_variant(question, seed)
        except DegenerateVariantError:
            continue
        except ExpressionError:
            return None
        return seed
    return None


def find_sitting(person_id: str, attempt_id: str) -> Sitting:
    """Return this person's attempt.

    Raises:
        NotFoundError: there is none with this id, or it is somebody else's.
    """
    sitting = sittings.find_sitting(db.session, person_id, attempt_id)
    if sitting is None:
        raise NotFoundError
    return sitting


def recall_variant(item: Item) -> Variant:
    """Return the variant as it was asked, whatever the files say today."""
    return make_variant(load_question(item.document), item.seed)


def answer(
    person_id: str,
    attempt_id: str,
    position: int,
    sequence: int,
    raw: Any,
    certainty: Certainty | None,
    now: datetime | None = None,
) -> tuple[Sitting, Item]:
    """Record an answer and return the attempt and the item as they now stand.

    In practice the first answer shows the key, so it is the one that counts: a
    later, older or repeated one changes nothing, and neither does one that
    arrives after the attempt is closed.

    Raises:
        NotFoundError: there is no such attempt or position, or it is somebody else's.
        ResponseError: the response cannot be read.
    """
    with write_transaction() as session:
        sitting = sittings.lock_sitting(session, person_id, attempt_id, position)
        item = sitting.item(position) if sitting else None
        if sitting is None or item is None:
            raise NotFoundError
        if sitting.open and item.answer is None:
            variant = recall_variant(item)
            response = parse_response(variant, raw)
            given = Answer(
                sequence=sequence,
                response=dump_response(response, variant.question),
                certainty=certainty,
                received_at=now or datetime.now(UTC),
                credit=grade(variant, response).credit,
            )
            attempts.add_event(session, attempt_id, position, given)
            item = replace(item, answer=given)
    return sitting, item


def flag(person_id: str, attempt_id: str, position: int) -> bool:
    """Flag a question, or take its flag away; return which.

    Raises:
        NotFoundError: there is no such attempt or position, or it is somebody else's.
    """
    with write_transaction() as session:
        sitting = sittings.lock_sitting(session, person_id, attempt_id, position)
        item = sitting.item(position) if sitting else None
        if item is None:
            raise NotFoundError
        attempts.set_flag(session, attempt_id, position, not item.flagged)
    return not item.flagged


def submit(person_id: str, attempt_id: str, now: datetime | None = None) -> Sitting:
    """Close an attempt and return it; closing it again gives the same result.

    Raises:
        NotFoundError: there is none with this id, or it is somebody else's.
    """
    with write_transaction() as session:
        sitting = sittings.lock_sitting(session, person_id, attempt_id)
        if sitting is None:
            raise NotFoundError
        attempts.close_attempt(session, attempt_id, now or datetime.now(UTC))
        closed = sittings.find_sitting(session, person_id, attempt_id)
    if closed is None:
        raise NotFoundError
    return closed
