"""An attempt's state and result."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from quizzes.model import Certainty
from quizzes.sittings import (
    Answer,
    Closing,
    Item,
    Mode,
    Reveal,
    Rules,
    Sitting,
    allow_seconds,
    find_deadline,
)
from tests.quizzes.samples import choice

NOW = datetime(2026, 3, 1, tzinfo=UTC)


def answered(credit: float, certainty: Certainty | None = None) -> Answer:
    return Answer(1, "x", certainty, NOW, credit)


def sitting(*answers: tuple[str, Answer | None]) -> Sitting:
    items = tuple(
        Item(position, f"q{position}", "h", "h", choice(), 1, topic, "s", False, answer)
        for position, (topic, answer) in enumerate(answers, 1)
    )
    return Sitting("a", Rules(Mode.PRACTICE, 1), True, NOW, None, items)


def test_next_open_goes_forward_then_back() -> None:
    half = sitting(("a", None), ("a", answered(1)), ("a", None))
    assert [half.next_open(), half.next_open(1), half.next_open(2), half.next_open(3)] == [
        1,
        3,
        3,
        1,
    ]
    assert sitting(("a", answered(1))).next_open() is None


def test_item() -> None:
    one = sitting(("a", None))
    assert one.item(1) is one.items[0]
    assert one.item(2) is None


def test_the_clock_stands_still_in_a_pause() -> None:
    exam = replace(sitting(("a", None)), deadline_at=NOW + timedelta(minutes=10))
    later = NOW + timedelta(minutes=11)
    assert [exam.find_seconds_left(NOW), exam.find_seconds_left(later)] == [600, 0]
    assert [exam.is_over(NOW), exam.is_over(later)] == [False, True]
    paused = replace(exam, paused_at=NOW + timedelta(minutes=4))
    assert (paused.find_seconds_left(later), paused.is_over(later)) == (360, False)
    assert sitting(("a", None)).find_seconds_left(NOW) is None
    assert replace(exam, open=False, closed_by=Closing.TIME).is_over(later) is False


@pytest.mark.parametrize(
    ("minutes", "extra", "seconds"),
    [(112, 0, 6720), (112, 25, 8400), (1, 50, 90), (1, 100, 120), (112, None, None), (0, 25, None)],
)
def test_extra_time(minutes: int, extra: int | None, seconds: int | None) -> None:
    assert allow_seconds(minutes, extra) == seconds
    rules = Rules(Mode.EXAM, 1, seconds=seconds)
    deadline = NOW + timedelta(seconds=seconds) if seconds else None
    assert find_deadline(rules, NOW) == deadline


def test_keys_are_shown_once_answered_or_at_the_end() -> None:
    practice = sitting(("a", answered(1)), ("a", None))
    assert [practice.reveals(item) for item in practice.items] == [True, False]
    exam = replace(practice, rules=Rules(Mode.EXAM, 1, Reveal.END))
    assert [exam.reveals(item) for item in exam.items] == [False, False]
    closed = replace(exam, open=False)
    assert [closed.reveals(item) for item in closed.items] == [True, True]


def test_why_an_answer_is_refused() -> None:
    practice = sitting(("a", answered(1)), ("a", None))
    exam = replace(practice, rules=Rules(Mode.EXAM, 1, Reveal.END))
    placement = replace(practice, rules=Rules(Mode.PLACEMENT, 1, Reveal.END))
    found = [[s.find_refusal(item) for item in s.items] for s in (practice, exam, placement)]
    assert found == [["counted", ""], ["", ""], ["counted", ""]]
    assert replace(exam, paused_at=NOW).find_refusal(exam.items[0]) == "paused"
    assert replace(exam, open=False).find_refusal(exam.items[0]) == "closed"
