"""The exams: what each is made of, what the bank fills of it, and a form to practise on."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from kb.services.current import library
from people.auth import allow, current_id, ensure_person
from people.errors import show_error
from people.limits import limiter
from quizzes.exams.model import Grouping, Plan, Purpose, measure_margin
from quizzes.services import entrance, exams, starting
from quizzes.services.current import bank, blueprints
from quizzes.services.errors import NotFoundError, RequestError

bp = Blueprint("exams", __name__)


@bp.errorhandler(NotFoundError)
def show_not_found(_error: NotFoundError) -> ResponseReturnValue:
    """Answer an unknown exam with the site's own page."""
    return show_error(NotFound())


@bp.get("/exams")
@allow("anyone")
def show_list() -> str:
    """List the exams, then a quiz for each topic."""
    plans = exams.plan_all(blueprints(), bank(), library())
    return render_template("quizzes/exams.html", plans=plans, purposes=Purpose)


@bp.get("/exams/<slug>")
@allow("anyone")
def show_exam(slug: str) -> ResponseReturnValue:
    """Show what an exam asks, and how far the bank fills it."""
    return _render(slug)


@bp.get("/exams/<slug>/rules")
@allow("anyone")
def show_rules(slug: str) -> ResponseReturnValue:
    """Show how the exam is sat, and this person's own time."""
    return _render_rules(slug)


@bp.post("/exams/<slug>/start")
@allow("anyone")
@limiter.limit("60 per minute")
def start(slug: str) -> ResponseReturnValue:
    """Start the exam, or go on with it; a visitor becomes a guest."""
    plan = _find_exam(slug)
    try:
        if not plan.questions:
            raise RequestError("There is no question for this exam yet.", "exam")
        attempt_id = starting.start_exam(ensure_person().id, plan, bank())
    except RequestError as error:
        return _render_rules(slug, error), 422
    session["certainty"] = "on" if "certainty" in request.form else "off"
    return redirect(url_for("player.show", attempt_id=attempt_id), 303)


def _find_exam(slug: str) -> Plan:
    """Return the plan of an exam or a quiz; a placement isn't sat like one."""
    plan = exams.find_plan(slug, blueprints(), bank(), library())
    if plan.blueprint.purpose is Purpose.PLACEMENT:
        raise NotFoundError
    return plan


def _render_rules(slug: str, error: RequestError | None = None) -> str:
    return render_template(
        "quizzes/exam_rules.html",
        entrance=entrance.open_entrance(current_id(), _find_exam(slug)),
        error=error,
        ask_certainty=session.get("certainty", "on") == "on",
    )


@bp.post("/exams/<slug>/practice")
@allow("anyone")
@limiter.limit("60 per minute")
def practise(slug: str) -> ResponseReturnValue:
    """Start an untimed set on a form of the exam; a visitor becomes a guest."""
    plan = exams.find_plan(slug, blueprints(), bank(), library())
    try:
        if not plan.questions:
            raise RequestError("There is no question for this exam yet.", "exam")
        attempt_id = starting.start_untimed(ensure_person().id, plan, bank())
    except RequestError as error:
        return _render(slug, error), 422
    return redirect(url_for("player.show", attempt_id=attempt_id), 303)


def _render(slug: str, error: RequestError | None = None) -> str:
    plan = exams.find_plan(slug, blueprints(), bank(), library())
    line = plan.blueprint.line
    return render_template(
        "quizzes/exam.html",
        plan=plan,
        entrance=entrance.open_entrance(current_id(), plan),
        error=error,
        purposes=Purpose,
        groupings=Grouping,
        domains={str(domain.number): domain for domain in library().domains},
        margin=measure_margin(plan.questions - plan.unscored, line / 100),
    )
