"""Assessing one's own S&OP maturity: start, ten dimensions, facts, result."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from db.types import utc_now
from people.auth import allow, current_id, ensure_person
from people.csv import write_csv
from quizzes.maturity.assessment import assess_sheet
from quizzes.maturity.entries import parse_facts, parse_level, parse_wishes
from quizzes.maturity.records import Record
from quizzes.maturity.report import HEAD, tabulate
from quizzes.services import current, maturity
from quizzes.views.maturity_result import show_page

bp = Blueprint("maturity", __name__, url_prefix="/maturity")

LONGEST_NAME = 80


@bp.get("")
@allow("anyone")
def start() -> str:
    """Show what the assessment is, and one's own."""
    records = maturity.list_own(current_id())
    return render_template("maturity/start.html", instrument=current.instrument(), records=records)


@bp.post("")
@allow("anyone")
def create() -> ResponseReturnValue:
    """Start an assessment; a visitor becomes a guest."""
    maturity.require_instrument()
    name = request.form.get("name", "").strip()
    if len(name) > LONGEST_NAME:
        flash(f"The name has {len(name)} characters; use at most {LONGEST_NAME}.")
        return redirect(url_for(".start"))
    id = maturity.start(ensure_person().id, name, utc_now())
    return redirect(url_for(".ask", id=id, number=1))


@bp.route("/<id>/dimensions/<int:number>", methods=["GET", "POST"])
@allow("anyone")
def ask(id: str, number: int) -> ResponseReturnValue:
    """Show one dimension's statements, or store the answer and go on."""
    record, instrument = maturity.find_own(current_id(), id), maturity.require_instrument()
    if not 1 <= number <= len(instrument.dimensions):
        abort(404)
    dimension, error = instrument.dimensions[number - 1], ""
    if request.method == "POST":
        error = _save(id, dimension.id)
        if not error:
            return redirect(_find_next(id, number, len(instrument.dimensions)))
    flags = [f for f in _find_flags(record) if dimension.id in f.dimensions]
    page = render_template(
        "maturity/dimension.html",
        record=record,
        instrument=instrument,
        number=number,
        dimension=dimension,
        flags=flags,
        error=error,
    )
    return page, 422 if error else 200


def _save(id: str, dimension: str) -> str:
    """Store the picked statement; without one there is nothing to store."""
    try:
        if "level" in request.form:
            level = parse_level(request.form["level"])
            instrument = maturity.require_instrument()
            maturity.save_answer(current_id(), id, dimension, level, instrument, utc_now())
    except ValueError as error:
        return str(error)
    return ""


def _find_next(id: str, number: int, count: int) -> str:
    if request.form.get("go") == "leave":
        return url_for(".start")
    target = number - 1 if request.form.get("go") == "back" else number + 1
    if target > count:
        return url_for(".facts", id=id)
    return url_for(".ask", id=id, number=max(1, target))


def _find_flags(record: Record) -> Any:
    """Return what the answers raise so far, apart from dimensions not reached yet."""
    flags = assess_sheet(maturity.require_instrument(), record.sheet).flags
    return [flag for flag in flags if flag.code not in {"C10", "C11"}]


@bp.route("/<id>/facts", methods=["GET", "POST"])
@allow("anyone")
def facts(id: str) -> ResponseReturnValue:
    """Ask for facts and confirmations, then finish."""
    record, instrument = maturity.find_own(current_id(), id), maturity.require_instrument()
    errors: dict[str, str] = {}
    if request.method == "POST":
        found, errors = parse_facts(request.form, instrument)
        if not errors:
            confirmed = {c.code for c in instrument.checks} & set(request.form.getlist("confirmed"))
            maturity.finish(current_id(), id, found, confirmed, instrument, utc_now())
            return redirect(url_for(".show", id=id))
    page = render_template(
        "maturity/facts.html",
        record=record,
        instrument=instrument,
        errors=errors,
        flags=_find_flags(record),
        typed=request.form,
    )
    return page, 422 if errors else 200


@bp.get("/<id>")
@allow("anyone")
def show(id: str) -> ResponseReturnValue:
    """Show the result; an unfinished assessment goes on where it was left."""
    record, instrument = maturity.find_own(current_id(), id), maturity.require_instrument()
    if record.finished_at is None:
        number = record.first_open(instrument)
        if number > len(instrument.dimensions):
            return redirect(url_for(".facts", id=id))
        return redirect(url_for(".ask", id=id, number=number))
    wishes, errors = parse_wishes(request.args, instrument)
    result = maturity.load_result(current_id(), id, instrument, wishes)
    return show_page(result, instrument, wishes, errors)


@bp.get("/<id>.csv")
@allow("anyone")
def download(id: str) -> Response:
    """Send the result as a table for spreadsheets."""
    instrument = maturity.require_instrument()
    wishes, _ = parse_wishes(request.args, instrument)
    result = maturity.load_result(current_id(), id, instrument, wishes)
    first = ("Assessment", "name", result.record.name, None, None, "", "")
    rows = (first, *tabulate(instrument, result.assessment))
    response = Response(write_csv(HEAD, rows), mimetype="text/csv")
    response.headers["Content-Disposition"] = 'attachment; filename="maturity.csv"'
    return response


@bp.route("/<id>/delete", methods=["GET", "POST"])
@allow("anyone")
def delete(id: str) -> ResponseReturnValue:
    """Ask back what is lost, then remove the assessment."""
    record = maturity.find_own(current_id(), id)
    if request.method == "POST":
        maturity.delete(current_id(), id)
        flash("The assessment is deleted.")
        return redirect(url_for(".start"))
    instrument = maturity.require_instrument()
    return render_template("maturity/delete.html", record=record, instrument=instrument)
