"""The player: one question at a time, and the attempt looked back on."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import NotFound

from kb.services.current import library
from people.auth import allow, current_id
from people.errors import show_error
from quizzes.faces import Typed, move_typed, read_typed, show_face
from quizzes.model import Certainty
from quizzes.reports import REASONS
from quizzes.services import attempts, player, regrading, reports
from quizzes.services.closing import hand_in
from quizzes.services.errors import NotFoundError
from quizzes.sittings import Mode
from quizzes.typed_numbers import ResponseError
from quizzes.views import sitting
from quizzes.views.lookback import show_review
from quizzes.views.standing import say_return

bp = Blueprint("player", __name__)


@bp.errorhandler(NotFoundError)
def show_not_found(_error: NotFoundError) -> ResponseReturnValue:
    """Answer somebody else's attempt like one that never was."""
    return show_error(NotFound())


@bp.get("/attempts/<attempt_id>")
@allow("anyone")
def show(attempt_id: str) -> ResponseReturnValue:
    """Show a question of the attempt; a finished attempt is looked back on."""
    position = _read_position(request.args)
    page = player.open_player(current_id(), attempt_id, position, library())
    if page.sitting.open and page.sitting.mode is Mode.PLACEMENT:
        return redirect(url_for("placement.show", placement_id=attempt_id))
    if sitting.shows_paper(page.sitting):
        return sitting.show_paper(attempt_id, position)
    if not page.sitting.open and position is None:
        return redirect(url_for("player.review", attempt_id=attempt_id))
    return _render(page)


@bp.post("/attempts/<attempt_id>")
@allow("anyone")
def answer(attempt_id: str) -> ResponseReturnValue:
    """Take an answer from the form and show what it earned; a moved row is no answer yet.

    Neither is Enter in a field of a case, whose other parts may be open still.
    """
    position = _read_position(request.form) or abort(400)
    page = player.open_player(current_id(), attempt_id, position, library())
    typed = request.form.to_dict(flat=False)
    if "move" in typed or "stay" in typed:
        return _render(page, typed=move_typed(typed))
    raw = read_typed(page.place.variant.question, typed)
    certainty = read_certainty(request.form.get("certainty", ""))
    sequence = page.place.item.sequence + 1
    try:
        attempts.answer(current_id(), attempt_id, position, sequence, raw, certainty)
    except ResponseError as error:
        return _render(page, error=error, typed=typed), 422
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
    hand_in(current_id(), attempt_id)
    return redirect(url_for("player.review", attempt_id=attempt_id), 303)


@bp.get("/attempts/<attempt_id>/review")
@allow("anyone")
def review(attempt_id: str) -> ResponseReturnValue:
    """Look back on a finished attempt; an open one goes on."""
    return show_review(attempt_id)


def read_certainty(text: str) -> Certainty | None:
    """Return how sure the learner says they are; anything unknown counts as not said."""
    return Certainty(text) if text in set(Certainty) else None


def _read_position(values: MultiDict[str, str]) -> int | None:
    return values.get("position", type=int)


def _address(attempt_id: str, position: int) -> str:
    return url_for("player.show", attempt_id=attempt_id, position=position)


def _render(
    page: player.PlayerPage,
    error: ResponseError | None = None,
    typed: Typed | None = None,
) -> str:
    place = page.place
    said, field = (str(error), error.field) if error else ("", "")
    face = show_face(place.variant, place.feedback, typed, said, field)
    return render_template(
        "quizzes/player.html",
        page=page,
        face=face,
        returns=say_return(page),
        certainty=next(iter((typed or {}).get("certainty", ())), ""),
        report=reports.find_own(page.sitting, place.item.position) if place.feedback else None,
        reasons=REASONS,
        mended=regrading.find_mended(page.sitting) if place.feedback else (),
        ask_certainty=session.get("certainty", "on") == "on",
    )
