"""Attempts and progress as JSON."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from flask import Response
from flask_smorest import Blueprint
from werkzeug.exceptions import NotFound, UnprocessableEntity

from kb.services.current import library
from people.auth import allow, current_id, current_person, ensure_person
from people.errors import show_error
from people.limits import limiter
from quizzes import api_schemas as schemas
from quizzes import replies
from quizzes.model import Certainty
from quizzes.results import compute_result
from quizzes.services import attempts, placement, player, requests
from quizzes.services.closing import hand_in
from quizzes.services.current import bank, blueprints
from quizzes.services.errors import NotFoundError, RequestError
from quizzes.sittings import Mode, Sitting
from quizzes.typed_numbers import ResponseError

bp = Blueprint("api_attempts", __name__, description="Practising, and how it went")


@bp.errorhandler(NotFoundError)
def show_not_found(_error: NotFoundError) -> Response:
    """Answer somebody else's attempt like one that never was."""
    return show_error(NotFound())


@bp.errorhandler(RequestError)
@bp.errorhandler(ResponseError)
def show_refusal(error: RequestError | ResponseError) -> Response:
    """Say which field cannot be used and why; ``response.x`` is a table's cell x."""
    field = error.field
    if isinstance(error, ResponseError):
        field = f"response.{error.field}" if error.field else "response"
    refusal = UnprocessableEntity()
    refusal.data = {"message": str(error), "errors": {"json": {field: [str(error)]}}}  # type: ignore[attr-defined]  # as flask-smorest does
    return show_error(refusal)


@bp.post("/attempts")
@allow("anyone")
@limiter.limit("300 per minute")
@bp.arguments(schemas.StartRequest)
@bp.response(201, schemas.AttemptReply)
def start_attempt(asked: dict[str, Any]) -> dict[str, Any]:
    """Start an attempt; a visitor becomes a guest.

    A review asks what is due, up to ``count`` questions. A placement has one question at a
    time: answer it, then read the attempt for the next; null says that you don't know.
    In practice an ``exam`` asks a form of it, untimed; ``topics`` and ``count`` then don't
    count. An exam or a quiz that is open already is gone on with.
    """
    start = requests.find_start(asked, blueprints(), bank(), library(), current_person())
    return _describe(attempts.find_sitting(*_start_as(start)))


def _start_as(start: Callable[[str], str]) -> tuple[str, str]:
    person_id = ensure_person().id
    return person_id, start(person_id)


@bp.get("/attempts/<attempt_id>")
@allow("anyone")
@bp.response(200, schemas.AttemptReply)
def show_attempt(attempt_id: str) -> dict[str, Any]:
    """Return an attempt's state, questions and answers so far.

    A placement gets its next question by it once the one before is answered.
    """
    person, sitting = current_person(), attempts.find_sitting(current_id(), attempt_id)
    if person is not None and sitting.mode is Mode.PLACEMENT:
        now = datetime.now(UTC)
        sitting = placement.find_next(sitting, person, blueprints(), bank(), library(), now)
    return _describe(sitting)


@bp.put("/attempts/<attempt_id>/answers/<int:position>")
@allow("anyone")
@bp.arguments(schemas.AnswerRequest)
@bp.response(200, schemas.PositionReply)
def put_answer(given: dict[str, Any], attempt_id: str, position: int) -> dict[str, Any]:
    """Record an answer. An older or repeated one changes nothing and is answered the same."""
    certainty = Certainty(given["certainty"]) if given["certainty"] else None
    saved = attempts.answer(
        current_id(),
        attempt_id,
        position,
        given["sequence"],
        given["response"],
        certainty,
        seconds=given["seconds"],
    )
    place = player.describe_place(saved.sitting, saved.item, library())
    return replies.describe_saving(saved, _describe_answer(place))


@bp.put("/attempts/<attempt_id>/flags/<int:position>")
@allow("anyone")
@bp.arguments(schemas.FlagRequest)
@bp.response(200, schemas.FlagReply)
def put_flag(given: dict[str, Any], attempt_id: str, position: int) -> dict[str, Any]:
    """Flag a question, or take its flag away."""
    flagged = attempts.flag(current_id(), attempt_id, position, given["flagged"])
    return {"position": position, "flagged": flagged}


@bp.post("/attempts/<attempt_id>/pause")
@allow("anyone")
@bp.response(200, schemas.StateReply)
def pause_attempt(attempt_id: str) -> dict[str, Any]:
    """Stop the clock of an attempt that may be paused."""
    return replies.describe_state(attempts.pause(current_id(), attempt_id), datetime.now(UTC))


@bp.post("/attempts/<attempt_id>/resume")
@allow("anyone")
@bp.response(200, schemas.StateReply)
def resume_attempt(attempt_id: str) -> dict[str, Any]:
    """Let the clock run again."""
    return replies.describe_state(attempts.resume(current_id(), attempt_id), datetime.now(UTC))


@bp.post("/attempts/<attempt_id>/submit")
@allow("anyone")
@bp.response(200, schemas.ResultReply)
def submit_attempt(attempt_id: str) -> dict[str, Any]:
    """Close an attempt and return its result; doing it again returns the same."""
    sitting = hand_in(current_id(), attempt_id)
    result = replies.describe_result(compute_result(sitting))
    return {**replies.describe_state(sitting, datetime.now(UTC)), **result}


def _describe(sitting: Sitting) -> dict[str, Any]:
    places = [player.describe_place(sitting, item, library()) for item in sitting.items]
    return {
        **replies.describe_state(sitting, datetime.now(UTC)),
        "questions": [replies.describe_question(p.item, p.variant) for p in places],
        "answers": [answer for p in places if (answer := _describe_answer(p))],
    }


def _describe_answer(place: player.Place) -> dict[str, Any] | None:
    if place.item.answer is None:
        return None
    return replies.describe_answer(place.item, place.item.answer, place.feedback)
