"""One's own progress."""

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
