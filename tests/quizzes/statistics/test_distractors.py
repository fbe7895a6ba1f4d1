"""Distractor tables."""

from __future__ import annotations

from dataclasses import astuple

import pytest

from quizzes.statistics.distractors import Choice, DistractorRow, Reply, tabulate_distractors
from tests.quizzes.statistics.walkthrough import PICKS_OF_SIX, ROWS, SHEET


def test_published_choices() -> None:
    rests = [total - row[5] for total, row in zip(SHEET.totals, ROWS, strict=True)]
    replies = [Reply({pick}, rest) for pick, rest in zip(PICKS_OF_SIX, rests, strict=True)]
    choices = [Choice("1", 1), Choice("2", 0), Choice("3", 0), Choice("4", 0)]
    rows = tabulate_distractors(choices, replies)
    assert [(row.id, row.count, row.share) for row in rows] == [
        ("1", 16, 0.64),
        ("2", 6, 0.24),
        ("3", 2, 0.08),
        ("4", 1, 0.04),
    ]
    # The key earns the mark, so that it discriminates as the item does.
    assert rows[0].discrimination == pytest.approx(-45.3785178421)
    assert rows[3].mean_rest == pytest.approx(3)


def test_hand_worked_with_an_unforeseen_answer_and_none() -> None:
    replies = [Reply(("a",), 3), Reply(("b",), 1), Reply(("x",), 0), Reply((), 0)]
    key, wrong, unforeseen, none = tabulate_distractors([Choice("a", 1), Choice("b", 0)], replies)
    # Deviations of the rest are 2, 0, −1, −1 and their squares' sum is 6.
    up, level, down = (100 * n / (0.75 * 6) ** 0.5 for n in (2, 0, -1))
    assert astuple(key) == ("a", 1, 4, 1, 0.25, 3, pytest.approx(up))
    assert wrong == DistractorRow("b", 0, 4, 1, 0.25, 1, level)
    assert astuple(unforeseen) == ("x", None, 4, 1, 0.25, 0, pytest.approx(down))
    assert astuple(none) == ("", 0, 4, 1, 0.25, 0, pytest.approx(down))


def test_several_options_of_one_reply() -> None:
    rows = tabulate_distractors(
        [Choice("a", 0.5), Choice("b", 0.5), Choice("c", 0)],
        [Reply(("a", "b"), 2), Reply(("a", "c"), 1)],
    )
    assert [(row.count, row.share) for row in rows] == [(2, 1), (1, 0.5), (1, 0.5)]
    assert [row.discrimination for row in rows] == [
        None,
        pytest.approx(100),
        pytest.approx(-100),
    ]


def test_others_come_by_frequency() -> None:
    replies = [Reply((id,), 0) for id in ("7", "9", "9", "8")]
    assert [row.id for row in tabulate_distractors([], replies)] == ["9", "7", "8"]


def test_an_option_that_nobody_chose() -> None:
    assert tabulate_distractors([Choice("a", 0)], [Reply(("b",), 1)])[0] == DistractorRow(
        "a", 0, 1, 0, 0.0, None, None
    )
    assert tabulate_distractors([Choice("a", 0)], []) == (
        DistractorRow("a", 0, 0, 0, None, None, None),
    )


def test_who_chose_counts_without_a_rest_too() -> None:
    known = [Reply(("a",), 3), Reply(("b",), 1)]
    rows = tabulate_distractors([Choice("a", 1), Choice("b", 0)], [*known, Reply(("b",), None)])
    assert [(row.n, row.count, row.mean_rest) for row in rows] == [(3, 1, 3), (3, 2, 1)]
    assert [row.discrimination for row in rows] == [pytest.approx(100), pytest.approx(-100)]
