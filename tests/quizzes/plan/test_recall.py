"""What it is worth to see a question again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from quizzes.plan.gains import QUESTION
from quizzes.plan.recall import begin_memory, keep_until, review_memory, save_memory
from quizzes.schedule import find_chance
from tests.quizzes.plan.small import TODAY

EXAM = TODAY + timedelta(days=400)


def test_memories_go_on_as_the_schedule_s_do() -> None:
    """Good six times in a row, as in the published vectors of FSRS."""
    memory = begin_memory("q", "stock", True, TODAY, EXAM)
    waits = [(memory.due_on - TODAY).days]
    for _ in range(3):
        day = memory.due_on
        memory = review_memory(memory, True, day, EXAM)
        waits.append((memory.due_on - day).days)
    assert waits == [2, 11, 46, 163]


def test_a_memory_does_not_come_back_after_the_exam() -> None:
    exam = TODAY + timedelta(days=2)
    assert begin_memory("q", "stock", True, TODAY, exam).due_on == TODAY + timedelta(days=1)
    eve = exam - timedelta(days=1)
    assert begin_memory("q", "stock", True, eve, exam).due_on == exam + timedelta(days=1)


def test_a_review_saves_what_would_be_lost() -> None:
    memory = begin_memory("q", "stock", True, TODAY, EXAM)
    day, exam = TODAY + timedelta(days=5), TODAY + timedelta(days=30)
    known = find_chance(memory, day)
    right, wrong = (
        find_chance(review_memory(memory, outcome, day, exam), exam) for outcome in (True, False)
    )
    expected = known * right + (1 - known) * wrong - find_chance(memory, exam)
    assert save_memory(memory, day, exam) == pytest.approx(QUESTION * expected)
    assert 0 < save_memory(memory, day, exam) < QUESTION


def test_what_is_learnt_later_is_kept_better() -> None:
    exam = TODAY + timedelta(days=30)
    kept = [keep_until(TODAY + timedelta(days=at), exam) for at in (0, 10, 20, 29)]
    assert kept == sorted(kept)
    assert 0.5 < kept[0] < kept[-1] < 1
