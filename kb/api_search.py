"""Search as JSON: whole queries, and completion at every keystroke."""

from __future__ import annotations

from typing import Any

from flask_smorest import Blueprint
from marshmallow import EXCLUDE, Schema, fields, validate

from kb.search.documents import KINDS
from kb.search.results import SearchResult
from kb.services import search as service
from people.auth import allow
from people.limits import limiter

bp = Blueprint("api_search", __name__, description="Finding topics, sections, terms and more")

_LIMIT = validate.Range(1, service.MOST, error="limit is a whole number from {min} to {max}.")
_KIND = validate.OneOf(KINDS, error="kind is one of {choices}.")


class SuggestQuery(Schema):
    """What to complete."""

    class Meta:
        """Parameters that mean nothing here are ignored."""

        unknown = EXCLUDE

    q = fields.String(load_default="", metadata={"description": "What is typed so far"})
    limit = fields.Integer(load_default=8, validate=_LIMIT)


class SearchQuery(SuggestQuery):
    """What to find: words, "phrases", -exclusions."""

    q = fields.String(load_default="", metadata={"description": "Words, phrases, -exclusions"})
    kind = fields.String(load_default=None, validate=_KIND)
    limit = fields.Integer(load_default=10, validate=_LIMIT)


class HitReply(Schema):
    """One thing found. ``snippet`` is safe HTML; ``topic`` is a topic's number or null."""

    kind = fields.String(required=True)
    topic = fields.Integer(required=True, allow_none=True)
    title = fields.String(required=True)
    url = fields.String(required=True)
    snippet = fields.String(required=True)
    score = fields.Float(required=True)


class SearchReply(Schema):
    """Hits, best first. ``corrected`` is what was searched for instead, or null."""

    query = fields.String(required=True)
    corrected = fields.String(required=True, allow_none=True)
    total = fields.Integer(required=True)
    results = fields.List(fields.Nested(HitReply), required=True, attribute="hits")


@bp.get("/search")
@allow("anyone")
@limiter.limit("120 per minute")
@bp.arguments(SearchQuery, location="query")
@bp.response(200, SearchReply)
def find(asked: dict[str, Any]) -> SearchResult:
    """Find topics, sections, terms, programmes, questions and actions."""
    return service.find(asked["q"], asked["kind"], asked["limit"])


@bp.get("/suggest")
@allow("anyone")
@limiter.limit("600 per minute")
@bp.arguments(SuggestQuery, location="query")
@bp.response(200, SearchReply)
def suggest(asked: dict[str, Any]) -> SearchResult:
    """Complete what is typed so far."""
    return service.suggest(asked["q"], asked["limit"])
