"""The chart of time by question."""

from __future__ import annotations

from itertools import pairwise

import pytest

from quizzes.pace_chart import BASE, NARROW, TOP, WIDE, Timed, draw_pace

TIMED = [Timed(1, 40, 1), Timed(2, 60, 0.5), Timed(4, 50, 1), Timed(3, 400, 0)]


def test_bars_stand_in_order_with_right_or_wrong_and_the_median() -> None:
    chart = draw_pace(TIMED, 4, WIDE, None)
    assert chart is not None
    assert [(bar.position, bar.right, bar.cut, bar.label) for bar in chart.bars] == [
        (1, True, False, "1"),
        (2, False, False, "2"),
        (3, False, True, "3"),
        (4, True, False, "4"),
    ]
    assert chart.name.replace("\N{NO-BREAK SPACE}", " ") == "median 55 s"
    # Four times the median is the top; what is longer ends there.
    assert (chart.bars[2].y, chart.line) == (TOP, BASE - (BASE - TOP) / 4)
    assert [bar.y + bar.height for bar in chart.bars] == pytest.approx([BASE] * 4)


def test_an_exam_has_its_even_pace() -> None:
    chart = draw_pace(TIMED, 4, WIDE, 84)
    assert chart is not None
    assert chart.name.replace("\N{NO-BREAK SPACE}", " ") == "even pace 1 min 24 s"


def test_too_few_answers_have_no_chart() -> None:
    assert draw_pace(TIMED[:2], 4, WIDE, None) is None


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_long_exam_fits(width: int) -> None:
    chart = draw_pace([Timed(n, 30 + n % 7, 1) for n in range(1, 127)], 126, width, 90)
    assert chart is not None
    assert not chart.crosses
    assert all(bar.x >= 0 and bar.x + bar.width <= width for bar in chart.bars)
    labels = [bar.middle for bar in chart.bars if bar.label]
    assert min(b - a for a, b in pairwise(labels[1:])) >= 26
