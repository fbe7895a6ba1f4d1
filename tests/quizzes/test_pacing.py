"""Time on questions, and time lost."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.answers import Counted
from quizzes.changes import Saved
from quizzes.model import Kind
from quizzes.pacing import KindPace, Pacing, Slow, compute_pacing, measure_times

NOON = datetime(2027, 1, 4, 12, tzinfo=UTC)


def answer(
    id: str, seconds: float | None, credit: float = 1, kind: Kind = Kind.SINGLE_CHOICE
) -> Counted:
    return Counted(id, "t", kind, credit, None, NOON, seconds)


def save(position: int, seconds: float) -> Saved:
    at = NOON + timedelta(seconds=seconds)
    return Saved(position, Kind.SINGLE_CHOICE, 1, "a", 1, at)


def test_kinds_are_measured_by_their_own_medians() -> None:
    choices = [
        answer("a", 30), answer("b", 40), answer("c", 50, 0), answer("d", 75), answer("e", 76),
        answer("f", 100, 0.5), answer("g", 20), answer("h", 50),
    ]  # fmt: skip
    others = [answer("x", 300, 0, Kind.TABLE), answer("y", 10, 0, Kind.TABLE), answer("z", None)]
    pacing = compute_pacing([*choices, *others])
    assert pacing == Pacing(
        kinds=(
            KindPace(Kind.SINGLE_CHOICE, 8, 50, 45),
            KindPace(Kind.TABLE, 2, 155, None),
        ),
        slow=(Slow(choices[5], 100, 50), Slow(choices[4], 76, 26)),  # 75 is not over 1.5 × 50
        lost=50,
    )
    assert pacing.long_and_wrong == pacing.slow[:1]


def test_who_hurries_through_is_never_slow() -> None:
    hurried = [answer(id, 2) for id in "abcde"]
    assert compute_pacing([*hurried, answer("f", 7)]).slow == ()
    slow = answer("f", 7.5)
    assert compute_pacing([*hurried, slow]).slow == (Slow(slow, 7.5, 5.5),)


def test_without_times_there_is_no_pace() -> None:
    assert compute_pacing([answer("a", None)]) == Pacing((), (), 0)


def test_time_belongs_to_the_question_answered_next() -> None:
    events = [save(1, 40), save(2, 100), save(1, 130), save(3, 131)]
    assert measure_times(NOON, events) == {1: 70, 2: 60, 3: 1}
    assert measure_times(NOON, reversed(events)) == {1: 70, 2: 60, 3: 1}
    assert measure_times(NOON, []) == {}


def test_answers_of_an_outage_share_their_time() -> None:
    events = [save(1, 40), save(2, 240), save(3, 240.2), save(4, 240.9), save(4, 241)]
    assert measure_times(NOON, events) == pytest.approx({1: 40, 2: 67, 3: 67, 4: 67})


def test_a_night_between_two_answers_is_no_work() -> None:
    assert measure_times(NOON, [save(1, 60), save(2, 30_000)]) == {1: 60, 2: 900}


@given(st.lists(st.tuples(st.integers(1, 5), st.floats(0, 5000)), max_size=20))
def test_no_more_time_is_given_out_than_there_was(steps: list[tuple[int, float]]) -> None:
    times = measure_times(NOON, [save(*step) for step in steps])
    assert set(times) == {position for position, _ in steps}
    assert all(seconds >= 0 for seconds in times.values())
    assert sum(times.values()) <= max((at for _, at in steps), default=0) + 1e-3
