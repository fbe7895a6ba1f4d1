"""Spaced review: the library's published vectors, and what we make of it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from fsrs import Card, Rating, Scheduler
from hypothesis import given
from hypothesis import strategies as st

from quizzes.answers import Counted
from quizzes.model import Certainty, Kind
from quizzes.schedule import (
    Memory,
    count_due,
    find_chance,
    find_day,
    find_latest,
    forecast_weeks,
    list_due,
    make_scheduler,
    rate_answer,
    remember,
    review,
)

DAY = date(2027, 1, 4)  # a Monday
NOON = datetime(2027, 1, 4, 12, tzinfo=UTC)
RATINGS = [*[Rating.Good] * 6, *[Rating.Again] * 2, *[Rating.Good] * 5]
BETTER = [Rating.Again, Rating.Hard, Rating.Good, Rating.Easy]
GIVEN = {
    Rating.Again: (0.0, None),
    Rating.Hard: (1.0, Certainty.UNSURE),
    Rating.Good: (1.0, Certainty.FAIR),
    Rating.Easy: (1.0, Certainty.CERTAIN),
}


def answer(rating: Rating, days: int = 0, id: str = "q", topic: str = "t") -> Counted:
    credit, certainty = GIVEN[rating]
    return Counted(id, topic, Kind.SINGLE_CHOICE, credit, certainty, NOON + timedelta(days=days))


def replay(ratings: list[Rating], scheduler: Scheduler) -> list[int]:
    """Return the interval after each answer, every one given when it is due."""
    card: Card | None = None
    day, intervals = DAY, []
    for rating in ratings:
        card = review(card, rating, day, scheduler)
        intervals.append((card.due.date() - day).days)
        day = card.due.date()
    return intervals


def test_the_published_vectors_come_out() -> None:
    # tests/test_basic.py of fsrs 6.3.2, test_review_card: its defaults without fuzz, so with
    # learning steps of 1 and 10 minutes and a relearning step of 10.
    intervals = replay(RATINGS, Scheduler(enable_fuzzing=False))
    assert intervals == [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]


def test_the_published_memory_comes_out() -> None:
    # test_memo_state of the same file.
    card: Card | None = None
    day, scheduler = DAY, Scheduler(enable_fuzzing=False)
    for rating, wait in zip([Rating.Again, *[Rating.Good] * 5], [0, 0, 1, 3, 8, 21], strict=True):
        day += timedelta(days=wait)
        card = review(card, rating, day, scheduler)
    assert card is not None
    assert card.stability == pytest.approx(53.62691, abs=1e-4)
    assert card.difficulty == pytest.approx(6.3574867, abs=1e-4)


def test_without_steps_of_minutes_the_same_answers_are_days_apart() -> None:
    assert replay(RATINGS, make_scheduler()) == [
        2, 11, 46, 163, 497, 1346, 9, 1, 2, 4, 7, 13, 22
    ]  # fmt: skip
    assert replay(RATINGS[:4], make_scheduler(0.8)) == [8, 75, 521, 2762]
    assert [replay([rating], make_scheduler()) for rating in BETTER] == [[1], [1], [2], [8]]


@pytest.mark.parametrize(
    ("credit", "certainty", "rating"),
    [
        (0.0, None, Rating.Again),
        (0.0, Certainty.CERTAIN, Rating.Again),
        (0.99, Certainty.CERTAIN, Rating.Again),
        (1.0, Certainty.UNSURE, Rating.Hard),
        (1.0, Certainty.FAIR, Rating.Good),
        (1.0, None, Rating.Good),
        (1.0, Certainty.CERTAIN, Rating.Easy),
    ],
)
def test_ratings(credit: float, certainty: Certainty | None, rating: Rating) -> None:
    assert rate_answer(credit, certainty) is rating


def test_days_are_the_learners() -> None:
    late = datetime(2027, 1, 4, 23, 30, tzinfo=UTC)
    assert find_day(late, "UTC") == DAY
    assert find_day(late, "Europe/Berlin") == DAY + timedelta(days=1)


def test_an_hour_earlier_on_the_next_day_is_a_review() -> None:
    def at(hours: int) -> Counted:
        return Counted("q", "t", Kind.NUMERIC, 1, None, NOON + timedelta(hours=hours))

    (next_day,) = remember([at(0), at(23)], "UTC")
    (same_day,) = remember([at(0), at(2)], "UTC")
    assert (next_day.answered_on, next_day.due_on) == (date(2027, 1, 5), date(2027, 1, 12))
    assert (same_day.answered_on, same_day.due_on) == (date(2027, 1, 4), date(2027, 1, 6))


def test_a_memory_is_worked_out_from_the_answers_in_the_order_of_time() -> None:
    answers = [answer(Rating.Good), answer(Rating.Again, 2), answer(Rating.Easy, 1, "p", "s")]
    memories = remember(answers, "UTC")
    assert memories == (
        Memory("q", "t", memories[0].stability, memories[0].difficulty, *days(2, 3)),
        Memory("p", "s", 8.2956, 1.0, *days(1, 9)),
    )
    # By hand: w11 · D^−w12 · ((S + 1)^w13 − 1) · e^((1 − R) · w14) with S = 2.3065, D = 2.1181.
    assert (memories[0].stability, memories[0].difficulty) == pytest.approx(
        (0.6076, 7.3945), abs=1e-4
    )
    assert remember(reversed(answers), "UTC") == memories


def days(*after: int) -> tuple[date, ...]:
    return tuple(DAY + timedelta(days=wait) for wait in after)


def test_before_an_exam_everything_comes_back_once_more() -> None:
    answers = [answer(Rating.Easy, 0, f"q{n}") for n in range(100)]
    waits = {(m.due_on - DAY).days for m in remember(answers, "UTC", DAY + timedelta(days=9))}
    assert waits == {5, 6, 7, 8}  # a half of the eight days that are left
    waits = {(m.due_on - DAY).days for m in remember(answers, "UTC", DAY + timedelta(days=90))}
    assert waits == {8}


def test_a_miss_on_the_eve_comes_back_after_the_exam() -> None:
    exam = DAY + timedelta(days=1)
    assert find_latest("q", DAY, exam) is None
    (memory,) = remember([answer(Rating.Again)], "UTC", exam)
    assert memory.due_on == exam


def test_what_is_due_comes_in_the_order_of_its_risk() -> None:
    memories = remember(
        [
            answer(Rating.Easy, 0, "rests"),
            answer(Rating.Good, 0, "later"),
            answer(Rating.Again, 0, "lost"),
            answer(Rating.Again, 0, "again"),
            answer(Rating.Good, -30, "overdue"),
        ],
        "UTC",
    )
    assert [m.question_id for m in list_due(memories, DAY + timedelta(days=1))] == [
        "overdue", "again", "lost"
    ]  # fmt: skip
    assert [m.question_id for m in list_due(memories, DAY)] == ["overdue"]
    assert count_due(memories, DAY, 4) == (1, 2, 1, 0)
    assert forecast_weeks(memories, DAY, 2) == ((DAY, 4), (DAY + timedelta(days=7), 1))
    sunday = DAY + timedelta(days=6)
    assert forecast_weeks(memories, sunday, 2) == ((DAY, 4), (DAY + timedelta(days=7), 1))


def test_the_chance_is_nine_in_ten_when_stability_has_passed() -> None:
    memory = Memory("q", "t", 10.0, 5.0, *days(0, 10))
    factor = 0.9 ** (-1 / 0.1542) - 1  # FSRS-6: R = (1 + factor · t / S)^−0.1542
    chances = [find_chance(memory, day) for day in days(0, 10, 100)]
    assert chances == pytest.approx([1.0, 0.9, (1 + 10 * factor) ** -0.1542])


HISTORY = st.lists(st.tuples(st.sampled_from(BETTER), st.integers(0, 60)), max_size=12)


@given(HISTORY, st.integers(0, 60), st.none() | st.integers(-5, 90), st.floats(0.7, 0.97))
def test_a_better_answer_never_brings_the_question_back_earlier(
    history: list[tuple[Rating, int]], wait: int, left: int | None, retention: float
) -> None:
    day, answers = 0, []
    for rating, after in history:
        day += after
        answers.append(answer(rating, day))
    last = day + wait
    exam = None if left is None else DAY + timedelta(days=last + left)
    due = [
        remember([*answers, answer(rating, last)], "UTC", exam, retention)[0].due_on
        for rating in BETTER
    ]
    today = DAY + timedelta(days=last)
    assert due == sorted(due)
    assert today < due[0]
    if exam is not None and (exam - today).days > 1:
        assert due[-1] < exam


@given(st.floats(0.01, 1000), st.integers(0, 400), st.integers(0, 400))
def test_the_chance_falls_with_the_days(stability: float, one: int, other: int) -> None:
    memory = Memory("q", "t", stability, 5.0, DAY, DAY)
    early, late = (find_chance(memory, day) for day in days(*sorted((one, other))))
    assert 0 < late <= early <= 1


@given(HISTORY, st.floats(0.7, 0.97), st.floats(0.7, 0.97))
def test_wanting_to_know_more_never_means_later(
    history: list[tuple[Rating, int]], one: float, other: float
) -> None:
    answers = [answer(rating, 7 * place) for place, (rating, _) in enumerate(history)]
    low, high = sorted((one, other))
    lax, strict = (remember(answers, "UTC", None, r) for r in (low, high))
    assert all(s.due_on <= x.due_on for s, x in zip(strict, lax, strict=True))
