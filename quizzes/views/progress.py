"""One's own progress, and the page of reviews as far as it exists."""

from __future__ import annotations

from flask import Blueprint, render_template

from people.auth import allow
from quizzes.services.current import bank
from quizzes.standing.page import ProgressPage
from quizzes.views.standing import summarise_own

bp = Blueprint("progress", __name__)


@bp.get("/progress")
@allow("anyone")
def show_progress() -> str:
    """Show readiness, every topic's level, what fades, and what to do next."""
    summary = summarise_own()
    page = ProgressPage(summary.learner)
    return render_template("quizzes/progress.html", summary=summary, page=page, bank=bank())


@bp.get("/review")
@allow("anyone")
def show_review() -> str:
    """Say that nothing is scheduled yet, and what serves until then."""
    return render_template("quizzes/reviews.html", bank=bank(), summary=summarise_own())
