"""What the planner says: a step's title, its reason, and where it leads."""

from __future__ import annotations

from quizzes.invitations import lower_name
from quizzes.plan.model import Kind, Standing, Syllabus, Task

_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


def count_things(number: int, thing: str) -> str:
    """Return a number with its noun; up to ten it is a word."""
    said = _NUMBERS[number] if number < len(_NUMBERS) else str(number)
    return f"{said} {thing}{'' if number == 1 else 's'}"


def name_task(task: Task, syllabus: Syllabus) -> str:
    """Return a task as the line of a plan."""
    topic = lower_name(syllabus.names.get(task.topic, task.topic))
    match task.kind:
        case Kind.READ:
            whole = len(task.sections) == len(syllabus.passages[task.topic])
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


def name_step(task: Task, syllabus: Syllabus) -> str:
    """Return the title of a step: how long, and what."""
    minutes = count_things(task.minutes, "minute")
    topic = lower_name(syllabus.names.get(task.topic, task.topic))
    match task.kind:
        case Kind.READ | Kind.PRACTISE:
            return f"{minutes} on {topic}"
        case Kind.REVIEW:
            return f"{minutes} on what is due"
        case Kind.MOCK:
            return f"{minutes} for a mock exam"
        case Kind.PLACEMENT:
            return f"{minutes} to find out where you stand"


def explain_step(
    task: Task, syllabus: Syllabus, standing: Standing, title: str, dated: bool
) -> str:
    """Return the sentence that says why this comes next; ``dated`` if the exam's day is known."""
    if task.failing:
        return explain_cause(task, syllabus, task.topic in standing.confirmed)
    towards = "towards your exam date" if dated else "towards the exam"
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


def explain_cause(task: Task, syllabus: Syllabus, confirmed: bool) -> str:
    """Return the sentence that leads from a topic that keeps failing to what it rests on."""
    missed, base = (lower_name(syllabus.names[slug]) for slug in (task.failing, task.topic))
    said = f"You keep missing questions on {missed}, which rests on {base}."
    if confirmed:
        return f"{said} You missed questions there too, so it comes first."
    asked = count_things(task.questions, "question")
    shows = "shows" if task.questions == 1 else "show"
    return f"{said} {asked} there {shows} whether that is the cause."


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
            return "/placement"
