"""Which task comes next in the time there is."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date
from math import ceil

from quizzes.plan.desk import Desk
from quizzes.plan.gains import QUESTION, QUESTION_MINUTES, READING
from quizzes.plan.model import Kind, Passage, Task
from quizzes.plan.recall import REVIEW_MINUTES
from quizzes.root_cause import PROBES

BLOCK = 20  # minutes of reading at a time
# Questions on a topic at a time: topics that take turns are kept better than one after the other.
SET = 5
SHORTEST = 5  # minutes that are worth beginning something new for
PLACEMENT_QUESTIONS = 25
PLACEMENT_MINUTES = 25  # most placements end long before their last question
AGAIN = 0.2  # what another question is worth once all of a topic's were met


def choose_tasks(desk: Desk, day: date, minutes: int, only_reviews: bool = False) -> list[Task]:
    """Return what fills some minutes best, and leave it done on the desk.

    Due reviews come first as far as each of them saves at least what the best of reading and
    practising adds in the same time. Others that are due fill what is left at the end.
    """
    lesson, rate = (None, 0.0) if only_reviews else choose_lesson(desk, day, minutes)
    due = desk.list_due(day)[: int(minutes / REVIEW_MINUTES)]
    first = sum(desk.weigh_review(each, day) >= rate * REVIEW_MINUTES for each in due)
    first = first if lesson else len(due)
    tasks = _do(desk, day, _make_review(first))
    left = minutes - ceil(first * REVIEW_MINUTES)
    while lesson and left >= min(SHORTEST, minutes):
        done = {topic for task in tasks for topic in (task.topic, task.failing)}
        lesson, _ = choose_lesson(desk, day, left, done)
        lesson = lead_to_base(desk, lesson, left) if lesson else None
        tasks += _do(desk, day, lesson)
        left -= lesson.minutes if lesson else 0
    more = min(len(desk.list_due(day)), int(left / REVIEW_MINUTES))
    return _join_reviews(tasks, _do(desk, day, _make_review(more)))


def _do(desk: Desk, day: date, task: Task | None) -> list[Task]:
    tasks = [task] if task else []
    desk.finish(tasks, day)
    return tasks


def _join_reviews(tasks: list[Task], more: list[Task]) -> list[Task]:
    """Return the tasks with one review at most."""
    if tasks and more and tasks[0].kind is Kind.REVIEW:
        joined = _make_review(tasks[0].questions + more[0].questions)
        return [joined, *tasks[1:]] if joined else tasks
    return tasks + more


def _make_review(questions: int) -> Task | None:
    if not questions:
        return None
    return Task(Kind.REVIEW, ceil(questions * REVIEW_MINUTES), questions=questions)


def choose_lesson(
    desk: Desk, day: date, minutes: int, done: Collection[str] = ()
) -> tuple[Task | None, float]:
    """Return the best of reading and practising, and what it adds in a minute.

    Topics in ``done`` have had their turn today.
    """
    rates: list[tuple[float, str, Callable[[Desk, str, int], Task | None]]] = []
    for place, topic in enumerate(desk.syllabus.topics):
        value = float(desk.outlook.worth[place] * desk.outlook.openness[place]) * desk.keep(day)
        if topic in done or value <= 0:
            continue
        length = sum(p.minutes for p in desk.syllabus.passages.get(topic, ()))
        if length:
            rates.append((value * READING / length, topic, read_passages))
        rates.append((_rate_questions(desk, topic, value), topic, practise_topic))
    for rate, topic, make in sorted(rates, key=lambda each: -each[0]):
        task = make(desk, topic, minutes)
        if task:
            return task, rate
    return None, 0.0


def lead_to_base(desk: Desk, task: Task, minutes: int) -> Task:
    """Return what to do about a topic that keeps failing; any other task as it is.

    A few questions on what it rests on show whether that is the cause; once they are missed
    too, that is what there is to learn. A plan does it once: what comes of it isn't known.
    """
    cause = desk.causes.get(task.topic)
    if cause is None or cause.cause not in desk.at:
        return task
    if cause.cause in desk.standing.confirmed:
        reading = read_passages(desk, cause.cause, minutes)
        base = reading or practise_topic(desk, cause.cause, minutes)
    else:
        base = practise_topic(desk, cause.cause, min(minutes, ceil(PROBES * QUESTION_MINUTES)))
    if base is None:
        return task
    desk.causes = {at: each for at, each in desk.causes.items() if each.cause != cause.cause}
    return replace(base, failing=task.topic)


def _rate_questions(desk: Desk, topic: str, value: float) -> float:
    """Return what practising adds in a minute.

    A topic holds so many ideas: the more of its questions were met, the fewer are left.
    """
    total = max(1, desk.syllabus.questions.get(topic, 0))
    news = AGAIN + (1 - AGAIN) * desk.left[topic] / total
    return value * QUESTION / QUESTION_MINUTES * news


def read_passages(desk: Desk, topic: str, minutes: int) -> Task | None:
    """Return the unread sections of a topic that fit into a block, in their order."""
    fitting: list[Passage] = []
    for passage in desk.list_readable(topic):
        length = ceil(sum(p.minutes for p in [*fitting, passage]))
        if length > minutes or (fitting and length > BLOCK):
            break
        fitting.append(passage)
    if not fitting:
        return None
    sections = tuple(passage.section for passage in fitting)
    return Task(Kind.READ, max(1, ceil(sum(p.minutes for p in fitting))), topic, sections)


def practise_topic(desk: Desk, topic: str, minutes: int) -> Task | None:
    """Return a set of questions on a topic, or as many of them as there is time for."""
    room = min(SET, int(minutes / QUESTION_MINUTES))
    questions = min(room, desk.syllabus.questions.get(topic, 0))
    if questions < 1:
        return None
    return Task(Kind.PRACTISE, ceil(questions * QUESTION_MINUTES), topic, questions=questions)
