"""Where administrators grade answers again after a key was mended."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from db import regrading as table
from db.engine import db
from people.auth import allow, signed_in
from people.errors import show_error
from quizzes.regrading import count_shifts
from quizzes.services import regrading
from quizzes.services.current import bank, blueprints
from quizzes.services.errors import NotFoundError, RequestError

bp = Blueprint("regrading", __name__)
NEWEST = 20


@bp.errorhandler(NotFoundError)
def show_not_found(_error: NotFoundError) -> ResponseReturnValue:
    """Answer a question that nobody was asked like an unknown address."""
    return show_error(NotFound())


@bp.get("/admin/content/questions/regrading")
@allow("administrator")
def overview() -> ResponseReturnValue:
    """List questions whose key was mended since they were answered, and what was regraded."""
    return render_template(
        "quizzes/regrading.html",
        outdated=regrading.list_outdated(),
        made=table.select_newest(db.session, NEWEST),
    )


@bp.get("/admin/content/questions/regrading/<question_id>")
@allow("administrator")
def show(question_id: str) -> ResponseReturnValue:
    """Show what grading the answers again would change."""
    return _render(question_id)


@bp.post("/admin/content/questions/regrading/<question_id>")
@allow("administrator")
def regrade(question_id: str) -> ResponseReturnValue:
    """Grade the answers again, if the question is still the one that was shown."""
    key = request.form.get("key", "")
    try:
        done = regrading.regrade(question_id, signed_in().id, _is_undo(), key)
    except RequestError as error:
        return _render(question_id, str(error)), 409
    results = f"{len(done.results)} result{'' if len(done.results) == 1 else 's'}"
    flash(f"{done.answers} answers are graded again; {done.changed} and {results} changed.")
    return redirect(url_for("regrading.show", question_id=question_id), 303)


def _is_undo() -> bool:
    return request.values.get("undo") == "1"


def _render(question_id: str, error: str = "") -> str:
    return render_template(
        "quizzes/regrade.html",
        plan=regrading.plan_regrade(question_id, _is_undo()),
        versions=table.select_versions(db.session, question_id),
        made=table.select_history(db.session, question_id),
        question=bank().by_id.get(question_id),
        blueprints=blueprints(),
        count_shifts=count_shifts,
        undo=_is_undo(),
        error=error,
    )
