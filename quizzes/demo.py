"""A cohort's eight weeks for demonstrations: seeded, through the real services.

Each learner has an ability of their own in every topic; the answers follow from
it and from the question's difficulty, so that the pages show what they would
show of a real cohort.
"""

from __future__ import annotations

import math
import random
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from people.model import Role
from people.services import accounts, cohorts
from people.services.accounts import as_person
from quizzes.exams.model import Plan
from quizzes.maturity.assessment import Sheet
from quizzes.maturity.model import Instrument
from quizzes.model import Bank, Certainty, Kind
from quizzes.plan.model import StudyPlan
from quizzes.services import attempts, maturity, plan, starting
from quizzes.variant_model import Variant

LEARNERS = 12
WEEKS = 8
SETS_A_WEEK = 2
QUESTIONS_A_SET = 7
PACE = (25, 110)  # seconds for a question, at least and at most
MOCK_PACE = (20, 84)  # as much as an exam has for each, so that nobody runs out of time
WEEKS_TO_EXAM = 6
NEVER_STARTED = 12  # this learner has joined and done nothing
STOPPED = {7: 5}  # learner: after how many weeks
DOMAIN = "demo.example"
SECONDS = 40.0  # on each dimension
# Levels of D1 to D10 and facts F1 to F8: a start at stage 1, then stage 2 with a capped score.
ASSESSMENTS = (
    ("First look", 180, (1, 2, 1, 1, 1, 1, 2, 1, 2, 1),
     (6, 1, 0, False, False, False, False, False)),
    ("Half a year on", 3, (3, 2, 3, 2, 3, 1, 2, 3, 2, 2),
     (18, 5, 4, True, False, True, True, True)),
)  # fmt: skip


@dataclass(frozen=True)
class Demo:
    """What to tell whoever looks at it."""

    cohort_id: str
    emails: tuple[str, ...]
    password: str
    answers: int


@dataclass(frozen=True)
class _Learner:
    number: int
    id: str
    general: float
    by_topic: dict[str, float]


def respond(variant: Variant, right: bool, rng: random.Random) -> Any:
    """Return a raw response that is right, or wrong in a way somebody might be."""
    kind = variant.question.kind
    if kind is Kind.CASE:
        slip = len(variant.parts) if right else rng.randrange(len(variant.parts))
        given = [respond(part, place < slip, rng) for place, part in enumerate(variant.parts)]
        ids = [part.question.part_id for part in variant.parts]
        return dict(zip(ids, given, strict=True))
    keys = [option.id for option in variant.options if option.correct]
    others = [option.id for option in variant.options if not option.correct]
    if kind is Kind.SINGLE_CHOICE:
        return keys[0] if right else rng.choice(others)
    if kind is Kind.MULTIPLE_RESPONSE:
        return keys if right else [*keys[:-1], rng.choice(others)]
    if kind is Kind.ORDERING:
        order = list(variant.order)
        slip = 0 if right else rng.randrange(1, len(order))
        return [*order[slip:], *order[:slip]]
    if kind is Kind.MATCHING:
        keys = [left.key for left in variant.lefts]
        slip = 0 if right else rng.randrange(1, len(keys))
        picks = [*keys[slip:], *keys[:slip]]
        return {left.id: pick for left, pick in zip(variant.lefts, picks, strict=True)}
    if kind is Kind.NUMERIC:
        key = variant.key or Decimal(0)
        known = [mistake.value for mistake in variant.mistakes]
        wrong = rng.choice(known) if known else key * 2 + 10
        return str(key if right else wrong)
    blanks = variant.grid.blanks() if variant.grid else ()
    slip = -1 if right else rng.randrange(len(blanks))
    return {
        cell.id: str(cell.key + (cell.tolerance * 2 + 10 if index == slip else 0))
        for index, cell in enumerate(blanks)
    }


def chance_right(ability: float, variant: Variant) -> float:
    """Return the chance of a right answer: guessing, then a logistic of ability."""
    guess = 1 / len(variant.options) if variant.question.kind is Kind.SINGLE_CHOICE else 0.0
    difficulty = 0.8 * (variant.question.difficulty - 3)
    return guess + (1 - guess) / (1 + math.exp(difficulty - ability))


def _practise(
    learner: _Learner,
    bank: Bank,
    topics: Sequence[str],
    week: int,
    now: datetime,
    rng: random.Random,
) -> int:
    """Sit one practice set and return how many questions were answered."""
    seed = rng.randrange(2**31)
    attempt_id = starting.start_practice(learner.id, bank, topics, QUESTIONS_A_SET, seed, now=now)
    return _answer_all(learner, attempt_id, week, PACE, now, rng)


def _sit_mock(learner: _Learner, bank: Bank, mock: Plan, now: datetime, rng: random.Random) -> int:
    """Sit a mock exam against the clock and return how many questions were answered."""
    seed = rng.randrange(2**31)
    attempt_id = starting.start_exam(learner.id, mock, bank, now, seed)
    return _answer_all(learner, attempt_id, WEEKS, MOCK_PACE, now, rng)


