"""An exam's pages: a question at a time without verdicts, the review screen, handing in."""

from __future__ import annotations

from flask import (
    Blueprint,
    abort,
    flash,
    make_response,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from kb.services.current import library
from people.auth import allow, current_id
from people.errors import show_error
from quizzes.faces import Typed, move_typed
from quizzes.model import Certainty
from quizzes.services import attempts, papers
from quizzes.services.current import blueprints
from quizzes.services.errors import NotFoundError, RequestError
from quizzes.sittings import Reveal, Saving, Sitting
from quizzes.typed_numbers import ResponseError

bp = Blueprint("sitting", __name__)

SHOWN = ("all", "open", "flagged")
TOO_LATE = "This answer arrived after the time was up and doesn’t count."
PAUSED = "The clock stands still. Go on, then answer again."


@bp.errorhandler(NotFoundError)
def show_not_found(_error: NotFoundError) -> ResponseReturnValue:
    """Answer somebody else's attempt like one that never was."""
    return show_error(NotFound())


def shows_paper(sitting: Sitting) -> bool:
    """Return whether an attempt is sat like an exam: it is open, and keys are shown at its end.

    A placement has a page of its own.
    """
    return sitting.open and sitting.rules.reveal is Reveal.END and not sitting.final


@bp.post("/attempts/<attempt_id>/sheet")
@allow("anyone")
def save(attempt_id: str) -> ResponseReturnValue:
    """Record an answer from the form and go where its button says; a moved row is no answer yet."""
    position = request.form.get("position", type=int) or abort(400)
    typed = request.form.to_dict(flat=False)
    if "move" in typed or "stay" in typed:
        return show_paper(attempt_id, position, typed=move_typed(typed))
    said = request.form.get("certainty", "")
    certainty = Certainty(said) if said in set(Certainty) else None
    try:
        saved = papers.save_typed(current_id(), attempt_id, position, typed, certainty)
    except ResponseError as error:
        return make_response(show_paper(attempt_id, position, typed=typed, error=error), 422)
    return _leave(attempt_id, position, saved)


def _leave(attempt_id: str, position: int, saved: Saving) -> ResponseReturnValue:
    if saved.reason in {"closed", "paused"}:
        flash(TOO_LATE if saved.reason == "closed" else PAUSED)
    if not saved.sitting.open:
        return redirect(url_for("player.review", attempt_id=attempt_id), 303)
    if "flag" in request.form:
        attempts.flag(current_id(), attempt_id, position)
    go = request.form.get("go", str(position))
    if go == "overview":
        return redirect(url_for("sitting.overview", attempt_id=attempt_id), 303)
    place = int(go) if go.isascii() and go.isdigit() else None
    return redirect(url_for("player.show", attempt_id=attempt_id, position=place), 303)


@bp.get("/attempts/<attempt_id>/overview")
@allow("anyone")
def overview(attempt_id: str) -> ResponseReturnValue:
    """List all questions with what is answered, open and flagged."""
    show = request.args.get("show", "all")
    return show_paper(attempt_id, overview=show if show in SHOWN else "all")


@bp.get("/attempts/<attempt_id>/hand-in")
@allow("anyone")
def confirm(attempt_id: str) -> ResponseReturnValue:
    """Name what is unanswered and flagged, and ask whether to hand in."""
    return show_paper(attempt_id, template="quizzes/sitting_submit.html")


@bp.post("/attempts/<attempt_id>/pause")
@allow("anyone")
def pause(attempt_id: str) -> ResponseReturnValue:
    """Stop the clock and cover the questions."""
    try:
        attempts.pause(current_id(), attempt_id)
    except RequestError as error:
        flash(str(error))
    return redirect(url_for("player.show", attempt_id=attempt_id), 303)


@bp.post("/attempts/<attempt_id>/resume")
@allow("anyone")
def resume(attempt_id: str) -> ResponseReturnValue:
    """Let the clock run again."""
    attempts.resume(current_id(), attempt_id)
    return redirect(url_for("player.show", attempt_id=attempt_id), 303)


def show_paper(
    attempt_id: str,
    position: int | None = None,
    overview: str = "",
    typed: Typed | None = None,
    error: ResponseError | None = None,
    template: str = "quizzes/sitting.html",
) -> ResponseReturnValue:
    """Return an open attempt's page; one that is closed is looked back on."""
    paper = papers.open_paper(
        current_id(), attempt_id, position, library(), blueprints(), typed, error
    )
    if not paper.sitting.open:
        return redirect(url_for("player.review", attempt_id=attempt_id), 303)
    if not shows_paper(paper.sitting):
        return redirect(url_for("player.show", attempt_id=attempt_id), 303)
    if paper.sitting.paused_at is not None:
        template = "quizzes/sitting_paused.html"
    return render_template(
        template,
        paper=paper,
        overview=overview,
        listed=papers.filter_sheets(paper, overview),
        ask_certainty=session.get("certainty", "on") == "on",
    )
