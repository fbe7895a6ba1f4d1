"""What an attempt earned."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quizzes.model import Certainty
from quizzes.results import Result, TopicResult, compute_result, find_group
from quizzes.sittings import Answer, Mode, Reveal, Rules
from tests.quizzes.samples import choice
from tests.quizzes.test_sittings import answered, sitting


@pytest.mark.parametrize(
    ("answer", "group"),
    [
        (None, "Not answered"),
        (answered(0, Certainty.CERTAIN), "Wrong, and you were certain"),
        (answered(0.5, Certainty.CERTAIN), "Wrong, and you were certain"),
        (answered(0, Certainty.UNSURE), "Wrong or partly right"),
        (answered(0.5), "Wrong or partly right"),
        (answered(1, Certainty.UNSURE), "Right, though you were unsure"),
        (answered(1), "Right"),
    ],
)
def test_group(answer: Answer | None, group: str) -> None:
    assert find_group(answer) == group


def test_result_puts_wrong_and_sure_first_and_counts_only_answers() -> None:
    assert compute_result(
        sitting(
            ("a", answered(1)),
            ("b", answered(0.5)),
            ("a", None),
            ("b", answered(0, Certainty.CERTAIN)),
            ("b", answered(1, Certainty.UNSURE)),
        )
    ) == Result(
        questions=5,
        answered=4,
        credit=2.5,
        possible=5,
        topics=(TopicResult("a", 1, 1), TopicResult("b", 3, 1.5)),
        groups=(
            ("Wrong, and you were certain", (4,)),
            ("Wrong or partly right", (2,)),
            ("Right, though you were unsure", (5,)),
            ("Right", (1,)),
            ("Not answered", (3,)),
        ),
    )


TWO_PARTS = replace(choice(), parts=(choice(), choice()))
EXAM = Rules(Mode.EXAM, 1, Reveal.END, exam="mock", line=50)


def test_in_an_exam_a_case_counts_as_its_parts_and_unscored_questions_do_not_count() -> None:
    mock = replace(sitting(("a", answered(0.5)), ("a", answered(1)), ("b", None)), rules=EXAM)
    case, unscored, open_one = mock.items
    items = (
        replace(case, question=TWO_PARTS),
        replace(unscored, scored=False),
        open_one,
    )
    result = compute_result(replace(mock, items=items))
    assert result == Result(
        questions=3,
        answered=2,
        credit=1.0,
        possible=3,
        topics=(TopicResult("a", 2, 1.0),),
        groups=(("Wrong or partly right", (1,)), ("Right", (2,)), ("Not answered", (3,))),
        line=50,
    )
    assert (result.share, result.reached) == (1 / 3, False)


def test_the_line_is_reached_from_its_very_share_on() -> None:
    half = replace(sitting(("a", answered(1)), ("a", None)), rules=EXAM)
    assert compute_result(half).reached is True
    practice = compute_result(sitting(("a", None)))
    assert (practice.reached, practice.share) == (None, 0)
