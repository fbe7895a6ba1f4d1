"""What counts as right."""

from __future__ import annotations

from datetime import UTC, datetime

from quizzes.answers import Counted
from quizzes.model import Kind


def test_only_full_credit_is_right() -> None:
    at = datetime(2027, 1, 4, tzinfo=UTC)
    answers = [Counted("q", "t", Kind.TABLE, credit, None, at) for credit in (0.0, 0.99, 1.0)]
    assert [answer.right for answer in answers] == [False, False, True]
