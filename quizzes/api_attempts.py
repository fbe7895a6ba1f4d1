"""Attempts and progress as JSON."""

from __future__ import annotations

from typing import Any

from flask import Response
from flask_smorest import Blueprint
from werkzeug.exceptions import NotFound, UnprocessableEntity

from kb.services.current import library
from people.auth import allow, current_id, ensure_person
from people.errors import show_error
from people.limits import limiter
from quizzes import api_schemas as schemas
from quizzes import replies
from quizzes.exams.model import Plan
from quizzes.model import Certainty
from quizzes.services import attempts, exams, player
from quizzes.services.current import bank, blueprints
from quizzes.services.progress import summarise
from quizzes.sittings import Mode, Sitting, compute_result
from quizzes.typed_numbers import ResponseError

bp = Blueprint("api_attempts", __name__, description="Practising, and how it went")


@bp.errorhandler(attempts.NotFoundError)
def show_not_found(_error: attempts.NotFoundError) -> Response:
    """Answer somebody else's attempt like one that never was."""
    return show_error(NotFound())


@bp.errorhandler(attempts.RequestError)
@bp.errorhandler(ResponseError)
def show_refusal(error: attempts.RequestError | ResponseError) -> Response:
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

    In practice an ``exam`` asks a form of it, untimed; ``topics`` and ``count`` then don't count.
    """
    if asked["mode"] != Mode.PRACTICE:
        raise attempts.RequestError("Only practice exists so far. Send mode practice.", "mode")
    plan = _find_plan(asked["exam"]) if asked["exam"] else None
    if plan is None:
        attempts.find_pool(bank(), asked["topics"])
    person_id = ensure_person().id
    attempt_id = (
        exams.start_untimed(person_id, plan, bank(), asked["seed"])
        if plan
        else attempts.start_practice(
            person_id, bank(), asked["topics"], asked["count"], asked["seed"]
        )
    )
    return _describe(attempts.find_sitting(person_id, attempt_id))


@bp.get("/attempts/<attempt_id>")
@allow("anyone")
@bp.response(200, schemas.AttemptReply)
def show_attempt(attempt_id: str) -> dict[str, Any]:
    """Return an attempt's state, questions and answers so far."""
    return _describe(attempts.find_sitting(current_id(), attempt_id))


@bp.put("/attempts/<attempt_id>/answers/<int:position>")
@allow("anyone")
@bp.arguments(schemas.AnswerRequest)
@bp.response(200, schemas.PositionReply)
def put_answer(given: dict[str, Any], attempt_id: str, position: int) -> dict[str, Any]:
    """Record an answer. An older or repeated one changes nothing and is answered the same."""
    certainty = Certainty(given["certainty"]) if given["certainty"] else None
    sitting, item = attempts.answer(
        current_id(), attempt_id, position, given["sequence"], given["response"], certainty
    )
    place = player.describe_place(item, library())
    return {
        "attempt": attempt_id,
        "status": "open" if sitting.open else "closed",
        "position": position,
        "answer": _describe_answer(place),
    }


@bp.post("/attempts/<attempt_id>/submit")
@allow("anyone")
@bp.response(200, schemas.ResultReply)
def submit_attempt(attempt_id: str) -> dict[str, Any]:
    """Close an attempt and return its result; doing it again returns the same."""
    sitting = attempts.submit(current_id(), attempt_id)
    result = replies.describe_result(compute_result(sitting))
    return {**replies.describe_state(sitting), **result}


@bp.get("/progress")
@allow("anyone")
@bp.response(200, schemas.ProgressReply)
def show_progress() -> dict[str, Any]:
    """Return one's level in every topic and what to practise next."""
    summary = summarise(current_id(), bank(), library())
    topics = [
        {"number": topic.number, **vars(summary.topics[topic.slug])}
        | {"word": summary.topics[topic.slug].word}
        for topic in library().topics
    ]
    slug = summary.next_topic
    following = slug and {
        "topic": slug,
        "reason": "First in the order in which the topics build on one another.",
        "url": f"/practice?topics={slug}",
    }
    return {
        "topics": topics,
        "answers": summary.answers,
        "readiness": None,
        "due": None,
        "next": following or None,
    }


def _find_plan(slug: str) -> Plan:
    try:
        plan = exams.find_plan(slug, blueprints(), bank(), library())
    except attempts.NotFoundError:
        plan = None
    if plan is None or not plan.questions:
        raise attempts.RequestError("There is no such exam, or no question for it.", "exam")
    return plan


def _describe(sitting: Sitting) -> dict[str, Any]:
    places = [player.describe_place(item, library()) for item in sitting.items]
    return {
        **replies.describe_state(sitting),
        "questions": [replies.describe_question(p.item, p.variant) for p in places],
        "answers": [answer for p in places if (answer := _describe_answer(p))],
    }


def _describe_answer(place: player.Place) -> dict[str, Any] | None:
    if place.item.answer is None:
        return None
    return replies.describe_answer(place.item, place.item.answer, place.feedback)
