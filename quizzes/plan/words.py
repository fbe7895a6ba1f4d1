"""What the planner says: a step's title, its reason, and where it leads."""

from __future__ import annotations

from datetime import date

from quizzes.invitations import lower_name
from quizzes.plan.model import Course, Kind, Task
from quizzes.root_cause import RootCause

_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


def count_things(number: int, thing: str) -> str:
    """Return a number with its noun; up to ten it is a word."""
    said = _NUMBERS[number] if number < len(_NUMBERS) else str(number)
    return f"{said} {thing}{'' if number == 1 else 's'}"


def name_task(task: Task, course: Course) -> str:
    """Return a task as the line of a plan."""
    topic = lower_name(course.names.get(task.topic, task.topic))
    match task.kind:
        case Kind.READ:
            whole = len(task.sections) == len(course.passages[task.topic])
            return f"Read {topic}" if whole else f"Read {_count_sections(task)} of {topic}"
        case Kind.PRACTISE:
            return f"{count_things(task.questions, 'question')} on {topic}"
        case Kind.REVIEW:
            return f"Review {count_things(task.questions, 'question').lower()}"
        case Kind.MOCK:
            return f"Mock exam, {count_things(task.questions, 'question').lower()}"
        case Kind.PLACEMENT:
            return f"Placement, up to {count_things(task.questions, 'question').lower()}"


def _count_sections(task: Task) -> str:
    return count_things(len(task.sections), "section").lower()


def name_step(task: Task, course: Course) -> str:
    """Return the title of a step: how long, and what."""
    minutes = count_things(task.minutes, "minute")
    topic = lower_name(course.names.get(task.topic, task.topic))
    match task.kind:
        case Kind.READ | Kind.PRACTISE:
            return f"{minutes} on {topic}"
        case Kind.REVIEW:
            return f"{minutes} on what is due"
        case Kind.MOCK:
            return f"{minutes} for a mock exam"
        case Kind.PLACEMENT:
            return f"{minutes} to find out where you stand"


def explain_step(task: Task, course: Course, title: str, exam_on: date | None) -> str:
    """Return the sentence that says why this comes next."""
    towards = "towards your exam date" if exam_on else "towards the exam"
    match task.kind:
        case Kind.READ | Kind.PRACTISE:
            return f"{title}: the largest gain {towards}."
        case Kind.REVIEW:
            them = "it" if task.questions == 1 else "them"
            due = count_things(task.questions, "question")
            verb = "is" if task.questions == 1 else "are"
            return f"{due} {verb} due: forgetting {them} costs more than anything new would add."
        case Kind.MOCK:
            return "Today is the day for a mock exam: it shows what holds up against the clock."
        case Kind.PLACEMENT:
            return "Too little is known yet to choose for you. Questions over all topics settle it."


def explain_cause(cause: RootCause, course: Course, confirmed: bool) -> str:
    """Return the sentence that leads from a topic that keeps failing to what it rests on."""
    missed, base = (lower_name(course.names[slug]) for slug in (cause.topic, cause.cause))
    said = f"You keep missing questions on {missed}, which rests on {base}."
    if confirmed:
        return f"{said} You missed questions there too, so it comes first."
    return f"{said} Three questions there show whether that is the cause."


def find_address(task: Task) -> str:
    """Return where a task is done."""
    match task.kind:
        case Kind.READ:
            return f"/topics/{task.topic}#{task.sections[0]}"
        case Kind.PRACTISE:
            return f"/practice?topics={task.topic}&count={task.questions}"
        case Kind.REVIEW:
            return "/review"
        case Kind.MOCK:
            return f"/exams/{task.exam}"
        case Kind.PLACEMENT:
            return "/exams/placement"
