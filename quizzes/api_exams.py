"""Exams as JSON: what each asks, and how far the bank fills it."""

from __future__ import annotations

from typing import Any

from flask_smorest import Blueprint
from marshmallow import Schema, fields

from kb.services.current import library
from people.auth import allow
from quizzes.exams.model import Plan
from quizzes.services.current import bank, blueprints
from quizzes.services.exams import plan_all

bp = Blueprint("api_exams", __name__, description="What exams are made of")


class GroupReply(Schema):
    """A topic, domain or section of an exam; ``asked`` is what the bank fills of ``wanted``."""

    key = fields.String(required=True)
    name = fields.String(required=True)
    share = fields.Float(required=True)
    wanted = fields.Integer(required=True)
    available = fields.Integer(required=True)
    asked = fields.Integer(required=True)


class ExamReply(Schema):
    """An exam as the bank fills it; ``minutes`` is null without a limit."""

    slug = fields.String(required=True)
    title = fields.String(required=True)
    summary = fields.String(required=True)
    note = fields.String(required=True)
    purpose = fields.String(required=True)
    by = fields.String(required=True)
    topic = fields.String(required=True, allow_none=True)
    questions = fields.Integer(required=True)
    unscored = fields.Integer(required=True)
    minutes = fields.Integer(required=True, allow_none=True)
    line = fields.Integer(required=True)
    covered = fields.Float(required=True)
    groups = fields.List(fields.Nested(GroupReply), required=True)


@bp.get("/exams")
@allow("anyone")
@bp.response(200, ExamReply(many=True))
def list_exams() -> list[dict[str, Any]]:
    """Return every exam, in the order of the blueprints."""
    return [_describe(plan) for plan in plan_all(blueprints(), bank(), library())]


def _describe(plan: Plan) -> dict[str, Any]:
    blueprint = plan.blueprint
    return {
        "slug": blueprint.slug,
        "title": blueprint.title,
        "summary": blueprint.summary,
        "note": blueprint.note,
        "purpose": blueprint.purpose.value,
        "by": blueprint.grouping.value,
        "topic": blueprint.topic or None,
        "questions": plan.questions,
        "unscored": plan.unscored,
        "minutes": plan.minutes or None,
        "line": blueprint.line,
        "covered": round(plan.covered, 4),
        "groups": plan.strata,
    }
