"""The finding, and what it rests on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from quizzes.ability.readiness import Readiness
from quizzes.progress import TopicProgress
from quizzes.standing.findings import (
    list_weakest,
    write_due,
    write_exam,
    write_reached,
    write_share,
    write_stats,
    write_summary,
    write_title,
)
from quizzes.standing.history import Moment
from tests.quizzes.learners import COURSE

TODAY = date(2027, 3, 1)
READY = Readiness(0.35, 0.678, (0.61, 0.745), 412)


def moments(*scores: float) -> list[Moment]:
    """Return readiness four weeks apart, the last one today."""
    return [
        Moment(TODAY - timedelta(days=28 * back), replace(READY, score=score))
        for back, score in zip(range(len(scores) - 1, -1, -1), scores, strict=True)
    ]


@pytest.mark.parametrize(
    ("probability", "scores", "title"),
    [
        (0.95, (0.678,), "Well above the line"),
        (0.5, (0.5, 0.6, 0.7), "Just above the line, and rising"),
        (0.35, (0.66, 0.678), "Just short of the line"),
        (0.35, (0.6, 0.678), "Just short of the line, and rising"),
        (0.1, (0.7, 0.678), "Still short of the line, and falling"),
    ],
)
def test_the_title_says_where_the_score_stands(
    probability: float, scores: tuple[float, ...], title: str
) -> None:
    ready = replace(READY, probability=probability)
    assert write_title(ready, moments(*scores), 0) == title


def test_without_readiness_the_title_says_what_is_missing() -> None:
    assert write_title(None, [], 11) == "11 more questions until your readiness shows"
    assert write_title(None, [], 1) == "One more question until your readiness shows"
    assert write_title(None, [], 0) == "What you know so far"


def topics(**chances: float) -> dict[str, TopicProgress]:
    return {
        slug: TopicProgress(slug, 4 if chance >= 0.8 else 2, 0.5, 9, None, chance)
        for slug, chance in chances.items()
    }


@pytest.mark.parametrize(
    ("scores", "chances", "said"),
    [
        ((0.678,), {"alpha": 0.9}, "68 % expected today."),
        ((0.6, 0.678), {"alpha": 0.9, "beta": 0.5},
         "68 % expected today, 8 points more than four weeks ago. Beta holds you back most."),
        ((0.69, 0.678), {"alpha": 0.7, "beta": 0.5, "gamma": 0.6},
         "68 % expected today, 1 point less than four weeks ago. "
         "Beta and gamma hold you back most."),
        ((0.68, 0.678), {}, "68 % expected today, as four weeks ago."),
    ],
)  # fmt: skip
def test_the_summary_compares_and_names_the_weakest(
    scores: tuple[float, ...], chances: dict[str, float], said: str
) -> None:
    found = write_summary(READY, moments(*scores), topics(**chances), COURSE.library, 412)
    assert found.replace("\u202f", " ") == said


def test_without_readiness_the_summary_says_when_it_appears() -> None:
    assert write_summary(None, [], {}, COURSE.library, 9) == (
        "Readiness appears after 20 answers to questions that you had not met before; "
        "you have 9. What they show by topic stands below."
    )


def test_few_answers_hold_nobody_back() -> None:
    few = {"alpha": replace(topics(alpha=0.3)["alpha"], n=4)}
    assert list_weakest({**few, **topics(beta=0.5)}) == ("beta",)


def test_figures_come_with_what_they_rest_on() -> None:
    stats = write_stats(READY, 0.7, 1412, 1062, 31)
    assert [tuple(text.replace("\u202f", " ") for text in pair) for pair in stats] == [
        ("68 %", "expected score\n80 % interval 61 to 75"),
        ("35 of 100", "simulated exams\nreach the line of 70 %"),
        ("1,412", "answers, 1,062 right\n31 met again"),
    ]
    assert write_stats(None, 0.7, 1, 1, 0) == [("1", "answer, 1 right\neach for the first time")]


def test_due_and_the_exam_s_day() -> None:
    assert write_due(18, 9.2) == ("18", "questions due today\nabout 9 min")
    assert write_due(1, 0.1) == ("1", "question due today\nabout 1 min")
    assert write_due(0, 0) == ("0", "questions due today\nnone has begun to fade")
    assert write_exam(date(2027, 3, 13), TODAY) == ("12 days", "to the exam\nSaturday 13 March")
    assert write_exam(date(2027, 3, 2), TODAY) == ("1 day", "to the exam\nTuesday 2 March")


def test_halves_go_up() -> None:
    assert write_share(0.745) == "75\u202f%"


def test_simulated_exams_are_compared_with_four_weeks_ago() -> None:
    now = "In 35 of 100 simulated exams you reach the line."
    assert write_reached(READY, None) == f"{now} From 412 answers."
    before = replace(READY, probability=0.18)
    assert write_reached(READY, before) == f"{now} Four weeks ago it was 18. From 412 answers."
    assert write_reached(READY, READY) == f"{now} So it was four weeks ago. From 412 answers."
