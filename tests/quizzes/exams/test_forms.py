"""Forms: drawn by the blueprint, repeatable, and with nothing to read off them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzes.exams.forms import LONGEST_RUN, find_key_place, make_form, name_level
from quizzes.exams.load import load_blueprints
from quizzes.exams.model import Plan, Purpose, count_places
from quizzes.exams.plans import plan_exam
from quizzes.load import make_bank
from quizzes.variants import make_variant
from settings import ROOT
from tests.loaded import SHIPPED, open_bank, open_library
from tests.quizzes.samples import choice

LIBRARY, _ = open_library(SHIPPED)
BANK, _ = open_bank(SHIPPED)
BLUEPRINTS, PROBLEMS = load_blueprints([ROOT / "content"], LIBRARY)
PLANS = {slug: plan_exam(b, BANK, LIBRARY) for slug, b in BLUEPRINTS.items()}
NOW = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_a_form_asks_what_its_plan_says(plan: Plan) -> None:
    form = make_form(plan, BANK, 1)
    places = Counter[str]()
    for item in form:
        places[item.stratum] += count_places(item.question)
    owed = {s.key: s.asked - places[s.key] for s in plan.strata}
    # Enemies in different sections of one small quiz may keep a place empty.
    most = 1 if plan.blueprint.purpose is Purpose.QUIZ else 0
    assert min(owed.values()) >= 0
    assert sum(owed.values()) <= most
    assert {item.question.kind for item in form} <= plan.blueprint.kinds
    uncounted = sum(count_places(item.question) for item in form if not item.scored)
    assert uncounted == plan.unscored
    assert len({item.question.id for item in form}) == len(form)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**31 - 1))
def test_enemies_never_meet_and_keys_do_not_queue(seed: int) -> None:
    form = make_form(PLANS["cpim-style-full"], BANK, seed)
    ids = {item.question.id for item in form}
    assert [q.question.id for q in form if not ids.isdisjoint(q.question.enemies)] == []
    keys = [find_key_place(item.question, item.seed) for item in form]
    runs = [len(list(run)) for key, run in groupby(k for k in keys if k is not None)]
    assert max(runs) <= LONGEST_RUN


def test_a_seed_gives_one_form_and_another_seed_another() -> None:
    plan = PLANS["sop-road-map"]
    assert make_form(plan, BANK, 3) == make_form(plan, BANK, 3)
    first, second = ({i.question.id for i in make_form(plan, BANK, s)} for s in (3, 4))
    assert len(first & second) < 0.5 * len(first)


def test_what_was_seen_comes_last() -> None:
    plan = PLANS["sop-road-map-quarter"]
    first = {item.question.id for item in make_form(plan, BANK, 5)}
    again = {i.question.id for i in make_form(plan, BANK, 5, dict.fromkeys(first, NOW))}
    assert first & again == set()


def test_levels_come_close_to_their_shares() -> None:
    form = make_form(PLANS["sop-road-map"], BANK, 7)
    levels = Counter[str]()
    for item in form:
        levels[name_level(item.question)] += count_places(item.question)
    shares = PLANS["sop-road-map"].blueprint.levels
    total = levels.total()
    assert {n: abs(levels[n] / total - s / 100) <= 0.1 for n, s in shares.items()} == dict.fromkeys(
        shares, True
    )


def test_a_question_that_cannot_be_drawn_is_left_out() -> None:
    plan = PLANS["quiz-role-of-sop"]
    section = plan.strata[0].key
    sound = choice(id="sound", topic="role-of-sop", section=section)
    broken = replace(sound, id="broken", constraints=("1 > 2",))
    faulty = replace(sound, id="faulty", derived=(("x", "1 / 0"),))
    bank = make_bank([broken, faulty, sound])
    form = make_form(plan_exam(plan.blueprint, bank, LIBRARY), bank, 1)
    assert [item.question.id for item in form] in ([], ["sound"])
    assert all(make_variant(item.question, item.seed) for item in form)
