"""Certainty drawn against what was right."""

from __future__ import annotations

import re

import pytest

from quizzes.calibration import calibrate
from quizzes.standing.certainty import advise, draw_calibration
from tests.quizzes.learners import answers


def test_claims_are_boxes_and_answers_dots() -> None:
    found = calibrate(answers("a1!+ a2!+ a3!+ a4!- a5!+ b1?-"))
    drawing = "".join(draw_calibration(found).parts)
    assert drawing.count('class="claim"') == 3
    assert drawing.count('class="d d1"') == 1  # one answer says nothing yet
    assert drawing.count('class="i"') == 3
    # 4 of 5 right, on a scale from 222 to 26.
    assert re.findall(r'<circle class="d d1" cx="[\d.]+" cy="([\d.]+)"', drawing) == ["65.2"]
    assert re.findall(r">(n = \d+)<", drawing) == ["n = 1", "n = 0", "n = 5"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Say how sure you are when you answer; five answers of one kind show something."),
        ("a1!+ a2!+ a3!+ a4!+ a5!+",
         "What you say of your answers fits how often they are right."),
        ("a1!- a2!- a3!- a4!- a5!+ a6!-",
         "Your “certain” answers are right 17 % of the time, where 80 to 100 % was claimed. "
         "Slow down on those, or say less."),
        (" ".join(f"a{n}?+" for n in range(12)),
         "Your “unsure” answers are right 100 % of the time, where 0 to 67 % was claimed. "
         "You know more there than you say."),
    ],
)  # fmt: skip
def test_advice_needs_evidence(text: str, said: str) -> None:
    assert advise(calibrate(answers(text))).replace("\u202f", " ") == said
