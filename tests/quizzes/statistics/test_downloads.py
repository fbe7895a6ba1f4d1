"""Statistics as tables of a file."""

from __future__ import annotations

from quizzes.load import make_bank
from quizzes.statistics.catalogue import DISTRACTOR, ITEM, QUIZ
from quizzes.statistics.downloads import tabulate_choices, tabulate_entries, tabulate_exam
from quizzes.statistics.firsts import analyse
from quizzes.statistics.overview import make_overview
from quizzes.statistics.quiz import compute_quiz
from quizzes.statistics.results import Mark, Result, compute_parts, make_sheet
from quizzes.statistics.tables import show_table
from tests.quizzes.samples import choice
from tests.quizzes.statistics.answers import crowd

QUESTION = choice()
ANSWERS = crowd(QUESTION, (20, 1, 0.9), (20, 0, 0.2))


def test_a_question_has_its_figures_and_flags() -> None:
    bank = make_bank([QUESTION, choice(id="q-new")])
    head, rows = tabulate_entries(make_overview(bank, ANSWERS, None).entries)
    assert head[4:6] == ["Answers (count)", "Facility (share)"]
    assert {len(row) for row in rows} == {len(head)}
    found = dict(zip(head, rows[0], strict=True))
    assert (found["Answers (count)"], found["Discrimination index (percent)"]) == (40, -100.0)
    assert found["Flags"] == "Negative discrimination; Dead distractors"
    unanswered = dict(zip(head, rows[1], strict=True))
    assert (unanswered["Facility (share)"], unanswered["Random guess score (share)"]) == (
        None,
        0.25,
    )


def test_who_chose_what_stands_below_one_another() -> None:
    head, rows = tabulate_choices(
        "q", [show_table(t) for t in analyse(QUESTION, ANSWERS, None).tables]
    )
    assert len(head) == 4 + len(DISTRACTOR) + 3
    assert rows[0][:4] == ["q", "", "A", "It leans high"]
    assert [row[-3:] for row in rows] == [[0, 0, 20], [20, 0, 0], [0, 0, 0], [0, 0, 0]]
    few = analyse(QUESTION, ANSWERS[:3], None).tables
    assert tabulate_choices("q", map(show_table, few))[1][0][-3:] == [None, None, None]


def test_an_exam_has_its_figures_first() -> None:
    results = [
        Result("quiz", (Mark("a", "t", True, 1, credit), Mark("b", "t", True, 1, 1.0)))
        for credit in (1.0, 0.0, None)
    ]
    parts = [compute_parts(results, name) for name in (lambda m: m.topic, lambda m: m.question)]
    head, rows = tabulate_exam("quiz", compute_quiz(make_sheet(results)), *parts)
    assert len(head) == 4 + len(ITEM) + len(QUIZ)
    assert {len(row) for row in rows} == {len(head)}
    assert [row[:4] for row in rows] == [
        ["quiz", "exam", "quiz", None],
        ["quiz", "topic", "t", 3],
        ["quiz", "question", "a", 3],
        ["quiz", "question", "b", 3],
    ]
    whole = dict(zip(head[4 + len(ITEM) :], rows[0][4 + len(ITEM) :], strict=True))
    assert (whole["Results (count)"], whole["Mean (marks)"]) == (3, 1.333333)
