"""The present week in bars."""

from __future__ import annotations

import re
from datetime import date

from quizzes.standing.durations import Spent
from quizzes.standing.week import describe_week, draw_week, list_week

TODAY = date(2027, 3, 3)  # a Wednesday
DAYS = {
    date(2027, 2, 28): Spent(9, 90.0),
    date(2027, 3, 1): Spent(4, 30.0),
    TODAY: Spent(1, 15.0),
}
WEEK = list_week(DAYS, TODAY)


def test_a_week_begins_on_monday() -> None:
    assert [minutes for _, minutes in WEEK] == [30.0, 0.0, 15.0, 0.0, 0.0, 0.0, 0.0]
    assert WEEK[0][0] == date(2027, 3, 1)


def test_days_to_come_have_no_bar() -> None:
    drawing = "".join(draw_week(WEEK, TODAY).parts)
    bars = re.findall(r'<rect class="(\w+)"[^>]* height="([\d.]+)"', drawing)
    assert bars == [("f1", "60"), ("quiet", "2"), ("now", "30")]
    assert re.findall(r">(\d+)<", drawing) == ["30", "15"]
    assert "".join(re.findall(r">([A-Z])<", drawing)) == "MTWTFSS"


def test_the_week_in_words() -> None:
    assert describe_week(WEEK, TODAY) == (
        "Practised this week: Monday 30 min, Tuesday 0 min, Wednesday 15 min."
    )
