"""Changed answers and what they were worth."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from quizzes.changes import Changes, Saved, add_changes, count_changes
from quizzes.model import Kind

NOON = datetime(2027, 1, 4, 12, tzinfo=UTC)


def save(
    seconds: int,
    position: int,
    sequence: int,
    response: Any,
    credit: float,
    kind: Kind = Kind.SINGLE_CHOICE,
) -> Saved:
    at = NOON + timedelta(seconds=seconds)
    return Saved(position, kind, sequence, response, credit, at)


def test_first_and_last_answers_are_compared() -> None:
    events = [
        save(1, 1, 1, "b", 0),
        save(2, 1, 2, "a", 1),
        save(3, 2, 1, "a", 1),
        save(4, 3, 1, "b", 0),
        save(5, 4, 1, "b", 0),
        save(6, 2, 2, "c", 0),
        save(7, 3, 2, "c", 0),
        save(8, 4, 2, "a", 1),
        save(9, 4, 3, "b", 0),  # back to the first answer
        save(10, 5, 1, "a", 1),
    ]
    assert count_changes(events) == Changes(1, 1, 1, 0.0)
    assert count_changes(reversed(events)) == Changes(1, 1, 1, 0.0)
    assert count_changes(events).n == 3
    assert count_changes([]) == Changes()


def test_a_number_that_is_still_typed_is_no_answer() -> None:
    typing = [
        save(1, 1, 1, "1", 0, Kind.NUMERIC),
        save(2, 1, 2, "12", 0, Kind.NUMERIC),
        save(3, 1, 3, "120", 1, Kind.NUMERIC),
    ]
    assert count_changes(typing) == Changes()
    moved = [*typing, save(4, 2, 1, "a", 1)]
    assert count_changes([*moved, save(5, 1, 4, "130", 0, Kind.NUMERIC)]) == Changes(
        right_to_wrong=1, gained=-1.0
    )
    assert count_changes([*moved, save(5, 1, 4, "120.0", 1, Kind.NUMERIC)]) == Changes()


def test_part_of_the_credit_is_gained_without_being_right() -> None:
    table = Kind.TABLE
    events = [
        save(1, 1, 1, {"a": "1"}, 0.25, table),
        save(2, 2, 1, "a", 1),
        save(3, 1, 2, {"a": "2"}, 0.75, table),
    ]
    assert count_changes(events) == Changes(wrong_to_wrong=1, gained=0.5)


def test_attempts_add_up() -> None:
    assert add_changes([Changes(1, 2, 3, 0.5), Changes(4, 0, 1, -1.5)]) == Changes(5, 2, 4, -1.0)
    assert add_changes([]) == Changes()


@given(st.lists(st.tuples(st.integers(1, 3), st.sampled_from("abc")), max_size=15))
def test_the_gain_is_the_difference_of_the_scores(steps: list[tuple[int, str]]) -> None:
    events = [save(n, place, n, pick, pick == "a") for n, (place, pick) in enumerate(steps)]
    first = dict(reversed(steps))
    last = dict(steps)
    changes = count_changes(events)
    assert changes.gained == sum((last[p] == "a") - (first[p] == "a") for p in first)
    assert changes.wrong_to_right - changes.right_to_wrong == changes.gained
    assert changes.n == sum(first[p] != last[p] for p in first)
