"""What the page of a study plan says."""

from __future__ import annotations

from datetime import date

from quizzes.plan.model import Day, StudyPlan
from quizzes.plan.past import PastDay
from quizzes.plan.settings import WEEKDAYS
from quizzes.plan.words import count_things, find_address, name_task

__all__ = ["WEEKDAYS", "find_address", "name_day", "name_task", "sum_up", "title_plan"]


def name_day(day: date) -> str:
    """Return a day like ``Saturday 13 March``."""
    return f"{day:%A} {day.day} {day:%B}"


def title_plan(plan: StudyPlan, days: tuple[Day, ...], today: date) -> str:
    """Return the finding: how long there is, and what today holds."""
    left = (plan.exam_on - today).days
    if left < 0:
        return f"Your exam was on {name_day(plan.exam_on)}"
    if left == 0:
        return "Today is your exam"
    until = f"{count_things(left, 'day')} to your exam"
    planned = days[0].planned if days else 0
    if planned:
        return f"{until}, {count_things(planned, 'minute').lower()} today"
    return f"{until}, nothing more today"


def sum_up(days: tuple[Day, ...], past: tuple[PastDay, ...]) -> str:
    """Return the sentence below the finding: what is planned, and what was kept of it."""
    studied = [day for day in days if day.tasks]
    hours = sum(day.planned for day in studied) / 60
    are = "is" if len(studied) == 1 else "are"
    said = f"{count_things(len(studied), 'day')} with {hours:.1f} hours {are} planned until then."
    kept = [day for day in past if day.minutes]
    if not kept:
        return said
    meant, spent = sum(day.minutes for day in kept), sum(day.spent for day in kept)
    last = "day" if len(kept) == 1 else f"{count_things(len(kept), 'day').lower()}"
    return f"{said} On the last {last} you studied {spent} of {meant} minutes that were meant."
