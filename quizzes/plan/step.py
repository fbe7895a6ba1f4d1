"""The one next step, with its reason."""

from __future__ import annotations

from datetime import date, timedelta

from quizzes.plan.days import AHEAD, choose_today
from quizzes.plan.desk import Desk
from quizzes.plan.gains import raise_chance
from quizzes.plan.model import Standing, Step, StudyPlan, Syllabus
from quizzes.plan.words import explain_step, find_address, name_step

USUAL = 20  # minutes where nobody settled any, or those of today are used up


def choose_step(
    syllabus: Syllabus,
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
    if minutes is None:
        minutes = (dated.minutes_on(today) - spent if dated else 0) or USUAL
    minutes = minutes if minutes > 0 else USUAL
    planned = choose_today(syllabus, standing, dated, today, minutes)
    if not planned:
        return None
    exam = dated.exam_on if dated else today + timedelta(days=AHEAD)
    task, desk = planned[0], Desk(syllabus, standing, exam)
    gained = desk.weigh(task, today)
    title = name_step(task, syllabus)
    return Step(
        task,
        gained,
        raise_chance(desk.outlook, syllabus.exam.line, gained),
        title,
        explain_step(task, syllabus, standing, title, dated is not None),
        find_address(task),
    )
