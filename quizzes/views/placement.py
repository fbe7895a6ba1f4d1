"""Placement: a question at a time, and where one stands at its end."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from db.types import utc_now
from kb.services.current import library
from people.auth import allow, current_id, current_person, ensure_person
from people.errors import show_error
from people.limits import limiter
from quizzes.exams.model import Plan, Purpose
from quizzes.faces import Typed, move_typed, show_face
from quizzes.learner import Learner
from quizzes.placements import PlacementResult
from quizzes.services import attempts, exams, placement
from quizzes.services.current import bank, blueprints
from quizzes.services.errors import NotFoundError, RequestError
from quizzes.services.learner import load_learner
from quizzes.services.player import describe_place
from quizzes.typed_numbers import ResponseError
from quizzes.views.standing import summarise_own

bp = Blueprint("placement", __name__)


@bp.errorhandler(NotFoundError)
def show_not_found(_error: NotFoundError) -> ResponseReturnValue:
    """Answer somebody else's placement like one that never was."""
    return show_error(NotFound())


@bp.get("/placement")
@allow("anyone")
def show_start() -> ResponseReturnValue:
    """Say what a placement is, and where an open one goes on."""
    return _render_start()


@bp.post("/placement")
@allow("anyone")
@limiter.limit("60 per minute")
def start() -> ResponseReturnValue:
    """Start a placement, or go on with the one that is open; a visitor becomes a guest."""
    learner, plan = _load(), _find_plan()
    try:
        placement.check_start(current_id(), learner, plan)
        attempt_id = placement.start_placement(ensure_person().id, learner, plan)
    except RequestError as error:
        return _render_start(error), 422
    return redirect(url_for("placement.show", placement_id=attempt_id), 303)


@bp.get("/placement/<placement_id>")
@allow("anyone")
def show(placement_id: str) -> ResponseReturnValue:
    """Show the question that waits, or where one stands."""
    return _render(placement_id)


@bp.post("/placement/<placement_id>")
@allow("anyone")
def answer(placement_id: str) -> ResponseReturnValue:
    """Take an answer for good and go on; a moved row is no answer yet."""
    position = request.form.get("position", 0, int)
    typed = request.form.to_dict(flat=False)
    if "move" in typed:
        return _render(placement_id, move_typed(typed))
    try:
        placement.answer(current_id(), placement_id, position, typed, utc_now())
    except ResponseError as error:
        return _render(placement_id, typed, error), 422
    return redirect(url_for("placement.show", placement_id=placement_id), 303)


def _load() -> Learner:
    person = current_person()
    zone = person.time_zone if person else "UTC"
    return load_learner(current_id(), bank(), library(), blueprints(), zone, utc_now())


def _find_plan() -> Plan:
    found = (b.slug for b in blueprints().values() if b.purpose is Purpose.PLACEMENT)
    return exams.find_plan(next(found, ""), blueprints(), bank(), library())


def _render_start(error: RequestError | None = None) -> str:
    learner = _load()
    page = placement.open_placement(current_id(), learner, _find_plan())
    return render_template("quizzes/placement_start.html", page=page, error=error)


def _render(attempt_id: str, typed: Typed | None = None, error: ResponseError | None = None) -> str:
    page = placement.advance(current_id(), attempt_id, _load(), _find_plan(), utc_now())
    if page.waiting is None or page.sitting is None:
        return _render_result(attempt_id)
    place = describe_place(page.sitting, page.waiting, library())
    said, field = (str(error), error.field) if error else ("", "")
    face = show_face(place.variant, None, typed, said, field)
    return render_template("quizzes/placement.html", page=page, place=place, face=face)


def _render_result(attempt_id: str) -> str:
    summary = summarise_own()
    sitting = attempts.find_sitting(current_id(), attempt_id)
    result = PlacementResult(summary.learner, sitting)
    return render_template("quizzes/placement_result.html", summary=summary, result=result)
