"""What the page of progress shows."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

import pytest

from kb.model import Link, LinkType
from quizzes.course import Course
from quizzes.standing.durations import Spent
from quizzes.standing.page import ProgressPage
from tests.quizzes.learners import COURSE, MIXED, NOW, answers, make_learner

TODAY = date(2027, 3, 1)


def test_without_an_exam_the_usual_line_holds() -> None:
    page = ProgressPage(make_learner(answers("a1+")))
    assert (page.line, page.exam_title) == (0.7, "Exam")
    bare = Course(COURSE.library, COURSE.bank, MappingProxyType({}))
    page = ProgressPage(replace(page.learner, course=bare))
    assert (page.line, page.exam_title, page.scale, page.moments) == (0.7, "", "", ())


def test_figures_of_who_is_ready() -> None:
    learner = make_learner((*answers(MIXED, days_ago=9), *answers("a1+")), TODAY + timedelta(20))
    page = ProgressPage(learner)
    assert [figure for figure, _ in page.stats[2:]] == ["23", str(len(learner.due)), "20 days"]
    assert page.stats[2][1] == "answers, 15 right\n1 met again"
    assert page.readiness_figure.count(">exam 21 Mar<") == 2
    assert page.review_minutes == len(learner.due)
    assert 'class="now"' in page.scale
    assert page.spent == "23 min in all"
    assert page.by_topic["alpha"] == Spent(11, 11.0)


def test_an_exam_that_is_over_is_not_counted_down_to() -> None:
    page = ProgressPage(make_learner(answers(MIXED), TODAY - timedelta(1)))
    assert len(page.stats) == 4
    assert "exam" not in page.readiness_figure


def test_reviews_take_the_usual_time_where_none_is_known() -> None:
    given = tuple(replace(answer, seconds=None) for answer in answers("a1+ a2+", days_ago=30))
    assert ProgressPage(make_learner(given)).review_minutes == 1.5


def test_without_memories_nothing_fades() -> None:
    gone = replace(answers("a1+")[0], question_id="gone")
    assert ProgressPage(make_learner((gone,))).forgetting_figure == ""


def test_the_graph_needs_an_order() -> None:
    page = ProgressPage(make_learner(answers("a1+")))
    assert page.graph is not None
    assert [node.topic.slug for node in page.graph.pictures[0].nodes] == ["alpha", "beta", "gamma"]
    links = (*COURSE.library.links, Link("gamma", "alpha", LinkType.PREREQUISITE, ""))
    course = replace(COURSE, library=replace(COURSE.library, links=links))
    assert ProgressPage(replace(page.learner, course=course)).graph is None


@pytest.mark.parametrize("narrow", [True, False])
def test_the_calendar_is_named_by_its_caption(narrow: bool) -> None:
    page = ProgressPage(make_learner(answers("a1+")))
    assert f'aria-label="{page.calendar_caption}"' in page.draw_calendar(narrow)
    assert page.calendar[25].days[0].on == NOW.date()


def test_the_week_is_drawn_once_something_was_practised() -> None:
    assert ProgressPage(make_learner(answers("a1+", days_ago=1))).week_minutes == ""
    page = ProgressPage(make_learner(answers("a1+ a2+")))
    assert page.week_minutes == "2 min"
    assert 'aria-label="Practised this week: Monday 2 min."' in page.week_drawing


def test_readiness_is_compared_with_that_of_four_weeks_ago() -> None:
    page = ProgressPage(make_learner((*answers(MIXED, days_ago=40), *answers("g5+ g6+ g7+"))))
    assert re.fullmatch(
        r"In \d+ of 100 simulated exams you reach the line\. Four weeks ago it was \d+\. "
        r"From 25 answers\.",
        page.reached,
    )
    assert ProgressPage(make_learner(answers("a1+"))).reached == ""


@pytest.mark.parametrize(
    ("marks", "said"),
    [
        ("a1+", "1 question due, about 1 min"),
        ("a1+ a2+ a3+ b1+", "4 questions due, about 4 min"),
        (MIXED, "22 questions due; the 10 most urgent take about 10 min"),
    ],
)
def test_a_review_is_never_a_mountain(marks: str, said: str) -> None:
    assert ProgressPage(make_learner(answers(marks, days_ago=200))).review_line == said
