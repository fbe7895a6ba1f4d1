"""The player: one question at a time, and the attempt looked back on."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import NotFound

from kb.services.current import library
from people.auth import allow, current_id
from people.errors import show_error
from quizzes.arrangements import move_row
from quizzes.model import Certainty, Kind
from quizzes.rows import (
    PAIR,
    describe_graded_order,
    describe_graded_pairs,
    describe_order,
    describe_pairs,
)
from quizzes.services import attempts, player
from quizzes.tables import PREFIX, describe_grid
from quizzes.typed_numbers import ResponseError
from quizzes.verdicts import show_key

bp = Blueprint("player", __name__)


@bp.errorhandler(attempts.NotFoundError)
def show_not_found(_error: attempts.NotFoundError) -> ResponseReturnValue:
    """Answer somebody else's attempt like one that never was."""
    return show_error(NotFound())


@bp.get("/attempts/<attempt_id>")
@allow("anyone")
def show(attempt_id: str) -> ResponseReturnValue:
    """Show a question of the attempt; a finished attempt is looked back on."""
    position = _read_position(request.args)
    page = player.open_player(current_id(), attempt_id, position, library())
    if not page.sitting.open and position is None:
        return redirect(url_for("player.review", attempt_id=attempt_id))
    return _render(page)


@bp.post("/attempts/<attempt_id>")
@allow("anyone")
def answer(attempt_id: str) -> ResponseReturnValue:
    """Take an answer from the form and show what it earned; a moved row is no answer yet."""
    position = _read_position(request.form) or abort(400)
    page = player.open_player(current_id(), attempt_id, position, library())
    if "move" in request.form:
        return _render(page, typed=_move(request.form))
    raw = read_response(page.place.variant.question.kind, request.form)
    certainty = read_certainty(request.form.get("certainty", ""))
    sequence = page.place.item.answer.sequence if page.place.item.answer else 0
    try:
        attempts.answer(current_id(), attempt_id, position, sequence + 1, raw, certainty)
    except ResponseError as error:
        return _render(page, error=error, typed=request.form), 422
    return redirect(_address(attempt_id, position) + "#verdict", 303)


@bp.post("/attempts/<attempt_id>/flag")
@allow("anyone")
def flag(attempt_id: str) -> ResponseReturnValue:
    """Flag the question, or take the flag away."""
    position = _read_position(request.form) or abort(400)
    attempts.flag(current_id(), attempt_id, position)
    return redirect(_address(attempt_id, position), 303)


@bp.post("/attempts/<attempt_id>/submit")
@allow("anyone")
def submit(attempt_id: str) -> ResponseReturnValue:
    """Close the attempt and look back on it."""
    attempts.submit(current_id(), attempt_id)
    return redirect(url_for("player.review", attempt_id=attempt_id), 303)


@bp.get("/attempts/<attempt_id>/review")
@allow("anyone")
def review(attempt_id: str) -> ResponseReturnValue:
    """Look back on a finished attempt; an open one goes on."""
    page = player.open_review(current_id(), attempt_id, library())
    if page.sitting.open:
        return redirect(url_for("player.show", attempt_id=attempt_id))
    return render_template("quizzes/review.html", page=page)


def read_response(kind: Kind, form: MultiDict[str, str]) -> Any:
    """Return a form's response in the shape the API has for this kind of question."""
    if kind in {Kind.MULTIPLE_RESPONSE, Kind.ORDERING}:
        return form.getlist("response")
    if kind is Kind.MATCHING:
        return {name[len(PAIR) :]: form[name] for name in form if name.startswith(PAIR)}
    if kind is Kind.TABLE:
        return {name[len(PREFIX) :]: form[name] for name in form if name.startswith(PREFIX)}
    return form.get("response", "")


def read_certainty(text: str) -> Certainty | None:
    """Return how sure the learner says they are; anything unknown counts as not said."""
    return Certainty(text) if text in set(Certainty) else None


def _move(form: MultiDict[str, str]) -> MultiDict[str, str]:
    moved = MultiDict(form)
    moved.setlist("response", move_row(form.getlist("response"), form["move"]))
    return moved


def _read_position(values: MultiDict[str, str]) -> int | None:
    return values.get("position", type=int)


def _address(attempt_id: str, position: int) -> str:
    return url_for("player.show", attempt_id=attempt_id, position=position)


def _render(
    page: player.PlayerPage,
    error: ResponseError | None = None,
    typed: MultiDict[str, str] | None = None,
) -> str:
    variant, feedback = page.place.variant, page.place.feedback
    values = MultiDict() if typed is None else typed
    field = error.field if error else ""
    grade = feedback.grade if feedback else None
    kind = variant.question.kind
    rows: Any = None
    if kind is Kind.ORDERING:
        order = describe_order(variant, values.getlist("response"), values.get("move", ""))
        rows = describe_graded_order(variant, grade) if grade else order
    elif kind is Kind.MATCHING:
        rows = describe_pairs(variant, values, field)
        rows = describe_graded_pairs(variant, grade) if grade else rows
    return render_template(
        "quizzes/player.html",
        page=page,
        exhibit=describe_grid(variant.exhibit) if variant.exhibit else None,
        grid=describe_grid(variant.grid, grade, values, field) if variant.grid else None,
        rows=rows,
        key=show_key(variant),
        error=error,
        typed=values,
        ask_certainty=session.get("certainty", "on") == "on",
    )
