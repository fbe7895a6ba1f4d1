"""An attempt's state and result."""

from __future__ import annotations

from datetime import UTC, datetime
from types import MappingProxyType

import pytest

from quizzes.model import Certainty
from quizzes.sittings import (
    Answer,
    Item,
    Mode,
    Result,
    Sitting,
    TopicResult,
    compute_result,
    find_group,
)

NOW = datetime(2026, 3, 1, tzinfo=UTC)


def answered(credit: float, certainty: Certainty | None = None) -> Answer:
    return Answer(1, "x", certainty, NOW, credit)


def sitting(*answers: tuple[str, Answer | None]) -> Sitting:
    items = tuple(
        Item(position, f"q{position}", "h", MappingProxyType({}), 1, topic, "s", False, answer)
        for position, (topic, answer) in enumerate(answers, 1)
    )
    return Sitting("a", Mode.PRACTICE, 1, True, NOW, None, items)


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
        topics=(TopicResult("a", 1, 1), TopicResult("b", 3, 1.5)),
        groups=(
            ("Wrong, and you were certain", (4,)),
            ("Wrong or partly right", (2,)),
            ("Right, though you were unsure", (5,)),
            ("Right", (1,)),
            ("Not answered", (3,)),
        ),
    )


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
