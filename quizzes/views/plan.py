"""The study plan: its settings, its days, and a file for calendars."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from db.types import utc_now
from kb.services.current import library
from people.auth import allow, current_id, current_person, ensure_person
from people.limits import limiter
from quizzes.plan import page
from quizzes.plan.calendar import write_calendar
from quizzes.plan.settings import SettingsError, fill_form, read_settings
from quizzes.services import plan as service
from quizzes.services.current import bank, blueprints

bp = Blueprint("plan", __name__)


@bp.get("/plan")
@allow("anyone")
def show_plan() -> str:
    """Show the days until the exam, and the form that settles them."""
    return _render(find_own())


@bp.post("/plan")
@allow("anyone")
@limiter.limit("60 per minute")
def settle() -> ResponseReturnValue:
    """Keep what is settled; a visitor becomes a guest."""
    own = find_own()
    exams = [exam.slug for exam in service.list_exams(blueprints())]
    try:
        plan = read_settings(request.form, exams, own.learner.today)
    except SettingsError as error:
        return _render(own, request.form, error.errors), 422
    service.settle(ensure_person().id, plan, utc_now())
    return redirect(url_for("plan.show_plan"), 303)


@bp.post("/plan/delete")
@allow("anyone")
def drop() -> ResponseReturnValue:
    """Forget the plan; what was done stays."""
    service.drop(current_id())
    flash("The plan is deleted. Your answers and what you have read stay.")
    return redirect(url_for("plan.show_plan"), 303)


@bp.get("/plan.ics")
@allow("anyone")
def export_calendar() -> Response:
    """Send the plan as a calendar file, or 404 without one."""
    own = find_own()
    if own.settled is None:
        raise NotFound
    title = blueprints()[own.settled.exam].title if own.settled.exam in blueprints() else ""
    site = request.url_root.rstrip("/")
    written = write_calendar(own.days, own.syllabus, title, site, utc_now())
    response = Response(written, mimetype="text/calendar")
    response.headers["Content-Disposition"] = 'attachment; filename="study-plan.ics"'
    return response


def find_own() -> service.Studying:
    """Return the studying of who asks, in their time zone."""
    person = current_person()
    zone = person.time_zone if person else "UTC"
    return service.find_studying(current_id(), bank(), library(), blueprints(), zone, utc_now())


def _render(
    own: service.Studying,
    typed: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
) -> str:
    return render_template(
        "quizzes/plan.html",
        own=own,
        page=page,
        exams=[(exam.slug, exam.title) for exam in service.list_exams(blueprints())],
        typed=typed or fill_form(own.settled, own.learner.course.exam_slug),
        errors=errors or {},
    )
