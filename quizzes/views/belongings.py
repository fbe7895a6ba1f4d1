"""What is stored of oneself: to download, and the practice in it to delete."""

from __future__ import annotations

from flask import Blueprint, abort, flash, jsonify, redirect, render_template
from flask.typing import ResponseReturnValue

from db.types import utc_now
from people.auth import allow, current_id
from people.forms import read_form
from people.limits import limiter
from people.schemas import Deletion
from quizzes.services.belongings import delete_practice, export_person

bp = Blueprint("belongings", __name__)


@bp.get("/account/export")
@allow("anyone")
@limiter.limit("10 per minute")
def export() -> ResponseReturnValue:
    """Send everything stored of who asks, a guest included, as one JSON file."""
    now = utc_now()
    response = jsonify(export_person(current_id() or abort(404), now))
    response.headers["Content-Disposition"] = f'attachment; filename="linkage-{now:%Y-%m-%d}.json"'
    response.headers["Cache-Control"] = "no-store"
    return response


@bp.route("/account/history", methods=["GET", "POST"])
@allow("anyone")
def history() -> ResponseReturnValue:
    """Delete one's practice once the word is typed that says so."""
    person_id = current_id() or abort(404)
    form = read_form(Deletion())
    if form.run(lambda **_: delete_practice(person_id)):
        flash("Your practice history is deleted.")
        return redirect("/progress")
    return render_template("quizzes/history.html", form=form), form.status
