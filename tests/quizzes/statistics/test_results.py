"""Results of exams as sheets, although forms differ."""

from __future__ import annotations

import pytest

from quizzes.statistics.model import Sheet
from quizzes.statistics.quiz import compute_quiz
from quizzes.statistics.results import (
    Mark,
    Result,
    choose_results,
    compute_parts,
    make_sheet,
)
from tests.quizzes.statistics.walkthrough import ROWS, SHEET


def result(*marks: tuple[str, float | None], places: int = 1, scored: bool = True) -> Result:
    return Result("quiz", tuple(Mark(id, id[0], scored, places, credit) for id, credit in marks))


def test_forms_that_ask_the_same_in_another_order_line_up() -> None:
    results = [
        result(("a1", 1), ("b1", 0), ("c1", 0.5)),
        result(("c1", 1), ("a1", None), ("b1", 1)),
    ]
    sheet = make_sheet(results)
    assert sheet.rows == ((1, 0, 0.5), (None, 1, 1))
    assert [position.maximum for position in sheet.positions] == [1, 1, 1]


def test_a_published_test_keeps_its_figures_in_any_order_of_questions() -> None:
    results = [result(*((f"q{place}", mark) for place, mark in enumerate(row))) for row in ROWS]
    turned = [
        Result("quiz", (*each.marks[number % 7 :], *each.marks[: number % 7]))
        for number, each in enumerate(results)
    ]
    assert make_sheet(turned).rows == SHEET.rows
    assert compute_quiz(make_sheet(turned)) == compute_quiz(SHEET)


def test_parts_of_a_case_count_each_and_stand_first() -> None:
    marks = (Mark("a1", "a", True, 1, 1.0), Mark("z-case", "z", True, 4, 0.5))
    sheet = make_sheet([Result("quiz", marks)])
    assert ([p.maximum for p in sheet.positions], sheet.rows) == ([4, 1], ((2, 1),))
    assert Result("quiz", marks).total == 3


def test_questions_that_do_not_count_are_no_part_of_the_result() -> None:
    marks = (Mark("a1", "a", True, 1, 1.0), Mark("a2", "a", False, 1, 1.0))
    mixed = Result("quiz", marks)
    assert (mixed.total, mixed.layout, make_sheet([mixed]).rows) == (1, (1,), ((1,),))
    part = compute_parts([mixed], lambda mark: mark.question)[1]
    assert (part.id, part.asked, part.scored) == ("a2", 1, False)
    assert (part.statistics.n, part.statistics.facility) == (1, 1)
    assert (part.statistics.intended_weight, part.statistics.effective_weight) == (None, None)


def test_only_forms_of_the_commonest_length_are_compared() -> None:
    two, three = result(("a1", 1), ("b1", 0)), result(("a1", 1), ("b1", 0), ("c1", 1))
    assert choose_results([two, three, two]) == (two, two)
    assert choose_results([]) == ()
    assert make_sheet([]) == Sheet((), ())


def test_weights_follow_from_what_forms_offered_and_how_marks_spread() -> None:
    results = [
        result(("a1", 1), ("b1", 1)),
        result(("a1", 0), ("b1", 0)),
        result(("a1", 1), ("b2", 1)),
        result(("a1", 0), ("b2", 1)),
    ]
    parts = compute_parts(results, lambda mark: mark.question)
    assert [(part.id, part.asked, part.statistics.n) for part in parts] == [
        ("a1", 4, 4),
        ("b1", 2, 2),
        ("b2", 2, 2),
    ]
    assert [part.statistics.intended_weight for part in parts] == [50, 25, 25]
    # Totals are 2, 0, 2, 1: their covariances with the marks are 1.5, 0.75 and 0.5, each over 3;
    # a question that wasn't asked brought no mark.
    roots = [(n / 3) ** 0.5 for n in (1.5, 0.75, 0.5)]
    assert [part.statistics.effective_weight for part in parts] == pytest.approx(
        [100 * root / sum(roots) for root in roots]
    )
    assert parts[0].statistics.discrimination == pytest.approx(100 / 3**0.5)
    topics = compute_parts(results, lambda mark: mark.topic)
    assert [(part.id, part.asked, part.statistics.intended_weight) for part in topics] == [
        ("a", 4, 50),
        ("b", 4, 50),
    ]


def test_what_was_left_open_counts_in_the_result_alone() -> None:
    results = [result(("a1", None), ("b1", 1)), result(("a1", 1), ("b1", 1))]
    part = compute_parts(results, lambda mark: mark.question)[0]
    assert (part.asked, part.statistics.n, part.statistics.facility) == (2, 1, 1)
    assert compute_quiz(make_sheet(results)).mean == 1.5
