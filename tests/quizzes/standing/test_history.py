"""Readiness over time, from the answers alone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from quizzes.standing.history import (
    DRAWS,
    MOST,
    Moment,
    choose_days,
    find_earlier,
    trace_readiness,
)
from tests.quizzes.learners import MIXED, answers, make_learner

TODAY = date(2027, 3, 1)


def test_nothing_is_said_before_twenty_answers() -> None:
    assert trace_readiness(make_learner(answers("a1+ a2+ a3-"))) == ()


def test_each_day_of_practice_gives_a_point_and_today_the_last() -> None:
    more = answers("a10+ a11+ b8+ b9+ g4+ g5+", days_ago=3)
    learner = make_learner((*answers(MIXED, days_ago=10), *more))
    first, second, last = trace_readiness(learner)
    assert (first.day, second.day, last.day) == (date(2027, 2, 19), date(2027, 2, 26), TODAY)
    then = learner.look_back(datetime(2027, 2, 19, 23, 59, tzinfo=UTC))
    assert first.readiness == then.estimate(draws=DRAWS)
    assert first.readiness.answers == 22
    assert last.readiness == learner.readiness
    assert last.readiness.score > first.readiness.score


def test_days_before_twenty_answers_have_no_point() -> None:
    words = MIXED.split()
    given = (*answers(" ".join(words[:8]), days_ago=9), *answers(" ".join(words[8:]), days_ago=5))
    days = [moment.day for moment in trace_readiness(make_learner(given))]
    assert days == [date(2027, 2, 24), TODAY]


def test_many_days_are_looked_at_by_week() -> None:
    # 21 days, of which the weeks end on a Sunday.
    days = [date(2027, 2, 1) + timedelta(days=n) for n in range(21)]
    assert choose_days(days[:20]) == tuple(days[:20])
    assert choose_days(days) == (date(2027, 2, 7), date(2027, 2, 14), date(2027, 2, 21))


@given(st.lists(st.dates(date(2026, 1, 1), date(2027, 12, 31)), min_size=1, max_size=300))
def test_a_line_has_few_points_and_ends_with_the_last_day(days: list[date]) -> None:
    chosen = choose_days(days)
    assert len(chosen) <= MOST
    assert list(chosen) == sorted(set(chosen) & set(days))
    assert chosen[-1] == max(days)


def test_what_was_some_weeks_ago_is_the_last_point_before() -> None:
    readiness = make_learner(answers(MIXED)).readiness
    assert readiness is not None
    moments = [Moment(TODAY - timedelta(days=days), readiness) for days in (60, 30, 10, 0)]
    assert find_earlier(moments, TODAY, 28) == moments[1]
    assert find_earlier(moments[2:], TODAY, 28) is None
