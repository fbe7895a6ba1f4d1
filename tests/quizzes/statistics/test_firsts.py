"""What first answers say about one question."""

from __future__ import annotations

from statistics import correlation

import pytest

from quizzes.responses import dump_response, parse_response
from quizzes.statistics.firsts import MOST_VARIANTS, analyse
from quizzes.statistics.flags import FlagCode
from quizzes.variants import make_variant
from tests.quizzes.samples import case, choice, numeric
from tests.quizzes.statistics.answers import crowd, first


def test_a_sound_question_has_no_flag() -> None:
    question = choice()
    answers = crowd(question, (20, 0, 0.8), (5, 1, 0.4), (5, 2, 0.3), (5, 3, 0.2), (5, 0, 0.3))
    found = analyse(question, answers, 84)
    assert (found.statistics.n, found.statistics.facility, found.statistics.guess) == (
        40,
        0.625,
        0.25,
    )
    assert found.statistics.discrimination == pytest.approx(
        100 * correlation([a.credit for a in answers], [a.rest or 0 for a in answers])
    )
    (table,) = found.tables
    assert [(row.id, row.count, row.credit) for row in table.rows] == [
        ("option-0", 25, 1),
        ("option-1", 5, 0),
        ("option-2", 5, 0),
        ("option-3", 5, 0),
    ]
    assert (found.flags, found.paired, found.times, found.read) == ((), 40, (), 40)


def test_the_strong_choosing_another_option_is_flagged_with_the_dead_ones() -> None:
    question = choice()
    found = analyse(question, crowd(question, (20, 1, 0.9), (20, 0, 0.2)), 84)
    assert found.statistics.discrimination == pytest.approx(-100)
    assert [(flag.code, flag.options) for flag in found.flags] == [
        (FlagCode.NEGATIVE, ()),
        (FlagCode.DEAD, ("C", "D")),
    ]


def test_too_little_known_elsewhere_counts_only_here() -> None:
    question = choice()
    few = first(question, 1, None, others=4, earned=4.0)
    found = analyse(question, [first(question, 0, None), few, first(question, 0, 0.5)], None)
    assert (found.statistics.n, found.paired) == (3, 1)
    assert found.statistics.facility == pytest.approx(2 / 3)
    assert found.statistics.discrimination is None


def test_time_is_held_against_what_an_exam_allows() -> None:
    question = choice()
    slow = [first(question, place % 2, 0.5, seconds=200.0) for place in range(40)]
    assert FlagCode.SLOW in {flag.code for flag in analyse(question, slow, 84).flags}
    assert FlagCode.SLOW not in {flag.code for flag in analyse(question, slow, None).flags}
    assert analyse(question, slow, 84).times == (200.0,) * 40


def test_a_case_has_time_for_each_part_and_options_named_by_part() -> None:
    question = case()
    answers = [
        first(
            question.parts[2],
            0,
            question=question.id,
            hash=question.hash,
            seed=number,
            seconds=500.0,
            response={"advise": first(question.parts[2], 0, seed=number).response},
        )
        for number in range(30)
    ]
    found = analyse(question, answers, 84)
    dead = next(flag for flag in found.flags if flag.code is FlagCode.DEAD)
    assert dead.options == ("advise B", "advise C", "advise D")
    assert FlagCode.SLOW not in {flag.code for flag in found.flags}
    assert [table.offer.part for table in found.tables] == [p.part_id for p in question.parts]


def test_numbers_are_tabulated_from_the_newest_answers_alone() -> None:
    question = numeric()
    variant = make_variant(question, 3)
    right = dump_response(parse_response(variant, str(variant.key)), question)
    template = first(choice(), 0, question=question.id, hash=question.hash, seed=3, response=right)
    answers = [template] * (MOST_VARIANTS + 5)
    found = analyse(question, answers, None)
    assert (found.statistics.n, found.read) == (MOST_VARIANTS + 5, MOST_VARIANTS)
    right_row = found.tables[0].rows[0]
    assert (right_row.id, right_row.count) == ("right", MOST_VARIANTS)
    assert analyse(question, answers[:40], None, picked_only=True).tables == ()
