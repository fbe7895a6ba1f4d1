"""Distractor tables as they are read."""

from __future__ import annotations

from quizzes.statistics.firsts import analyse
from quizzes.statistics.groups import FIFTHS
from quizzes.statistics.tables import group_choices, show_table
from tests.quizzes.samples import case, choice
from tests.quizzes.statistics.answers import crowd, first

QUESTION = choice()


def test_options_stand_by_letter_with_who_chose_them() -> None:
    answers = crowd(QUESTION, (10, 0, 0.9), (10, 1, 0.5), (7, 2, 0.2), (3, 0, 0.1))
    (table,) = analyse(QUESTION, answers, None).tables
    shown = show_table(table)
    assert shown.thirds == (("strongest third", 10), ("middle third", 10), ("weakest third", 10))
    assert [
        (line.label, line.text, line.key, line.thirds, line.reading) for line in shown.lines
    ] == [
        ("A", "It leans high", True, (10, 0, 3), "works"),
        ("B", "It leans low", False, (0, 10, 0), "works"),
        ("C", "It is sound", False, (0, 0, 7), "works"),
        ("D", "It is seasonal", False, (0, 0, 0), "hardly chosen"),
    ]
    assert (shown.part, shown.picked, shown.n) == ("", True, 30)


def test_below_fifteen_learners_there_are_no_thirds() -> None:
    (table,) = analyse(QUESTION, crowd(QUESTION, (14, 0, 0.9)), None).tables
    shown = show_table(table)
    assert shown.thirds == ()
    assert [line.thirds for line in shown.lines] == [()] * 4
    assert group_choices(table, FIFTHS) == ()


def test_what_no_option_says_has_a_name() -> None:
    question = case()
    answers = [
        first(QUESTION, 0, hash=question.hash, response={"load": "1", "steps": None}, seed=number)
        for number in range(3)
    ]
    tables = [show_table(table) for table in analyse(question, answers, None).tables]
    last = [(table.part, table.lines[-1].label, table.lines[-1].text) for table in tables]
    assert last[0] == ("load", "", "Another number")
    assert {text for _, _, text in last[1:]} == {"Left open"}
    assert all(table.stem for table in tables)
