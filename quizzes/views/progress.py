"""One's own progress, and the page of reviews as far as it exists."""

from __future__ import annotations

from flask import Blueprint, render_template

from db.types import utc_now
from kb.services.current import library
from people.auth import allow, current_id, current_person
from quizzes.services.current import bank
from quizzes.services.progress import ProgressSummary, review_weeks, summarise

bp = Blueprint("progress", __name__)


@bp.get("/progress")
@allow("anyone")
def show_progress() -> str:
    """Show every topic's level, and what to practise next."""
    person, summary = current_person(), _summarise()
    weeks = review_weeks(person.id, person.time_zone, utc_now()) if person else None
    return render_template("quizzes/progress.html", summary=summary, bank=bank(), weeks=weeks)


@bp.get("/review")
@allow("anyone")
def show_review() -> str:
    """Say that nothing is scheduled yet, and what serves until then."""
    return render_template("quizzes/reviews.html", bank=bank(), summary=_summarise())


def _summarise() -> ProgressSummary:
    return summarise(current_id(), bank(), library())
