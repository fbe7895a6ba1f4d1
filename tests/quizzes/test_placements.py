"""Which question a placement asks next, when it ends, and what it finds."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from types import MappingProxyType

import numpy as np
import pytest

from quizzes.course import Course
from quizzes.exams.model import Blueprint, Grouping, Purpose
from quizzes.exams.plans import plan_exam
from quizzes.load import make_bank
from quizzes.model import Bank, Kind, Question
from quizzes.placements import Placement, PlacementResult
from quizzes.sittings import Answer, Item, Mode, Reveal, Rules, Sitting
from tests.quizzes.learners import COURSE, NOW, answers, make_learner
from tests.quizzes.samples import case, choice, numeric

BLUEPRINT = Blueprint(
    "placement", "Placement", "", Purpose.PLACEMENT, Grouping.TOPIC, 25, stop_error=0.5
)
PLAN = plan_exam(BLUEPRINT, COURSE.bank, COURSE.library)


def make_item(position: int, question: Question, credit: float | None) -> Item:
    """Return an item: None waits, a negative credit says that the answer isn't known."""
    known = credit is not None and credit >= 0
    answer = Answer(1, "x", None, NOW, credit or 0.0) if known else None
    return Item(
        position,
        question.id,
        question.hash,
        question.hash,
        question,
        position,
        question.topic,
        question.section,
        False,
        answer,
        sequence=0 if credit is None else 1,
    )


def sit(text: str, bank: Bank = COURSE.bank, seed: int = 7) -> Sitting:
    """Return a placement on questions like ``a1+ b2- g3? g4``: the third isn't known."""
    marks = {"+": 1.0, "-": 0.0, "?": -1.0}
    items = tuple(
        make_item(position, bank.by_id[token.rstrip("+-?")], marks.get(token[-1]))
        for position, token in enumerate(text.split(), 1)
    )
    rules = Rules(Mode.PLACEMENT, seed, Reveal.END, exam="placement")
    return Sitting("placing", rules, True, NOW, None, items)


def place(text: str = "", given: str = "", **more: object) -> Placement:
    learner = make_learner(answers(given, days_ago=1))
    return replace(Placement(learner, PLAN, sit(text)), **more)  # type: ignore[arg-type]


def test_the_question_that_waits_is_the_one_without_an_answer() -> None:
    waiting = place("a1+ b1? g1").waiting
    assert waiting is not None
    assert (waiting.position, waiting.question_id) == (3, "g1")
    assert place("a1+ b1?").waiting is None


def test_a_question_that_is_not_known_counts_as_missed() -> None:
    known, unknown = place("a1+ b1-").posterior, place("a1+ b1?").posterior
    assert np.allclose(known.mean, unknown.mean)
    assert known.counts == unknown.counts == (1, 1, 0)


def test_answers_given_elsewhere_count_and_their_questions_do_not_come_again() -> None:
    fresh, known = place(), place(given="a0+ a1+ a2+ b0-", barred=frozenset({"a0", "b0"}))
    assert (fresh.posterior.answers, known.posterior.answers) == (0, 4)
    assert known.level.error < fresh.level.error
    left = {choose_id(known, seed) for seed in range(30)}
    assert not left & {"a0", "b0"}


def choose_id(placement: Placement, seed: int) -> str:
    assert placement.sitting is not None
    rules = replace(placement.sitting.rules, seed=seed)
    moved = replace(placement, sitting=replace(placement.sitting, rules=rules))
    chosen = moved.choose()
    assert chosen is not None
    return chosen.id


def test_the_same_attempt_gives_the_same_question_and_others_vary() -> None:
    assert choose_id(place("a1+ b1-"), 3) == choose_id(place("a1+ b1-"), 3)
    assert len({choose_id(place(), seed) for seed in range(30)}) > 1


def test_weights_are_those_of_the_blueprint() -> None:
    blueprint = replace(BLUEPRINT, weights=MappingProxyType({"alpha": 1, "gamma": 3}))
    plan = plan_exam(blueprint, COURSE.bank, COURSE.library)
    placement = replace(place(), plan=plan)
    assert placement.weights.tolist() == [0.25, 0.0, 0.75]
    assert {choose_id(placement, seed)[0] for seed in range(40)} <= {"a", "g"}


def test_it_ends_when_the_level_is_known_or_enough_is_asked() -> None:
    assert not place("a1+ b1-").over
    wide = replace(PLAN, blueprint=replace(BLUEPRINT, stop_error=2.0))
    assert replace(place("a1+"), plan=wide).over
    short = replace(PLAN, blueprint=replace(BLUEPRINT, questions=2))
    assert [replace(place(text), plan=short).over for text in ("a1+", "a1+ b1-")] == [False, True]


@pytest.fixture(scope="module")
def mixed() -> Course:
    bank = make_bank(
        [
            *(choice(id=f"c{n}", difficulty=1 + n % 5) for n in range(12)),
            *(numeric(id=f"n{n}", difficulty=1 + n % 5) for n in range(12)),
            case(id="k0"),
            choice(id="e0", enemies=["c0"], difficulty=3),
        ]
    )
    topic = replace(COURSE.library.topics[0], slug="demand-planning")
    library = replace(
        COURSE.library, topics=(topic,), links=(), by_slug=MappingProxyType({topic.slug: topic})
    )
    return Course(library, bank, MappingProxyType({}))


def test_calculations_are_at_most_a_third_and_cases_are_none(mixed: Course) -> None:
    learner = replace(make_learner(), course=mixed)
    plan = plan_exam(BLUEPRINT, mixed.bank, mixed.library)
    text = ""
    for _ in range(12):
        chosen = Placement(learner, plan, sit(text, mixed.bank)).choose()
        assert chosen is not None
        text += f"{chosen.id}+ "
    kinds = Counter(mixed.bank.by_id[token[:-1]].kind for token in text.split())
    assert kinds[Kind.NUMERIC] == 4
    assert kinds[Kind.CASE] == 0
    assert not {"e0+", "c0+"} <= set(text.split())


def test_nothing_left_to_ask(mixed: Course) -> None:
    learner = replace(make_learner(), course=mixed)
    plan = plan_exam(BLUEPRINT, mixed.bank, mixed.library)
    placement = Placement(learner, plan, sit("", mixed.bank), frozenset(mixed.bank.by_id))
    assert placement.choose() is None


def test_the_result_has_every_topic_the_weakest_first() -> None:
    given = "a1+ a2+ a3+ b1- b2-"
    result = PlacementResult(make_learner(answers(given)), sit("a1+ a2+ a3+ b1- b2?"))
    assert (result.asked, result.right) == (5, 3.0)
    assert [(row.topic, row.n) for row in result.topics] == [
        ("beta", 2),
        ("gamma", 0),
        ("alpha", 3),
    ]
    assert result.mean == pytest.approx(sum(row.chance for row in result.topics) / 3)
