"""What heads a look back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from quizzes.findings import (
    Finding,
    describe_close,
    describe_unscored,
    find_finding,
    show_percent,
)
from quizzes.model import Certainty
from quizzes.results import compute_result
from quizzes.sittings import Answer, Closing, Mode, Reveal, Rules, Sitting
from tests.quizzes.test_sittings import NOW, answered, sitting

SURE = Certainty.CERTAIN


@pytest.mark.parametrize(
    ("answers", "title", "sentence"),
    [
        ([None], "Nothing answered in this set", "The questions stay unseen"),
        ([answered(1), answered(1)], "All 2 right", "Nothing in this set needs a second look."),
        ([answered(1), None], "All 1 right", "1 of 2 questions were left open."),
        ([answered(1), answered(0.5)], "1.5 of 2 right", "Read the questions below"),
        ([answered(0), None], "0 of 1 right", "1 of 2 questions were left open. Read"),
        ([answered(0, SURE)], "One answer was certain and wrong", "0 of 1 right. Start with"),
        ([answered(0, SURE)] * 2, "2 answers were certain and wrong", "0 of 2 right."),
    ],
)
def test_a_set_without_a_line(answers: list[Answer | None], title: str, sentence: str) -> None:
    finding = find_finding(compute_result(sitting(*(("a", answer) for answer in answers))))
    assert finding.title == title
    assert finding.sentence.startswith(sentence)


def sit_exam(right: int, wrong: int, line: int = 70) -> Sitting:
    given = [("a", answered(1))] * right + [("a", answered(0))] * wrong
    rules = Rules(Mode.EXAM, 1, Reveal.END, exam="mock", line=line, seconds=3600)
    return replace(sitting(*given), rules=rules, deadline_at=NOW + timedelta(hours=1))


@pytest.mark.parametrize(
    ("right", "wrong", "title"),
    [
        (70, 30, "70 %, just above the line of 70 %"),
        (69, 31, "69 %, just short of the line of 70 %"),
        (697, 303, "69 %, just short of the line of 70 %"),
        (60, 40, "60 %, below the line of 70 %"),
        (90, 10, "90 %, above the line of 70 %"),
    ],
)
def test_an_exam_is_held_against_its_line(right: int, wrong: int, title: str) -> None:
    finding = find_finding(compute_result(sit_exam(right, wrong)))
    assert finding.title.replace("\u202f", " ") == title


def test_the_margin_says_whether_one_exam_settles_it() -> None:
    close, clear = (find_finding(compute_result(sit_exam(*s))) for s in ((65, 35), (95, 5)))
    start = "of 100 questions that count. With so many questions chance alone moves a result by up "
    start += "to 9 points either way; this one"
    assert close == Finding(
        "65\u202f%, just short of the line of 70\u202f%",
        f"65 {start} does not settle on which side you are.",
    )
    assert clear.sentence == f"95 {start} is clear."


def test_how_it_closed() -> None:
    exam = sit_exam(3, 0)
    handed_in = replace(
        exam,
        open=False,
        closed_at=NOW + timedelta(minutes=48),
        closed_by=Closing.PERSON,
    )
    late = replace(handed_in, closed_at=exam.deadline_at, closed_by=Closing.TIME)
    # The deadline moved by a pause of ten minutes.
    paused = replace(handed_in, deadline_at=NOW + timedelta(minutes=70))
    said = [
        describe_close(each).replace("\N{NO-BREAK SPACE}", " ")
        for each in (handed_in, late, paused, sitting(("a", answered(1))))
    ]
    assert said == [
        "Handed in after 48 min of 1 h. 3 of 3 answers count.",
        "Time was up. 3 of 3 answers count.",
        "Handed in after 38 min of 1 h. 3 of 3 answers count.",
        "",
    ]


def test_what_does_not_count_is_named() -> None:
    exam = sit_exam(3, 0)
    one, *others = exam.items
    spared = [replace(item, scored=False) for item in others]
    assert describe_unscored(exam) == ""
    assert (
        describe_unscored(replace(exam, items=(one, *spared)))
        == "Questions 2 and 3 are on trial and do not count."
    )
    single = replace(exam, items=(replace(one, scored=False), *others))
    assert describe_unscored(single) == "Question 1 is on trial and does not count."


def test_a_share_below_the_line_is_not_rounded_onto_it() -> None:
    assert [show_percent(share) for share in (0.6999, 0.7, 0.29 / 1)] == [
        "69\u202f%",
        "70\u202f%",
        "29\u202f%",
    ]
