"""Weeks in a time zone, and their chart."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from quizzes.weeks import Bar, Week, describe_weeks, draw_weeks, show_weeks, start_weeks

SUNDAY = datetime(2027, 4, 4, 22, 30, tzinfo=UTC)  # Monday in Berlin
MONDAYS = [
    date(2027, 2, 8), date(2027, 2, 15), date(2027, 2, 22), date(2027, 3, 1), date(2027, 3, 8),
    date(2027, 3, 15), date(2027, 3, 22), date(2027, 3, 29),
]  # fmt: skip


def weeks(*answers: int) -> tuple[Week, ...]:
    return tuple(Week(day, n) for day, n in zip(MONDAYS, answers, strict=True))


def test_weeks_begin_on_mondays_of_the_zone() -> None:
    assert [start.date() for start in start_weeks(SUNDAY, "UTC")] == MONDAYS
    there = start_weeks(SUNDAY, "Europe/Berlin")
    assert there[-1] == datetime(2027, 4, 4, 22, tzinfo=UTC)  # summer time
    assert there[0] == datetime(2027, 2, 14, 23, tzinfo=UTC)
    assert start_weeks(SUNDAY, "America/New_York")[-1] == datetime(2027, 3, 29, 4, tzinfo=UTC)


def test_counts_find_their_weeks() -> None:
    page = show_weeks(start_weeks(SUNDAY, "Europe/Berlin"), {0: 4, 7: 2}, "Europe/Berlin")
    assert [week.answers for week in page.weeks] == [4, 0, 0, 0, 0, 0, 0, 2]
    assert (page.weeks[0].starts_on, page.weeks[-1].starts_on) == (
        date(2027, 2, 15),
        date(2027, 4, 5),
    )
    assert (len(page.wide), len(page.narrow)) == (8, 8)
    assert page.caption == (
        "2 answers so far this week; 4 in the busiest week before, which began on 15 February."
    )


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ((0,) * 8, ""),
        ((0,) * 7 + (1,), "1 answer so far this week, none in the seven weeks before."),
        ((5, 9, 0, 0, 0, 0, 0, 10), "10 answers so far this week, the most in eight weeks."),
        (
            (5, 9, 0, 9, 0, 0, 0, 9),
            "9 answers so far this week; 9 in each of the busiest weeks before.",
        ),
        (
            (5, 9, 0, 0, 0, 0, 0, 0),
            "Nothing yet this week; 9 in the busiest week before, which began on 15 February.",
        ),
    ],
)
def test_the_sentence_says_what_to_see(answers: tuple[int, ...], sentence: str) -> None:
    assert describe_weeks(weeks(*answers)) == sentence


def test_bars_stand_on_the_axis_and_the_tallest_fills_the_chart() -> None:
    bars = draw_weeks(weeks(0, 30, 60, 1, 0, 0, 0, 15), 800)
    assert bars[1] == Bar(120.0, 80.0, 60.0, 60.0, 150.0, 30, "15 Feb")
    assert [bar.height for bar in bars] == [2, 60, 120, 2, 2, 2, 2, 30]
    assert {round(bar.y + bar.height, 1) for bar in bars} == {140.0}
    assert [bar.label for bar in bars[5:]] == ["15 Mar", "22 Mar", ""]


def test_a_narrow_chart_names_every_second_week_before_the_present_one() -> None:
    bars = draw_weeks(weeks(*(0,) * 8), 328)
    assert [bar.label for bar in bars] == ["", "15 Feb", "", "1 Mar", "", "15 Mar", "", ""]
