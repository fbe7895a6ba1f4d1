"""Lengths of time in words."""

from __future__ import annotations

import pytest

from quizzes.durations import show_duration


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (0, "0 s"),
        (47.6, "48 s"),
        (59.6, "1 min"),
        (80, "1 min 20 s"),
        (599, "9 min 59 s"),
        (629, "10 min"),
        (3599, "1 h"),
        (3600, "1 h"),
        (11_400, "3 h 10 min"),
    ],
)
def test_duration(seconds: float, shown: str) -> None:
    assert show_duration(seconds).replace("\N{NO-BREAK SPACE}", " ") == shown
