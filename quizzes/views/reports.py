"""Reports on questions: the learner's form, the administrator's list and reply."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from db import reports as table
from db.engine import db
from db.types import utc_now
from kb.services.current import library
from people.auth import allow, current_id
from people.errors import show_error
from people.forms import Form, read_form
from people.limits import limiter
from people.model import RefusedError
from quizzes.faces import show_face
from quizzes.report_schemas import ReplyForm, ReportForm
from quizzes.reports import REASONS, STATES, State
from quizzes.services import reports
from quizzes.services.errors import NotFoundError

bp = Blueprint("reports", __name__)

LIMIT = "20 per hour"
TOO_MANY = "Twenty reports in an hour. Write the others down and send them later."


@bp.errorhandler(NotFoundError)
def show_not_found(_error: NotFoundError) -> ResponseReturnValue:
    """Answer somebody else's attempt like one that never was."""
    return show_error(NotFound())


@bp.route("/attempts/<attempt_id>/questions/<int:position>/report", methods=["GET", "POST"])
@allow("anyone")
@limiter.limit(LIMIT, methods=["POST"], error_message=TOO_MANY)
def send(attempt_id: str, position: int) -> ResponseReturnValue:
    """Take a report on a question that was answered."""
    back = url_for("player.show", attempt_id=attempt_id, position=position)
    own, moment = current_id(), utc_now()
    try:
        place = reports.find_place(own, attempt_id, position, library())
    except RefusedError as refusal:
        flash(refusal.message)
        return redirect(back, 303)
    form = read_form(ReportForm())
    if form.run(lambda **said: reports.send_report(own, attempt_id, position, **said, now=moment)):
        flash("The report is stored. Its reply will stand at this question.")
        return redirect(back, 303)
    page = render_template(
        "quizzes/report.html", form=form, place=place, back=back, reasons=REASONS
    )
    return page, form.status


@bp.get("/admin/content/questions/reports")
@allow("administrator")
def overview() -> ResponseReturnValue:
    """List the reports, open ones first; an unknown state filters nothing."""
    asked = request.args.get("state", "")
    state = State(asked) if asked in set(State) else None
    return render_template(
        "quizzes/reports.html",
        found=table.select_reports(db.session, state),
        counts=table.count_states(db.session),
        states=STATES,
        state=state,
    )


@bp.route("/admin/content/questions/reports/<report_id>", methods=["GET", "POST"])
@allow("administrator")
def show(report_id: str) -> ResponseReturnValue:
    """Show a report with its question as it was asked; take the reply."""
    found = reports.open_report(report_id, library())
    form = read_form(ReplyForm(), {"state": found.report.state, "text": found.report.reply})
    if form.run(lambda **data: reports.reply(report_id, now=utc_now(), **data)):
        flash("The reply is stored. Who sent the report sees it at the question.")
        return redirect(url_for("reports.overview"), 303)
    return _render(found, form), form.status


def _render(found: reports.Reported, form: Form) -> str:
    face = show_face(found.place.variant, found.place.feedback)
    return render_template(
        "quizzes/reported.html",
        report=found.report,
        place=found.place,
        face=face,
        form=form,
        states=STATES,
    )
