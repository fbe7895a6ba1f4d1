"""Whether answers keep up with the clock, in numbers and in words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from quizzes.exam_pace import Pace, compute_pace, describe_pace
from quizzes.model import Question
from quizzes.sittings import Answer, Item
from tests.quizzes.samples import case, choice

NOW = datetime(2026, 3, 1, tzinfo=UTC)


def items(answered: int, total: int, last: Question | None = None) -> list[Item]:
    """Return single questions, of which the first are answered; the last may be a case."""
    answer = Answer(1, "x", None, NOW, 1.0)
    return [
        Item(
            position=position,
            question_id=f"q{position}",
            question_hash="hash",
            content_hash="hash",
            question=last if last and position == total else choice(),
            seed=1,
            topic="topic",
            section="section",
            flagged=False,
            answer=answer if position <= answered else None,
        )
        for position in range(1, total + 1)
    ]


def test_a_case_weighs_as_many_questions_as_it_has_parts() -> None:
    assert len(case().parts) == 6
    pace = compute_pace(items(4, 5, case()), 800, 300)
    assert pace == Pace(5, 4, share=0.4, left=300, ahead=-180, used=0.625)
    assert pace.each == 300


@pytest.mark.parametrize(
    ("answered", "left", "said"),
    [
        (0, 1000, "10 questions remain, 100 seconds for each."),
        (5, 500, "You are on an even pace; 5 questions remain, 100 seconds for each."),
        (5, 680, "You are about 3 min ahead of an even pace; 5 questions remain, 136 seconds "
                 "for each."),
        (9, 40, "You are about 1 min behind an even pace; 1 question remains, 40 seconds "
                "for each."),
    ],
)  # fmt: skip
def test_it_is_said_in_a_sentence(answered: int, left: float, said: str) -> None:
    pace = compute_pace(items(answered, 10), 1000, left)
    assert describe_pace(pace) == f"{answered} of 10 answered. {said}"
    assert describe_pace(compute_pace(items(10, 10), 1000, left)) == "10 of 10 answered."


def test_without_a_limit_only_the_answers_are_counted() -> None:
    pace = compute_pace(items(2, 4), None, None)
    assert pace == Pace(4, 2, share=0.5)
    assert (describe_pace(pace), pace.each) == ("2 of 4 answered.", None)
