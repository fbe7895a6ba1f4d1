"""Exams as the model sees them."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from quizzes.ability.curves import GRID, draw_curves
from quizzes.ability.exams import Exam, make_group, read_curve, sketch_exam
from quizzes.ability.items import make_items
from quizzes.ability.model import Item
from quizzes.draws import Draws
from quizzes.exams.forms import choose_questions
from quizzes.exams.load import load_blueprints
from quizzes.exams.plans import plan_exam
from tests.loaded import SAMPLE, open_bank, open_library

LIBRARY, _ = open_library(SAMPLE)
BANK, _ = open_bank(SAMPLE)
BLUEPRINTS, _ = load_blueprints([SAMPLE], LIBRARY)
ITEMS = make_items(BANK)


def test_a_group_mixes_its_pool_by_weight_and_places() -> None:
    easy, hard = Item("a", "demand", -1.0), Item("b", "demand", 1.0, 0.0, 0.25, 2)
    large = Item("c", "supply", 0.0, 0.0, 0.0, 1, 3)
    group = make_group(6, [(easy, 1), (hard, 2), (large, 1)])
    assert [(part.topic, part.share) for part in group.parts] == [("demand", 0.5), ("supply", 0.5)]
    one, two, three = draw_curves([easy, hard, large])
    assert group.parts[0].credit == pytest.approx((one + 2 * two) / 3)
    assert group.parts[1].credit == pytest.approx(three)
    # All or nothing: the square of a credit is the credit. In two steps 0.7 of the spread.
    squares = (one + 2 * (two**2 + 0.7 * two * (1 - two))) / 3
    assert group.parts[0].square == pytest.approx(squares)
    assert group.parts[1].square == pytest.approx(three)


def test_topics_weigh_what_they_are_asked() -> None:
    first = make_group(6, [(Item("a", "demand", 0.0), 1), (Item("b", "supply", 0.0), 3)])
    second = make_group(2, [(Item("c", "supply", 0.0), 1)])
    exam = Exam((first, second), 0.7)
    assert exam.questions == 8
    weights = exam.weigh_topics(("supply", "demand", "plans"))
    assert weights.tolist() == [6.5 / 8, 1.5 / 8, 0.0]


def test_a_sketch_counts_what_forms_ask() -> None:
    plan = plan_exam(BLUEPRINTS["whole"], BANK, LIBRARY)
    exam = sketch_exam(plan, BANK, ITEMS, forms=5)
    assert exam.line == plan.blueprint.line / 100
    assert exam.questions == plan.questions - plan.unscored
    asked = Counter(
        question.id
        for form in range(5)
        for question, key in choose_questions(plan, BANK, Draws("sketch", "whole", form), {})
        if key == "demand-planning"
    )
    pool = [ITEMS[id] for id in asked]
    weights = np.array([asked[item.id] * item.places for item in pool], dtype=np.float64)
    expected = weights @ draw_curves(pool) / weights.sum()
    parts = {part.topic: part for group in exam.groups for part in group.parts}
    assert parts["demand-planning"].credit == pytest.approx(expected)


def test_questions_that_do_not_count_are_left_out() -> None:
    plan = plan_exam(BLUEPRINTS["domains"], BANK, LIBRARY)
    exam = sketch_exam(plan, BANK, ITEMS)
    assert (plan.questions, plan.unscored, exam.questions) == (4, 1, 3)
    assert sum(exam.weigh_topics([t.slug for t in LIBRARY.topics])) == pytest.approx(1)


def test_without_items_there_is_nothing_to_sit() -> None:
    plan = plan_exam(BLUEPRINTS["whole"], BANK, LIBRARY)
    assert sketch_exam(plan, BANK, {}).groups == ()


def test_abilities_beyond_the_grid_read_its_ends() -> None:
    curve = draw_curves([Item("a", "demand", 0.0)])[0]
    found = read_curve(np.array([-9.0, 0.0, 0.05, 9.0]), curve)
    assert found == pytest.approx(np.array([curve[0], 0.5, 0.5125, curve[-1]]), abs=1e-4)
    assert GRID[60] == pytest.approx(0)
