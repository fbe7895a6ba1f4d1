"""Visitors of the demonstration: enough first answers to one topic for its statistics.

They are written in one transaction each, with real forms, variants and grades. Wrong
options differ in what draws people to them, and one question is read wrongly by the strong,
so that there is something to find.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from zlib import crc32

from sqlalchemy.orm import Session

from db import attempts, people
from db.engine import write_transaction
from kb.model import Library
from quizzes.demo import chance_right, respond
from quizzes.exams.forms import make_form
from quizzes.exams.model import Blueprint, Plan, Purpose
from quizzes.exams.plans import plan_exam
from quizzes.grading import grade
from quizzes.model import Bank, Kind, Question
from quizzes.responses import dump_response, parse_response
from quizzes.selection import select_practice
from quizzes.services.starting import draw_variants
from quizzes.sittings import Answer, Asked, Closing, Mode, Reveal, Rules
from quizzes.variant_model import Variant
from quizzes.variants import make_variant

VISITORS = 60
PRACTISED = 22
DAYS = 42
SECONDS = {Kind.NUMERIC: 70, Kind.TABLE: 150, Kind.CASE: 260}
USUAL_SECONDS = 42
STRONG = 0.3


def let_visitors_in(
    bank: Bank,
    blueprints: Mapping[str, Blueprint],
    library: Library,
    now: datetime,
    seed: int,
    visitors: int = VISITORS,
) -> int:
    """Let visitors sit the quiz of the topic with most questions, then practise it.

    Return the number of answers. The same seed gives the same ones.
    """
    rng = random.Random(seed)  # noqa: S311 - histories, not secrets
    topic = max(bank.by_topic, key=lambda slug: len(bank.by_topic[slug]))
    quiz = _find_quiz(blueprints, topic)
    plan = plan_exam(quiz, bank, library) if quiz else None
    misread = next(q.id for q in bank.by_topic[topic] if q.kind is Kind.SINGLE_CHOICE)
    answers = 0
    for _ in range(visitors):
        ability = rng.gauss(0.3, 1.1)
        moment = now - timedelta(days=rng.uniform(1, DAYS))
        with write_transaction() as session:
            visitor = _Visitor(session, ability, misread, rng)
            seen = visitor.sit_quiz(plan, bank, moment) if plan else set()
            pool = [q for q in bank.by_topic[topic] if q.id not in seen]
            visitor.practise(pool, moment + timedelta(hours=1))
            answers += visitor.answers
    return answers


def _find_quiz(blueprints: Mapping[str, Blueprint], topic: str) -> Blueprint | None:
    quizzes = (b for b in blueprints.values() if b.purpose is Purpose.QUIZ and b.topic == topic)
    return next(quizzes, None)


class _Visitor:
    """A guest in one transaction, of one ability."""

    def __init__(self, session: Session, ability: float, misread: str, rng: random.Random) -> None:
        self.session, self.ability, self.misread, self.rng = session, ability, misread, rng
        self.id = people.add_guest(session, "Guest").id
        self.answers = 0

    def sit_quiz(self, plan: Plan, bank: Bank, now: datetime) -> set[str]:
        """Sit a form of the quiz and return the ids of its questions."""
        seed, blueprint = self.rng.randrange(2**31), plan.blueprint
        rules = Rules(Mode.QUIZ, seed, Reveal.END, exam=blueprint.slug, line=blueprint.line)
        form = make_form(plan, bank, seed)
        self._sit(rules, [Asked(item.question, item.seed, item.scored) for item in form], now)
        return {item.question.id for item in form}

    def practise(self, pool: Sequence[Question], now: datetime) -> None:
        """Practise questions that aren't known yet."""
        seed = self.rng.randrange(2**31)
        questions = select_practice(pool, {}, PRACTISED, seed)
        self._sit(Rules(Mode.PRACTICE, seed), draw_variants(questions, seed), now)

    def _sit(self, rules: Rules, asked: Sequence[Asked], now: datetime) -> None:
        attempt_id = attempts.add_attempt(self.session, self.id, rules, asked, now)
        for position, each in enumerate(asked, 1):
            variant = make_variant(each.question, each.seed)
            usual = SECONDS.get(each.question.kind, USUAL_SECONDS)
            seconds = usual * self.rng.lognormvariate(0.0, 0.4)
            now += timedelta(seconds=seconds)
            response = parse_response(variant, self._respond(variant))
            given = Answer(
                1,
                dump_response(response, each.question),
                None,
                now,
                grade(variant, response).credit,
                seconds,
            )
            attempts.add_event(self.session, attempt_id, position, given)
        attempts.close_attempt(self.session, attempt_id, now, Closing.PERSON)
        self.answers += len(asked)

    def _respond(self, variant: Variant) -> Any:
        right = self.rng.random() < chance_right(self.ability, variant)
        if variant.question.kind is not Kind.SINGLE_CHOICE:
            return respond(variant, right, self.rng)
        others = [option for option in variant.options if not option.correct]
        if variant.question.id == self.misread and self.ability > STRONG:
            return min(others, key=lambda option: crc32(option.text.encode())).id
        if right:
            return respond(variant, right, self.rng)
        pull = [0.25 + crc32(option.text.encode()) / 2**32 for option in others]
        return self.rng.choices(others, pull)[0].id