def _answer_all(
    learner: _Learner,
    attempt_id: str,
    week: int,
    pace: tuple[int, int],
    now: datetime,
    rng: random.Random,
) -> int:
    items = attempts.find_sitting(learner.id, attempt_id, now).items
    for item in items:
        variant = attempts.recall_variant(item)
        ability = learner.general + learner.by_topic[item.topic] + 0.08 * week
        chance = chance_right(ability, variant)
        now += timedelta(seconds=rng.randint(*pace))
        sure = Certainty.CERTAIN if chance > 0.75 else Certainty.FAIR
        attempts.answer(
            learner.id,
            attempt_id,
            item.position,
            1,
            respond(variant, rng.random() < chance, rng),
            sure if chance > 0.5 else Certainty.UNSURE,
            now=now,
        )
    attempts.submit(learner.id, attempt_id, now=now)
    return len(items)


def _open(name: str, password: str) -> tuple[str, str]:
    email = f"{name.lower().replace(' ', '')}@{DOMAIN}"
    return accounts.sign_up("", name, email, password, "UTC").id, email


def _assess(user_id: str, instrument: Instrument, now: datetime) -> None:
    """Store two finished assessments, half a year apart, with progress between them."""
    for name, days, levels, found in ASSESSMENTS:
        answers = {f"D{number}": level for number, level in enumerate(levels, 1)}
        facts = {f"F{number}": answer for number, answer in enumerate(found, 1)}
        asked = {fact.id for fact in instrument.facts}
        sheet = Sheet(
            answers={id: level for id, level in answers.items() if id in instrument.by_id},
            facts={id: answer for id, answer in facts.items() if id in asked},
            seconds={id: SECONDS for id in answers if id in instrument.by_id},
        )
        maturity.submit(user_id, name, sheet, instrument, now - timedelta(days=days))


def _make_plan(learner: _Learner, exam: Plan, now: datetime) -> None:
    """Settle half an hour on working days and a whole one on Sundays."""
    minutes = (30, 30, 30, 30, 30, 0, 60)
    exam_on = (now + timedelta(weeks=WEEKS_TO_EXAM)).date()
    begun = now - timedelta(weeks=2)
    plan.settle(learner.id, StudyPlan(exam.blueprint.slug, exam_on, minutes), begun)


def _study(learner: _Learner, bank: Bank, now: datetime, rng: random.Random) -> int:
    """Let the learner practise the plan's topics week by week; return the number of answers."""
    slugs = list(bank.by_topic)
    answers = 0
    for week in range(STOPPED.get(learner.number, WEEKS)):
        reached = max(1, math.ceil(len(slugs) * (week + 1) / WEEKS))
        fresh = slugs[math.floor(len(slugs) * week / WEEKS) : reached]
        for turn in range(SETS_A_WEEK):
            topics = fresh if turn == 0 else slugs[:reached]
            day = timedelta(days=7 * (WEEKS - week) - 3 * turn - rng.randint(1, 3))
            when = now - day + timedelta(minutes=rng.randint(0, 300))
            answers += _practise(learner, bank, topics, week, when, rng)
    return answers


def build_demo(
    bank: Bank,
    instrument: Instrument | None,
    now: datetime,
    seed: int,
    exams: Sequence[Plan] = (),
    learners: int = LEARNERS,
) -> Demo:
    """Fill the present, empty database; the same seed gives the same histories.

    Whoever still learns sits the shortest of the exams in the last week. The first learner has
    a study plan to the first of them.
    """
    rng = random.Random(seed)  # noqa: S311 - histories, not secrets
    password = secrets.token_urlsafe(9)
    administrator, admin_email = _open("Administrator", password)
    accounts.set_role(administrator, Role.ADMINISTRATOR)
    instructor, instructor_email = _open("Instructor", password)
    details = {
        "name": "Demonstration cohort",
        "starts_on": (now - timedelta(weeks=WEEKS)).date(),
        "ends_on": (now + timedelta(weeks=WEEKS_TO_EXAM)).date(),
        "exam_on": (now + timedelta(weeks=WEEKS_TO_EXAM)).date(),
    }
    head = as_person(instructor)
    cohort_id = cohorts.create_cohort(head, details)
    token = cohorts.find_cohort(cohort_id, head).join_token
    emails, answers = [admin_email, instructor_email], 0
    for number in range(1, learners + 1):
        user_id, email = _open(f"Learner {number:02}", password)
        cohorts.join_cohort(token, as_person(user_id), now - timedelta(weeks=WEEKS))
        emails.append(email)
        by_topic = {slug: rng.gauss(0, 0.8) for slug in bank.by_topic}
        learner = _Learner(number, user_id, rng.gauss(0.0, 0.9), by_topic)
        if number != NEVER_STARTED:
            answers += _study(learner, bank, now, rng)
        if exams and number not in {NEVER_STARTED, *STOPPED}:
            mock = min(exams, key=lambda each: each.questions)
            answers += _sit_mock(learner, bank, mock, now - timedelta(days=rng.uniform(1, 6)), rng)
        if exams and number == 1:
            _make_plan(learner, exams[0], now)
    if instrument is not None:
        _assess(instructor, instrument, now)
    return Demo(cohort_id, tuple(emails), password, answers)
