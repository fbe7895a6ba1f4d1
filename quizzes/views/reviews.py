"""Spaced review: what is due today, what comes back when, and where a review starts."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from people.auth import allow, current_id
from people.limits import limiter
from quizzes import reviews as words
from quizzes.reviews import MOST, ReviewPage
from quizzes.services import reviews
from quizzes.services.current import bank
from quizzes.services.errors import RequestError
from quizzes.views.standing import summarise_own

bp = Blueprint("reviews", __name__)


@bp.get("/review")
@allow("anyone")
def show_review() -> ResponseReturnValue:
    """Show what is due today, and what was certain and wrong."""
    return _render()


@bp.post("/review")
@allow("anyone")
@limiter.limit("60 per minute")
def start() -> ResponseReturnValue:
    """Start a review of what is due most urgently, or go on with today's."""
    count = request.form.get("count", type=int)
    try:
        if count is None or not 0 < count <= MOST:
            raise RequestError(f"Choose how many questions, from 1 to {MOST}.", "count")
        learner = summarise_own().learner
        attempt_id = reviews.start_review(current_id(), bank(), learner, count)
    except RequestError as error:
        return _render(error), 422
    return redirect(url_for("player.show", attempt_id=attempt_id), 303)


def _render(error: RequestError | None = None) -> str:
    learner = summarise_own().learner
    waiting = [a for a in reviews.list_open_reviews(current_id()) if a.answered < a.questions]
    return render_template(
        "quizzes/reviews.html",
        page=ReviewPage(learner),
        words=words,
        waiting=waiting[:1],
        bank=bank(),
        error=error,
    )
