"""Lines over days."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest

from kb.charts.model import Limit
from quizzes.standing.timelines import Timeline, Value, draw_timeline, list_days

DAY = date(2027, 3, 1)  # a Monday


def values(*heights: float, apart: int = 7) -> tuple[Value, ...]:
    return tuple(
        Value(DAY + timedelta(days=apart * n), height, (height - 5, height + 5))
        for n, height in enumerate(heights)
    )


def draw(timeline: Timeline, width: float = 640) -> list[str]:
    return draw_timeline(timeline, width).parts


def find(parts: list[str], style: str) -> list[str]:
    return [part for part in parts if f'class="{style}"' in part]


def test_a_line_lies_in_its_band() -> None:
    parts = draw(
        Timeline("alt", "score, %", values(50, 60, 65, 70), Limit(70, "line 70"), "today 70")
    )
    (band,), (line,) = find(parts, "w"), find(parts, "s s1")
    assert band.count("L") == 7  # four points up, four back
    assert line.count("L") == 3
    assert len(find(parts, "now")) == 1
    texts = re.findall(r">([^<]+)</text>", "".join(parts))
    assert texts[0] == "score, %"
    assert {"line 70", "today 70", "1 Mar", "8 Mar", "15 Mar"} <= set(texts)


def test_a_single_value_stands_with_its_interval() -> None:
    parts = draw(Timeline("alt", "score, %", values(50), now="today 50"))
    assert not find(parts, "s s1")
    assert not find(parts, "w")
    assert len(find(parts, "i")) == 3  # the interval and its two ends
    assert len(find(parts, "d d1")) == 1


def test_what_is_foreseen_is_dotted_to_the_exam_s_day() -> None:
    later = Value(DAY + timedelta(days=60), 45, (38, 52))
    parts = draw(Timeline("alt", "score, %", values(50, 60), later=later, event="exam 30 Apr"))
    assert len(find(parts, "o")) == 2
    assert len(find(parts, "v")) == 1
    assert len(find(parts, "i")) == 3
    assert ">exam 30 Apr<" in "".join(parts)


def test_the_whole_scale_can_be_asked_for() -> None:
    timeline = Timeline("alt", "chance, %", values(80, 78), whole=True)
    labels = re.findall(r'<text class="e"[^>]*>(\d+)<', "".join(draw(timeline)))
    assert (labels[0], labels[-1]) == ("0", "100")


@pytest.mark.parametrize("width", [328, 640])
def test_names_of_days_never_meet(width: int) -> None:
    parts = draw(Timeline("alt", "score, %", values(*range(40, 60), apart=3)), width)
    places = [
        float(x) for x in re.findall(r'<text class="m" x="([\d.]+)"[^>]*>\d+ \w+<', "".join(parts))
    ]
    assert len(places) > 1
    assert all(b - a > 40 for a, b in pairwise(places))


@pytest.mark.parametrize(
    ("days", "named"),
    [
        (3, [DAY + timedelta(days=n) for n in range(4)]),
        (20, [DAY, date(2027, 3, 8), date(2027, 3, 15)]),
        (100, [DAY, date(2027, 4, 1), date(2027, 5, 1), date(2027, 6, 1)]),
    ],
)
def test_the_longer_the_stretch_the_fewer_days_are_named(days: int, named: list[date]) -> None:
    assert list_days(DAY, DAY + timedelta(days=days)) == named
