"""Flags of items."""

from __future__ import annotations

import pytest

from quizzes.statistics.distractors import DistractorRow
from quizzes.statistics.flags import Flag, FlagCode, Thresholds, flag_item
from quizzes.statistics.model import ItemStatistics


def item(
    n: int = 30, facility: float | None = 0.7, discrimination: float | None = 30.0
) -> ItemStatistics:
    return ItemStatistics("q", n, facility, 0.4, 0.25, None, None, discrimination, discrimination)


def row(id: str, share: float, credit: float | None = 0.0, n: int = 100) -> DistractorRow:
    return DistractorRow(id, credit, n, round(share * n), share, None, None)


def test_a_sound_item_has_no_flag() -> None:
    rows = (row("a", 0.7, 1), row("b", 0.2), row("c", 0.05), row("d", 0.05))
    assert flag_item(item(), rows, [90.0] * 30, 84.0) == ()


def test_negative_discrimination() -> None:
    assert flag_item(item(discrimination=-0.1)) == (Flag(FlagCode.NEGATIVE, -0.1, 0, 30),)
    assert flag_item(item(discrimination=0.0)) == ()


def test_too_easy() -> None:
    assert flag_item(item(facility=0.96)) == (Flag(FlagCode.EASY, 0.96, 0.95, 30),)
    assert flag_item(item(facility=0.95)) == ()


def test_dead_distractors_are_wrong_options_that_hardly_anybody_chose() -> None:
    rows = (
        row("a", 0.02, 1),
        row("b", 0.9),
        row("c", 0.04),
        row("d", 0.0),
        row("x", 0.03, None),
        row("", 0.01),
    )
    assert flag_item(item(), rows) == (Flag(FlagCode.DEAD, 0.04, 0.05, 100, ("c", "d")),)


def test_too_slow_by_the_middle_answer() -> None:
    seconds = [10.0] * 15 + [127.0] * 16
    assert flag_item(item(), seconds=seconds, pace=84) == (Flag(FlagCode.SLOW, 127, 126, 31),)
    assert flag_item(item(), seconds=[126.0] * 31, pace=84) == ()
    assert flag_item(item(), seconds=seconds) == ()


@pytest.mark.parametrize(("n", "flags"), [(29, 0), (30, 4)])
def test_few_answers_say_nothing(n: int, flags: int) -> None:
    bad = item(n, facility=0.99, discrimination=-20)
    assert len(flag_item(bad, [row("b", 0, n=n)], [500.0] * n, 84)) == flags


def test_undefined_statistics_raise_no_flag() -> None:
    assert flag_item(item(facility=None, discrimination=None)) == ()


def test_thresholds_can_be_others() -> None:
    strict = Thresholds(answers=5, discrimination=20, easy=0.6)
    assert [flag.code for flag in flag_item(item(5, 0.7, 10), thresholds=strict)] == [
        FlagCode.NEGATIVE,
        FlagCode.EASY,
    ]
