"""Figures with their tables."""

from __future__ import annotations

import re
from datetime import date, timedelta

from quizzes.ability.readiness import Readiness
from quizzes.schedule import Memory, find_chance
from quizzes.standing.durations import Spent, Week
from quizzes.standing.figures import (
    show_certainty,
    show_forgetting,
    show_history,
    show_reviews,
    show_weeks,
)
from quizzes.standing.findings import write_share
from quizzes.standing.history import Moment
from tests.quizzes.learners import MIXED, answers, make_learner

TODAY = date(2027, 3, 1)
READY = Readiness(0.35, 0.678, (0.61, 0.745), 40)


def rows(figure: str) -> list[list[str]]:
    found = re.findall(r"<tr>(.*?)</tr>", figure)
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in found]
    return [[cell.replace("\u202f", " ") for cell in row] for row in cells]


def memory(due: int) -> Memory:
    return Memory("q", "t", 10.0, 5.0, TODAY - timedelta(days=10), TODAY + timedelta(days=due))


def test_readiness_over_time_is_a_table_too() -> None:
    moments = [Moment(TODAY - timedelta(days=7), READY), Moment(TODAY, READY)]
    figure = show_history(moments, 0.7, None)
    assert figure.count("<svg") == 2
    assert rows(figure) == [
        ["Day", "Expected", "80 % interval", "Reaches the line"],
        ["22 Feb 2027", "68 %", "61 to 75", "35 of 100"],
        ["1 Mar 2027", "68 %", "61 to 75", "35 of 100"],
    ]
    assert "Dotted" not in figure


def test_the_exam_s_day_is_the_last_row() -> None:
    later = (date(2027, 3, 31), Readiness(0.1, 0.6, (0.5, 0.7), 40))
    figure = show_history([Moment(TODAY, READY)], 0.7, later)
    assert rows(figure)[-1] == ["31 Mar 2027", "60 %", "50 to 70", "10 of 100"]
    assert figure.count(">exam 31 Mar<") == 2
    assert "Dotted: to the exam if you practise nothing until then." in figure


def test_certainty_is_a_table_too() -> None:
    figure = show_certainty(make_learner(answers(MIXED)).calibration)
    assert rows(figure) == [
        ["Certainty", "Claimed", "Right", "95 % interval", "Answers"],
        ["unsure", "0 to 67", "–", "–", "0"],
        ["fair", "67 to 80", "78 %", "55 to 91", "18"],
        ["certain", "80 to 100", "0 %", "–", "4"],
    ]


def test_forgetting_runs_to_the_exam_or_for_eight_weeks() -> None:
    figure = show_forgetting([memory(3)], TODAY, None)
    chance = write_share(find_chance(memory(3), TODAY)).replace("\u202f", " ")
    table = rows(figure)
    assert table[1] == ["1 Mar", chance] == ["1 Mar", "90 %"]
    assert (len(table), table[-1][0]) == (10, "26 Apr")
    assert rows(show_forgetting([memory(3)], TODAY, date(2027, 3, 15)))[-1][0] == "15 Mar"
    assert rows(show_forgetting([memory(3)], TODAY, TODAY))[-1][0] == "26 Apr"
    assert "The 1 question you have answered: you know 90\u202f% of it today" in figure


def test_reviews_are_counted_by_week() -> None:
    figure = show_reviews([memory(-3), memory(0), memory(8)], TODAY)
    assert rows(figure)[1:4] == [["1 Mar", "2"], ["8 Mar", "1"], ["15 Mar", "0"]]
    assert len(rows(figure)) == 9
    assert "2 due this week, 3 in eight weeks." in figure


def test_minutes_are_counted_by_week() -> None:
    weeks = [Week(date(2027, 2, 22), Spent(9, 12.6)), Week(TODAY, Spent(1, 2.0))]
    figure = show_weeks(weeks)
    assert rows(figure)[1:] == [["22 Feb", "13"], ["1 Mar", "2"]]
    assert "2 min so far this week; 13 min in the busiest week before" in figure
    assert "Nothing in the last eight weeks." in show_weeks([Week(TODAY, Spent())] * 2)
