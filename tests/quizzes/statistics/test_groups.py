"""Learners in groups by how they did elsewhere."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quizzes.statistics.groups import (
    FIFTHS,
    THIRDS,
    Group,
    count_groups,
    name_groups,
    split_learners,
)


def test_groups_are_of_equal_size() -> None:
    assert split_learners([0.9, 0.1, 0.5, 0.3, 0.8, 0.2], 3) == (2, 0, 1, 1, 2, 0)
    assert split_learners([1, 2, 3, 4, 5], 5) == (0, 1, 2, 3, 4)
    assert split_learners([], 3) == ()


def test_equal_rests_stay_together() -> None:
    assert split_learners([0.5] * 6, 3) == (1,) * 6
    assert split_learners([0.2, 0.5, 0.5, 0.5, 0.5, 0.9], 3) == (0, 1, 1, 1, 1, 2)


@given(st.lists(st.integers(0, 5), min_size=1), st.integers(2, 5))
def test_who_did_better_is_never_in_a_weaker_group(rests: list[int], groups: int) -> None:
    found = split_learners(rests, groups)
    assert all(0 <= group < groups for group in found)
    assert [group for _, group in sorted(zip(rests, found, strict=True))] == sorted(found)


def test_how_many_groups_follows_from_the_number_of_learners() -> None:
    assert [name_groups(n) for n in (0, 14, 15, 49, 50)] == [(), (), THIRDS, THIRDS, FIFTHS]


def test_each_group_is_counted_by_what_it_holds() -> None:
    marks = [[True, False], [False, True], [True, True], [False, True], [True, False], [True, True]]
    found = count_groups([1, 2, 3, 4, 5, 6], marks, ("low", "middle", "high"))
    assert found == (Group("low", 2, (1, 1)), Group("middle", 2, (1, 2)), Group("high", 2, (2, 1)))
    assert count_groups([], [], ("low",)) == (Group("low", 0, ()),)
