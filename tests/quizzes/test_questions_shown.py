"""Filters and pages of a look back."""

from __future__ import annotations

from dataclasses import replace

from quizzes.model import Certainty
from quizzes.questions_shown import PAGE, Selection, Shown, find_positions, select_page
from quizzes.results import compute_result
from tests.quizzes.test_sittings import answered, sitting

MIXED = sitting(
    ("a", answered(1)),
    ("a", answered(0.5)),
    ("a", None),
    ("a", answered(0, Certainty.CERTAIN)),
    ("a", answered(1, Certainty.UNSURE)),
)


def test_filters_keep_the_order_to_look_back_on() -> None:
    flagged = tuple(replace(item, flagged=item.position in {1, 4}) for item in MIXED.items)
    marked = replace(MIXED, items=flagged)
    assert find_positions(marked, compute_result(marked), {5, 2}) == {
        Shown.ALL: (4, 2, 5, 1, 3),
        Shown.WRONG: (4, 2),
        Shown.UNSURE: (5,),
        Shown.OPEN: (3,),
        Shown.SLOW: (2, 5),
        Shown.FLAGGED: (4, 1),
    }


def test_a_filter_selects_by_group_and_counts_the_others() -> None:
    result = compute_result(MIXED)
    positions = find_positions(MIXED, result, ())
    assert select_page(result, positions, Shown.WRONG, 1) == Selection(
        shown=Shown.WRONG,
        counts={Shown.ALL: 5, Shown.WRONG: 2, Shown.UNSURE: 1, Shown.OPEN: 1},
        groups=(("Wrong, and you were certain", (4,)), ("Wrong or partly right", (2,))),
        page=1,
        last_page=1,
        pages=dict.fromkeys((4, 2, 5, 1, 3), 1),
    )
    assert select_page(result, positions, Shown.SLOW, 1).positions == ()


def test_pages_follow_one_another() -> None:
    long = sitting(*[("a", answered(1))] * (PAGE + 3), ("a", answered(0)))
    result = compute_result(long)
    positions = find_positions(long, result, ())
    first, second, beyond = (select_page(result, positions, Shown.ALL, n) for n in (1, 2, 9))
    assert first.positions == (PAGE + 4, *range(1, PAGE))
    assert second.positions == (PAGE, PAGE + 1, PAGE + 2, PAGE + 3)
    assert (second.page, second.last_page, second.pages[PAGE + 4], second.pages[PAGE]) == (
        2, 2, 1, 2,
    )  # fmt: skip
    assert beyond == second
    whole = select_page(result, positions, Shown.ALL, None)
    assert (len(whole.positions), whole.last_page) == (PAGE + 4, 1)
