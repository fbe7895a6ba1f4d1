"""The study plan as JSON."""

from __future__ import annotations

from typing import Any

from flask_smorest import Blueprint
from marshmallow import Schema, fields, validate
from werkzeug.exceptions import UnprocessableEntity

from db.types import utc_now
from people.auth import allow, ensure_person
from people.limits import limiter
from quizzes.api_schemas import RequestSchema
from quizzes.plan.model import Day, StudyPlan, Syllabus, Task
from quizzes.plan.settings import MOST_DAYS_OFF, find_faults
from quizzes.plan.words import find_address, name_task
from quizzes.services import plan as service
from quizzes.services.current import blueprints
from quizzes.views.plan import find_own

bp = Blueprint("api_plan", __name__, description="The days until the exam")


class StudyPlanRequest(RequestSchema):
    """What is settled: the exam, its day, the minutes of each weekday from Monday, days off."""

    exam = fields.String(required=True)
    exam_on = fields.Date(required=True)
    minutes = fields.List(
        fields.Integer(strict=True, validate=validate.Range(0, 480)),
        required=True,
        validate=validate.Length(equal=7, error="Give seven numbers, Monday first."),
    )
    days_off = fields.List(
        fields.Date(), load_default=list, validate=validate.Length(max=MOST_DAYS_OFF)
    )


class StudySettingsReply(Schema):
    """What is settled."""

    exam = fields.String(required=True)
    exam_on = fields.Date(required=True)
    minutes = fields.List(fields.Integer(), required=True)
    days_off = fields.List(fields.Date(), required=True)


class StudyTaskReply(Schema):
    """One thing to do; ``kind`` is read, practise, review, mock or placement."""

    kind = fields.String(required=True)
    name = fields.String(required=True)
    topic = fields.String(required=True, allow_none=True)
    sections = fields.List(fields.String(), required=True)
    questions = fields.Integer(required=True)
    minutes = fields.Integer(required=True)
    url = fields.String(required=True)


class StudyDayReply(Schema):
    """A day of the plan; ``minutes`` are those there are."""

    date = fields.Date(required=True)
    minutes = fields.Integer(required=True)
    exam = fields.Boolean(required=True)
    tasks = fields.List(fields.Nested(StudyTaskReply), required=True)


class StudyStepReply(Schema):
    """What to do next and why; the gains are shares of an exam's score and of simulated exams."""

    title = fields.String(required=True)
    reason = fields.String(required=True)
    task = fields.Nested(StudyTaskReply, required=True)
    score_gain = fields.Float(required=True)
    probability_gain = fields.Float(required=True)


class StudyPlanReply(Schema):
    """The plan, made anew with every request; ``settled`` is null without one."""

    settled = fields.Nested(StudySettingsReply, required=True, allow_none=True)
    next = fields.Nested(StudyStepReply, required=True, allow_none=True)
    days = fields.List(fields.Nested(StudyDayReply), required=True)


@bp.get("/plan")
@allow("anyone")
@bp.response(200, StudyPlanReply)
def show_plan() -> dict[str, Any]:
    """Return what is settled, the days until the exam, and the one next step."""
    return _describe(find_own())


@bp.put("/plan")
@allow("anyone")
@limiter.limit("60 per minute")
@bp.arguments(StudyPlanRequest)
@bp.response(200, StudyPlanReply)
def put_plan(asked: dict[str, Any]) -> dict[str, Any]:
    """Settle the exam's day and the time until then; a visitor becomes a guest."""
    days_off = frozenset(asked["days_off"])
    plan = StudyPlan(asked["exam"], asked["exam_on"], tuple(asked["minutes"]), days_off)
    exams = [exam.slug for exam in service.list_exams(blueprints())]
    faults = find_faults(plan, exams, find_own().learner.today)
    if faults:
        refuse(faults)
    service.settle(ensure_person().id, plan, utc_now())
    return _describe(find_own())


def refuse(faults: dict[str, str]) -> None:
    """Answer 422 and say what can't be meant, by field."""
    errors = {
        name.partition("_")[0] if "minutes" in name else name: [said]
        for name, said in faults.items()
    }
    refusal = UnprocessableEntity()
    refusal.data = {"message": next(iter(faults.values())), "errors": {"json": errors}}  # type: ignore[attr-defined]  # as flask-smorest does
    raise refusal


def _describe(own: service.Studying) -> dict[str, Any]:
    step = own.step
    return {
        "settled": own.settled and {**vars(own.settled), "days_off": sorted(own.settled.days_off)},
        "next": step
        and {
            "title": step.title,
            "reason": step.reason,
            "task": _describe_task(step.task, own.syllabus),
            "score_gain": step.score,
            "probability_gain": step.probability,
        },
        "days": [_describe_day(day, own.syllabus) for day in own.days],
    }


def _describe_day(day: Day, syllabus: Syllabus) -> dict[str, Any]:
    tasks = [_describe_task(task, syllabus) for task in day.tasks]
    return {"date": day.on, "minutes": day.minutes, "exam": day.exam, "tasks": tasks}


def _describe_task(task: Task, syllabus: Syllabus) -> dict[str, Any]:
    return {
        "kind": task.kind.value,
        "name": name_task(task, syllabus),
        "topic": task.topic or None,
        "sections": list(task.sections),
        "questions": task.questions,
        "minutes": task.minutes,
        "url": find_address(task),
    }
