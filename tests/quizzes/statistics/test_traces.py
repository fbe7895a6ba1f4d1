"""Charts of item analysis."""

from __future__ import annotations

from kb.charts import Series
from quizzes.statistics.firsts import analyse
from quizzes.statistics.groups import FIFTHS, THIRDS
from quizzes.statistics.traces import count_results, trace_credit, trace_options
from tests.quizzes.samples import choice, multiple
from tests.quizzes.statistics.answers import crowd

QUESTION = choice()
ANSWERS = crowd(QUESTION, (10, 0, 0.9), (10, 1, 0.5), (10, 2, 0.1))


def test_the_key_comes_first_and_every_option_has_a_line() -> None:
    (table,) = analyse(QUESTION, ANSWERS, None).tables
    chart = trace_options(table)
    assert chart is not None
    assert (chart.x, chart.series) == (
        THIRDS,
        (
            Series("A, key", (0, 0, 100)),
            Series("B", (0, 100, 0)),
            Series("C", (100, 0, 0)),
            Series("D", (0, 0, 0)),
        ),
    )
    assert chart.title.startswith("The key rises")
    (falling,) = analyse(QUESTION, crowd(QUESTION, (10, 1, 0.9), (10, 0, 0.1)), None).tables
    turned = trace_options(falling)
    assert turned is not None
    assert turned.title.startswith("The key does not rise")


def test_nothing_is_drawn_that_the_answers_do_not_carry() -> None:
    few = crowd(QUESTION, (14, 0, 0.9))
    (table,) = analyse(QUESTION, few, None).tables
    assert (trace_options(table), trace_credit(few)) == (None, None)
    (several,) = analyse(multiple(), [], None).tables
    assert trace_options(several) is None


def test_credit_is_traced_over_fifths_once_there_are_fifty() -> None:
    chart = trace_credit(ANSWERS)
    assert chart is not None
    assert (chart.x, chart.series) == (THIRDS, (Series("Earned", (0, 0, 100)),))
    chart = trace_credit(crowd(QUESTION, *((10, 0, step / 10) for step in range(5))))
    assert chart is not None
    assert (chart.x, chart.series) == (FIFTHS, (Series("Earned", (100,) * 5),))
    assert chart.title.startswith("The share of the mark earned does not rise")


def test_results_are_counted_by_tenth_with_the_full_mark_in_the_last() -> None:
    chart = count_results([0, 0.9, 5, 7, 9.99, 10], 10, 70)
    assert chart is not None
    assert chart.series == (Series("Results", (2, 0, 0, 0, 0, 1, 0, 1, 0, 2)),)
    assert chart.title.startswith("3 of 6 results reach the line of 70 %.")
    assert count_results([], 10, 70) is None
