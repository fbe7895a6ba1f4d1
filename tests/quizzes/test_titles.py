"""Names of attempts."""

from __future__ import annotations

import pytest

from quizzes.sittings import Mode
from quizzes.titles import name_attempt
from tests.quizzes.learners import COURSE


@pytest.mark.parametrize(
    ("mode", "exam", "topics", "name"),
    [
        (Mode.PRACTICE, "", ["alpha", "alpha"], "Practice, alpha"),
        (Mode.PRACTICE, "", ["alpha", "beta"], "Practice, mixed"),
        (Mode.PRACTICE, "", ["gone"], "Practice, mixed"),
        (Mode.REVIEW, "", ["beta"], "Review, beta"),
        (Mode.EXAM, "exam", ["alpha"], "Exam"),
        (Mode.EXAM, "gone", ["alpha", "beta"], "Exam, mixed"),
        (Mode.PRACTICE, "probe:beta:alpha", ["alpha"], "Three questions on alpha"),
        (Mode.PRACTICE, "probe:beta:gone", ["alpha"], "Practice, mixed"),
    ],
)
def test_name(mode: Mode, exam: str, topics: list[str], name: str) -> None:
    assert name_attempt(mode, exam, topics, COURSE.library, COURSE.blueprints) == name
