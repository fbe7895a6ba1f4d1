"""All attempts, one of them looked back on, and what leads on from there."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import NotFound

from db.types import utc_now
from kb.services.current import library
from people.auth import allow, current_id, current_person
from people.errors import show_error
from people.limits import limiter
from quizzes.durations import show_duration
from quizzes.questions_shown import Shown
from quizzes.services import again, causes, history, lookback, regrading, reports, review_page
from quizzes.services.current import bank, blueprints
from quizzes.services.errors import NotFoundError, RequestError
from quizzes.services.learner import load_learner

bp = Blueprint("lookback", __name__)
bp.add_app_template_filter(show_duration, "duration")


@bp.errorhandler(NotFoundError)
def show_not_found(_error: NotFoundError) -> ResponseReturnValue:
    """Answer somebody else's attempt like one that never was."""
    return show_error(NotFound())


@bp.get("/attempts")
@allow("anyone")
def show_list() -> str:
    """List one's attempts, open ones first."""
    page = request.args.get("page", 1, type=int)
    listing = history.list_attempts(current_id(), page, library(), blueprints(), utc_now())
    return render_template("quizzes/attempts.html", listing=listing)


def show_review(attempt_id: str) -> ResponseReturnValue:
    """Look back on a finished attempt; an open one goes on. ``print`` shows all of it, opened."""
    content = (bank(), library(), blueprints())
    review = lookback.open_review(current_id(), attempt_id, *content[1:])
    if review.sitting.open:
        return redirect(url_for("player.show", attempt_id=attempt_id))
    person, whole = current_person(), "print" in request.args
    zone = person.time_zone if person else "UTC"
    learner = load_learner(current_id(), *content, zone, utc_now())
    number = None if whole else request.args.get("page", 1, type=int)
    page = review_page.open_page(review, learner, _read_shown(request.args), number)
    mended = regrading.find_mended(review.sitting)
    told = {"mended": mended, "reports": reports.list_own(review.sitting)}
    return render_template("quizzes/review.html", page=page, review=review, whole=whole, **told)


@bp.post("/attempts/<attempt_id>/again")
@allow("anyone")
@limiter.limit("300 per minute")
def practise_again(attempt_id: str) -> ResponseReturnValue:
    """Start a set on the questions that were shown, or on one of them, with new numbers."""
    review = lookback.open_review(current_id(), attempt_id, library(), blueprints())
    shown = _read_shown(request.form)
    position = request.form.get("question", type=int)
    try:
        started = again.start_again(current_id(), review, bank(), shown, position)
    except RequestError as error:
        flash(str(error))
        return redirect(url_for("player.review", attempt_id=attempt_id), 303)
    return redirect(url_for("player.show", attempt_id=started), 303)


@bp.post("/practice/probes")
@allow("anyone")
@limiter.limit("300 per minute")
def probe() -> ResponseReturnValue:
    """Start the questions that show whether a topic fails for what it rests on."""
    topic = request.form.get("topic", "")
    content = (bank(), library(), blueprints())
    try:
        started = causes.start_probes(current_id(), topic, *content, utc_now())
    except RequestError as error:
        flash(str(error))
        return redirect(url_for("practice.show_start"), 303)
    return redirect(url_for("player.show", attempt_id=started), 303)


def _read_shown(values: MultiDict[str, str]) -> Shown:
    text = values.get("show", "")
    return Shown(text) if text in set(Shown) else Shown.ALL
