"""The one next step, with its reason."""

from __future__ import annotations

from datetime import date, timedelta
from math import ceil

from quizzes.plan.choice import read_passages
from quizzes.plan.days import fill_day, place_mocks
from quizzes.plan.desk import Desk
from quizzes.plan.gains import QUESTION_MINUTES, raise_chance
from quizzes.plan.model import Course, Kind, Standing, Step, StudyPlan, Task
from quizzes.plan.words import explain_cause, explain_step, find_address, name_step
from quizzes.root_cause import PROBES

USUAL = 20  # minutes where nobody settled any, or those of today are used up
AHEAD = 30  # days to the exam where there is no date


def choose_step(
    course: Course,
    standing: Standing,
    plan: StudyPlan | None,
    today: date,
    spent: int = 0,
    minutes: int | None = None,
) -> Step | None:
    """Return what to do next, or None if nothing is left to gain.

    ``minutes`` are those at hand; without them it is what today's plan leaves, less what was
    ``spent`` today already. A topic that keeps failing gives way to what it rests on.
    """
    dated = plan if plan and plan.exam_on > today else None
    exam = dated.exam_on if dated else today + timedelta(days=AHEAD)
    if minutes is None:
        minutes = (dated.minutes_on(today) - spent if dated else 0) or USUAL
    minutes = minutes if minutes > 0 else USUAL
    desk = Desk(course, standing, exam)
    mocks = place_mocks(course, standing, dated, today) if dated else {}
    planned = fill_day(Desk(course, standing, exam), today, minutes, mocks, first=True)
    if not planned:
        return None
    task, reason = planned[0], ""
    if task.topic in standing.causes:
        task, reason = _find_base(desk, task, minutes)
    gained = desk.weigh(task, today)
    title = name_step(task, course)
    return Step(
        task,
        gained,
        raise_chance(desk.outlook, course.exam.line, gained),
        title,
        reason or explain_step(task, course, title, dated.exam_on if dated else None),
        find_address(task),
    )


def _find_base(desk: Desk, task: Task, minutes: int) -> tuple[Task, str]:
    """Return what to do about a topic that keeps failing, and why."""
    cause = desk.standing.causes[task.topic]
    confirmed = cause.cause in desk.standing.confirmed
    reason = explain_cause(cause, desk.course, confirmed)
    if confirmed:
        base = read_passages(desk, cause.cause, minutes) or _practise(cause.cause, 10)
        return base, reason
    return _practise(cause.cause, PROBES), reason


def _practise(topic: str, questions: int) -> Task:
    return Task(Kind.PRACTISE, ceil(questions * QUESTION_MINUTES), topic, questions=questions)
