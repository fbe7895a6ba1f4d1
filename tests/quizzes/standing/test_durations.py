"""Time spent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from quizzes.standing.durations import (
    Spent,
    Week,
    describe_weeks,
    sum_days,
    sum_topics,
    sum_weeks,
    write_minutes,
)
from tests.quizzes.learners import answers

TODAY = date(2027, 3, 1)  # a Monday


def test_answers_of_unknown_length_add_no_minutes() -> None:
    one, two, three = answers("a1+ a2- b1+")
    given = (one, replace(two, seconds=None), replace(three, seconds=90.0))
    assert sum_days(given, "UTC") == {TODAY: Spent(3, 2.5)}
    assert sum_topics(given) == {"alpha": Spent(2, 1.0), "beta": Spent(1, 1.5)}


def test_days_are_those_of_the_learner() -> None:
    assert sum_days(answers("a1+"), "Pacific/Kiritimati") == {date(2027, 3, 2): Spent(1, 1.0)}


def test_weeks_run_from_monday_to_sunday() -> None:
    days = {
        date(2027, 2, 28): Spent(2, 3.0),
        date(2027, 2, 22): Spent(1, 1.0),
        TODAY: Spent(4, 5.0),
        date(2026, 3, 1): Spent(9, 9.0),
    }
    assert sum_weeks(days, TODAY, 3) == (
        Week(date(2027, 2, 15), Spent()),
        Week(date(2027, 2, 22), Spent(3, 4.0)),
        Week(TODAY, Spent(4, 5.0)),
    )


def weeks(*minutes: float) -> list[Week]:
    starts = (date(2027, 2, 8), date(2027, 2, 15), date(2027, 2, 22))
    spent = (Spent(int(each > 0), each) for each in minutes)
    return [Week(start, each) for start, each in zip(starts, spent, strict=True)]


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        ((0, 0, 0), ""),
        ((0, 0, 5), "5 min so far this week, none in the 2 weeks before."),
        ((30, 70, 5),
         "5 min so far this week; 1 h 10 min in the busiest week before, "
         "which began on 15 February."),
        ((30, 0, 0),
         "Nothing yet this week; 30 min in the busiest week before, which began on 8 February."),
    ],
)  # fmt: skip
def test_weeks_in_a_sentence(minutes: tuple[float, ...], said: str) -> None:
    assert describe_weeks(weeks(*minutes)) == said


@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        (0, "0 min"),
        (0.3, "under 1 min"),
        (1, "1 min"),
        (59.4, "59 min"),
        (60, "1 h"),
        (190, "3 h 10 min"),
    ],
)
def test_times_are_written_in_hours_and_minutes(minutes: float, text: str) -> None:
    assert write_minutes(minutes) == text
