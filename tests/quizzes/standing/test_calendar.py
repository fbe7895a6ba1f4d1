"""The calendar of practice and of what is due."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from quizzes.schedule import Memory
from quizzes.standing.calendar import (
    AHEAD,
    NARROW,
    PAST,
    Column,
    describe_calendar,
    draw_calendar,
    lay_out,
)
from quizzes.standing.durations import Spent

TODAY = date(2027, 3, 3)  # a Wednesday
DAYS = {
    date(2027, 3, 3): Spent(3, 5.0),
    date(2027, 3, 1): Spent(20, 25.0),
    date(2026, 9, 7): Spent(40, 60.0),
    date(2026, 9, 6): Spent(40, 60.0),  # before the half year
}


def due(days: int) -> Memory:
    return Memory("q", "t", 1, 5, TODAY - timedelta(days=30), TODAY + timedelta(days=days))


def columns() -> tuple[Column, ...]:
    return lay_out(DAYS, [due(-9), due(0), due(1), due(1), due(30)], TODAY)


def test_half_a_year_and_four_weeks_are_laid_out() -> None:
    found = columns()
    assert len(found) == PAST + AHEAD
    assert (found[0].starts_on, found[-1].starts_on) == (date(2026, 9, 7), date(2027, 3, 29))
    present = found[PAST - 1]
    assert [day.today for day in present.days] == [False, False, True, *[False] * 4]
    assert (present.spent, present.practised, present.due) == (Spent(23, 30.0), 2, 4)
    assert [day.due for day in present.days] == [0, 0, 2, 2, 0, 0, 0]
    assert sum(column.practised for column in found) == 3
    assert found[-1].due == 1


@pytest.mark.parametrize(("minutes", "step"), [(0.5, 1), (9.9, 1), (10, 2), (20, 3), (40, 4)])
def test_days_are_darker_the_longer_they_were(minutes: float, step: int) -> None:
    (day, *_), *_ = (column.days for column in lay_out({TODAY: Spent(1, minutes)}, [], TODAY)[-5:])
    assert day.step == 0
    assert lay_out({TODAY: Spent(1, minutes)}, [], TODAY)[PAST - 1].days[2].step == step


def test_the_drawing_fills_the_past_and_numbers_what_is_ahead() -> None:
    parts = draw_calendar(columns(), TODAY).parts
    drawing = "".join(parts)
    styles = re.findall(r'<rect class="([^"]+)"', drawing)
    assert len(styles) == 7 * (PAST + AHEAD)
    assert styles.count("day1 present") == 1
    assert (styles.count("day3"), styles.count("day4")) == (1, 1)
    assert styles.count("ahead") == 4 + 7 * AHEAD
    assert re.findall(r'class="m small"[^>]*>(\d+)<', drawing) == ["2", "1"]
    assert re.findall(r">([A-Z][a-z]{2})</text>", drawing) == [
        "Mon", "Wed", "Fri", "Sun", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar", "Apr",
    ]  # fmt: skip


def test_a_phone_sees_half_of_it() -> None:
    drawing = "".join(draw_calendar(columns(), TODAY, narrow=True).parts)
    assert drawing.count("<rect") == 7 * sum(NARROW)
    assert drawing.count("present") == 1


def test_the_calendar_in_two_sentences() -> None:
    assert describe_calendar(columns(), TODAY) == (
        "3 days of practice in half a year, 1 h 30 min in all. "
        "2 reviews due today, 3 more in the four weeks ahead."
    )
    assert describe_calendar(lay_out({TODAY: Spent(1, 1.0)}, [due(0)], TODAY), TODAY) == (
        "1 day of practice in half a year, 1 min in all. "
        "1 review due today, 0 more in the four weeks ahead."
    )
