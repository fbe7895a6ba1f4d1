"""The days until an exam, and what each of them holds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from quizzes.ability.placement import is_placed
from quizzes.plan.choice import PLACEMENT_MINUTES, PLACEMENT_QUESTIONS, choose_tasks
from quizzes.plan.desk import Desk
from quizzes.plan.model import Day, Kind, Mock, Standing, StudyPlan, Syllabus, Task

LIGHT = 20  # minutes on the day before the exam, at most
# A mock exam is sat in each of these, in days before the exam, first and last.
WINDOWS = ((24, 18), (10, 3))
AHEAD = 30  # days to the exam where there is no date
FAR = 365  # days that a plan looks ahead, at most


def make_plan(
    syllabus: Syllabus, standing: Standing, plan: StudyPlan, today: date, spent: int = 0
) -> tuple[Day, ...]:
    """Return the days from today to the exam's, each with its tasks.

    It is made anew from where the learner stands, and looks at no earlier plan. ``spent`` are
    the minutes studied today already. The first day begins with what ``choose_step`` names.
    """
    desk = Desk(syllabus, standing, plan.exam_on)
    mocks = place_mocks(syllabus, standing, plan, today)
    days = []
    last = min(plan.exam_on, today + timedelta(days=FAR))
    for wait in range((last - today).days + 1):
        day = today + timedelta(days=wait)
        minutes = max(0, plan.minutes_on(day) - (spent if wait == 0 else 0))
        tasks = () if day == plan.exam_on else fill_day(desk, day, minutes, mocks, wait == 0)
        days.append(Day(day, plan.minutes_on(day), tasks, day == plan.exam_on))
    return tuple(days)


def choose_today(
    syllabus: Syllabus, standing: Standing, plan: StudyPlan | None, today: date, minutes: int
) -> tuple[Task, ...]:
    """Return today's tasks for so many minutes; None is a learner without an exam's date."""
    exam = plan.exam_on if plan else today + timedelta(days=AHEAD)
    mocks = place_mocks(syllabus, standing, plan, today) if plan else {}
    return fill_day(Desk(syllabus, standing, exam), today, minutes, mocks, first=True)


def fill_day(
    desk: Desk, day: date, minutes: int, mocks: Mapping[date, Mock], first: bool
) -> tuple[Task, ...]:
    """Return the tasks of a day before the exam."""
    if (desk.exam - day).days == 1:
        return tuple(choose_tasks(desk, day, min(minutes // 2, LIGHT), only_reviews=True))
    tasks: list[Task] = []
    mock = mocks.get(day)
    if mock and mock.minutes <= minutes:
        tasks.append(Task(Kind.MOCK, mock.minutes, questions=mock.questions, exam=mock.slug))
    elif first and minutes and needs_placement(desk.syllabus, desk.standing):
        tasks.append(
            Task(
                Kind.PLACEMENT,
                min(minutes, PLACEMENT_MINUTES),
                questions=PLACEMENT_QUESTIONS,
            )
        )
    left = minutes - sum(task.minutes for task in tasks)
    return (*tasks, *choose_tasks(desk, day, left))


def needs_placement(syllabus: Syllabus, standing: Standing) -> bool:
    """Return whether too little is known of a learner to plan anything."""
    places = [syllabus.topics.index(topic) for topic in standing.posterior.topics]
    return not standing.placed and not is_placed(standing.posterior, syllabus.weights[places])


def place_mocks(
    syllabus: Syllabus, standing: Standing, plan: StudyPlan, today: date
) -> dict[date, Mock]:
    """Return the days for mock exams that are still to be sat.

    In each window it is the longest exam that a day has time for, on the day nearest to the
    window's middle. A window in which one was sat already gets none.
    """
    chosen: dict[date, Mock] = {}
    for start, end in WINDOWS:
        days = [plan.exam_on - timedelta(days=before) for before in range(start, end - 1, -1)]
        if any(sat in days for sat in standing.mocks):
            continue
        open_days = [day for day in days if day >= today]
        middle = (len(days) - 1) / 2
        ranked = [
            (-mock.minutes, abs(days.index(day) - middle), day, mock)
            for day in open_days
            for mock in syllabus.mocks
            if mock.minutes <= plan.minutes_on(day)
        ]
        if ranked:
            _, _, day, mock = min(ranked, key=lambda entry: entry[:3])
            chosen[day] = mock
    return chosen
