"""Learning paths as JSON."""

from __future__ import annotations

from typing import Any

from flask import abort
from flask_smorest import Blueprint
from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from kb.model import Library
from kb.paths import EVENINGS, EXAM, LEAST, MOST, STEADY, LearningPath, Wish, find_path
from kb.services import current
from people.auth import allow
from quizzes.views.standing import summarise_own

bp = Blueprint("api_paths", __name__, description="Which way through the topics")


class PathQuery(Schema):
    """Where to, or how long; ``to`` is a topic's slug or ``exam``."""

    to = fields.String(load_default="")
    minutes = fields.Integer(
        load_default=None,
        validate=validate.Range(
            LEAST, MOST, error=f"minutes is {{input}}; give {LEAST} to {MOST}."
        ),
    )
    start = fields.String(load_default="")
    evening = fields.Integer(
        load_default=Wish.evening,
        validate=validate.OneOf(EVENINGS, error="evening is {input}; choose 30, 60 or 90."),
    )

    @validates_schema
    def check_goal(self, data: dict[str, Any], **_: Any) -> None:
        """Refuse a query that names both a goal and a time, or neither."""
        if bool(data.get("to")) == (data.get("minutes") is not None):
            raise ValidationError("Give either to or minutes.", "to")


class ReasonReply(Schema):
    """Why a topic comes before another one."""

    before = fields.String(required=True)
    reason = fields.String(required=True)


class StepReply(Schema):
    """A topic to read."""

    number = fields.Integer(required=True)
    slug = fields.String(required=True)
    title = fields.String(required=True)
    minutes = fields.Integer(required=True)
    url = fields.String(required=True)
    reasons = fields.List(fields.Nested(ReasonReply), required=True)


class PathReply(Schema):
    """What to read in order. ``known`` are topics at a steady or strong level."""

    minutes = fields.Integer(required=True)
    steps = fields.List(fields.Nested(StepReply), required=True)
    known = fields.List(fields.String(), required=True)
    left = fields.List(fields.String(), required=True)
    evenings = fields.List(fields.List(fields.String()), required=True)


@bp.get("/paths")
@allow("anyone")
@bp.arguments(PathQuery, location="query")
@bp.response(200, PathReply)
@bp.alt_response(404, description="There is no such topic")
def show_path(query: dict[str, Any]) -> dict[str, Any]:
    """Return a learning path: to a topic, to the exam, or the best topics for a time."""
    library = current.library()
    wish = Wish(query["to"], query["minutes"], query["start"], query["evening"])
    named = {wish.to, wish.start} - {"", EXAM if wish.to == EXAM else ""}
    if named - set(library.by_slug):
        abort(404)
    levels = summarise_own().topics
    path = find_path(library, wish, {slug for slug, at in levels.items() if at.step >= STEADY})
    return describe_path(path or LearningPath((), (), ()), library)


def describe_path(path: LearningPath, library: Library) -> dict[str, Any]:
    """Return the path as the reply's fields."""
    return {
        "minutes": path.minutes,
        "steps": [
            {
                "number": step.topic.number,
                "slug": step.topic.slug,
                "title": step.topic.title,
                "minutes": step.topic.minutes,
                "url": f"/topics/{step.topic.slug}",
                "reasons": [{"before": r.target, "reason": r.reason} for r in step.reasons],
            }
            for step in path.steps
        ],
        "known": [topic.slug for topic in path.known],
        "left": [topic.slug for topic in path.left],
        "evenings": [[step.topic.slug for step in evening] for evening in path.evenings],
    }
