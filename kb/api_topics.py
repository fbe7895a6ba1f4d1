"""The topics as JSON."""

from __future__ import annotations

from collections.abc import Sequence

from flask_smorest import Blueprint
from marshmallow import Schema, fields

from kb.model import Topic
from kb.services import current
from people.auth import allow

bp = Blueprint("api_topics", __name__, description="What there is to read")


class SectionReply(Schema):
    """A section of a topic; ``id`` is its anchor."""

    id = fields.String(required=True)
    title = fields.String(required=True)


class TopicReply(Schema):
    """A topic and its sections in reading order."""

    number = fields.Integer(required=True)
    slug = fields.String(required=True)
    title = fields.String(required=True)
    summary = fields.String(required=True)
    sections = fields.List(fields.Nested(SectionReply), required=True)


@bp.get("/topics")
@allow("anyone")
@bp.response(200, TopicReply(many=True))
def list_topics() -> Sequence[Topic]:
    """List the topics by number."""
    return list(current.library().topics)
