"""Attempts already begun as JSON: the list of them, and what one came to."""

from __future__ import annotations

from typing import Any

from flask import Response
from flask_smorest import Blueprint
from marshmallow import EXCLUDE, Schema, fields, validate
from werkzeug.exceptions import Conflict, NotFound

from db.types import utc_now
from kb.services.current import library
from people.auth import allow, current_id
from people.errors import show_error
from quizzes.history_replies import describe_line, describe_review
from quizzes.services.current import blueprints
from quizzes.services.errors import HeldBackError, NotFoundError
from quizzes.services.history import list_attempts
from quizzes.services.lookback import open_review, require_keys

bp = Blueprint("api_history", __name__, description="Attempts looked back on")

LAST_PAGE = 1_000_000


class PageQuery(Schema):
    """Which attempts: ``limit`` of them a page."""

    class Meta:
        """Parameters that mean nothing here are ignored."""

        unknown = EXCLUDE

    page = fields.Integer(
        load_default=1,
        validate=validate.Range(1, LAST_PAGE, error="page is a whole number from {min} to {max}."),
    )
    limit = fields.Integer(
        load_default=20,
        validate=validate.Range(1, 100, error="limit is a whole number from {min} to {max}."),
    )


class EarnedReply(Schema):
    """What was earned in one group, of ``n`` questions answered.

    ``interval`` is the 95 % interval of the share, null below five answers.
    """

    key = fields.String(required=True)
    n = fields.Integer(required=True)
    credit = fields.Float(required=True)
    interval = fields.List(fields.Float(), required=True, allow_none=True)


class LineReply(Schema):
    """An attempt in the list; credit is null while an open attempt holds its keys back."""

    id = fields.String(required=True)
    title = fields.String(required=True)
    mode = fields.String(required=True)
    exam = fields.String(required=True)
    status = fields.String(required=True)
    started_at = fields.AwareDateTime(required=True)
    closed_at = fields.AwareDateTime(required=True, allow_none=True)
    closed_by = fields.String(required=True, allow_none=True)
    questions = fields.Integer(required=True)
    answered = fields.Integer(required=True)
    credit = fields.Float(required=True, allow_none=True)
    possible = fields.Integer(required=True, allow_none=True)
    line = fields.Integer(required=True, allow_none=True)
    reached = fields.Boolean(required=True, allow_none=True)


class ListReply(Schema):
    """A page of attempts, open ones first, then the newest."""

    total = fields.Integer(required=True)
    page = fields.Integer(required=True)
    pages = fields.Integer(required=True)
    attempts = fields.List(fields.Nested(LineReply), required=True)


class KindPaceReply(Schema):
    """Seconds for questions of one kind."""

    kind = fields.String(required=True)
    n = fields.Integer(required=True)
    median = fields.Float(required=True)
    median_right = fields.Float(required=True, allow_none=True)


class TimeReply(Schema):
    """Seconds on one question; ``over`` is what goes beyond its kind's median, where it is long."""

    position = fields.Integer(required=True)
    seconds = fields.Float(required=True)
    credit = fields.Float(required=True)
    over = fields.Float(required=True, allow_none=True)


class PacingReply(Schema):
    """Where the time went; ``lost`` is the time over the median in long and wrong answers."""

    kinds = fields.List(fields.Nested(KindPaceReply), required=True)
    questions = fields.List(fields.Nested(TimeReply), required=True)
    lost = fields.Float(required=True)


class ChangesReply(Schema):
    """What changing answers did."""

    wrong_to_right = fields.Integer(required=True)
    right_to_wrong = fields.Integer(required=True)
    wrong_to_wrong = fields.Integer(required=True)
    gained = fields.Float(required=True)


class ReviewReply(LineReply):
    """What an attempt came to. ``margin`` is half a 95 % interval of the result at its line."""

    margin = fields.Float(required=True, allow_none=True)
    unscored = fields.List(fields.Integer(), required=True)
    topics = fields.List(fields.Nested(EarnedReply), required=True)
    domains = fields.List(fields.Nested(EarnedReply), required=True)
    levels = fields.List(fields.Nested(EarnedReply), required=True)
    kinds = fields.List(fields.Nested(EarnedReply), required=True)
    pacing = fields.Nested(PacingReply, required=True)
    changes = fields.Nested(ChangesReply, required=True, allow_none=True)


@bp.errorhandler(NotFoundError)
def show_not_found(_error: NotFoundError) -> Response:
    """Answer somebody else's attempt like one that never was."""
    return show_error(NotFound())


@bp.errorhandler(HeldBackError)
def show_held_back(error: HeldBackError) -> Response:
    """Say that the result waits for the end of the attempt."""
    refusal = Conflict()
    refusal.data = {"message": str(error)}  # type: ignore[attr-defined]  # as flask-smorest does
    return show_error(refusal)


@bp.get("/attempts")
@allow("anyone")
@bp.arguments(PageQuery, location="query")
@bp.response(200, ListReply)
def show_attempts(query: dict[str, int]) -> dict[str, Any]:
    """Return one's attempts page by page; a page beyond the last is the last."""
    content = (library(), blueprints())
    listing = list_attempts(current_id(), query["page"], *content, utc_now(), query["limit"])
    return {
        "total": listing.total,
        "page": listing.page,
        "pages": listing.last_page,
        "attempts": [describe_line(line) for line in listing.lines],
    }


@bp.get("/attempts/<attempt_id>/result")
@allow("anyone")
@bp.response(200, ReviewReply)
@bp.alt_response(404, description="There is no such attempt of one's own.")
@bp.alt_response(409, description="The attempt is open and shows its keys at the end.")
def show_result(attempt_id: str) -> dict[str, Any]:
    """Return what an attempt came to; of an open one that shows its keys, so far."""
    review = open_review(current_id(), attempt_id, library(), blueprints())
    require_keys(review)
    return describe_review(review)
