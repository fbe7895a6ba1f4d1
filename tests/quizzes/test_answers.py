"""What counts as right, and what was first."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from quizzes.answers import Counted, list_first, sort_answers
from quizzes.model import Kind

AT = datetime(2027, 1, 4, tzinfo=UTC)


def given(id: str, hours: int, attempt_id: str = "", position: int = 0) -> Counted:
    at = AT + timedelta(hours=hours)
    return Counted(id, "t", Kind.TABLE, 1, None, at, attempt_id=attempt_id, position=position)


def test_only_full_credit_is_right() -> None:
    answers = [Counted("q", "t", Kind.TABLE, credit, None, AT) for credit in (0.0, 0.99, 1.0)]
    assert [answer.right for answer in answers] == [False, False, True]


def test_answers_of_one_moment_keep_their_places() -> None:
    late, second, first = given("a", 2), given("b", 1, "x", 2), given("c", 1, "x", 1)
    assert sort_answers([late, second, first]) == (first, second, late)


def test_only_the_first_answer_to_a_question_is_its_first() -> None:
    answers = (given("a", 1), given("b", 2), given("a", 3))
    assert list_first(answers) == answers[:2]
