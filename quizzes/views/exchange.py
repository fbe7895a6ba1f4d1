"""Taking questions out and checking what comes from elsewhere, for administrators."""

from __future__ import annotations

from base64 import b64encode
from typing import Any

from flask import Blueprint, Response, abort, render_template, request
from flask.typing import ResponseReturnValue

from db.types import utc_now
from kb.services import current
from kb.services.current import base_address
from people.auth import allow
from quizzes.exchange.formats import FORMATS
from quizzes.exchange.model import UnreadableError
from quizzes.exchange.portable import Defaults
from quizzes.model import LEVELS
from quizzes.services import exporting, importing
from quizzes.services.current import bank

bp = Blueprint("exchange", __name__)
_MOST_LOSSES = 500


def _read_choice() -> exporting.Choice:
    asked = request.args
    format_id, topic = asked.get("format", "gift"), asked.get("topic", "")
    seeds = asked.get("seeds", 1, type=int)
    known = format_id in exporting.NAMES and (not topic or topic in current.library().by_slug)
    if not known or not 1 <= seeds <= exporting.MOST_SEEDS:
        abort(404)
    return exporting.Choice(format_id, topic, seeds)


def _read_defaults() -> Defaults:
    typed = request.form
    topic, section, level = (
        typed.get(name, "").strip()[:80] for name in ("topic", "section", "level")
    )
    domain, difficulty = (typed.get(name, type=int) for name in ("domain", "difficulty"))
    return Defaults(topic, section, domain, level, difficulty)


def _show(status: int = 200, **more: Any) -> ResponseReturnValue:
    choice = more.pop("choice", None) or exporting.Choice("gift")
    page = render_template(
        "quizzes/exchange.html",
        choice=choice,
        names=exporting.NAMES,
        formats=FORMATS,
        topics=current.library().topics,
        levels=LEVELS,
        most_seeds=exporting.MOST_SEEDS,
        most_losses=_MOST_LOSSES,
        typed=request.form,
        **more,
    )
    return page, status


@bp.get("/admin/content/questions/exchange")
@allow("administrator")
def show() -> ResponseReturnValue:
    """Show the choice of formats, what the chosen one can't hold, and the form to bring in."""
    choice = _read_choice()
    made = None
    if "format" in request.args:
        made = exporting.export_questions(bank(), choice, base_address(), utc_now())
    return _show(choice=choice, made=made)


@bp.get("/admin/content/questions/export")
@allow("administrator")
def download() -> ResponseReturnValue:
    """Send the chosen questions as a file, keys included."""
    made = exporting.export_questions(bank(), _read_choice(), base_address(), utc_now())
    response = Response(made.data, mimetype=made.mimetype)
    response.headers["Content-Disposition"] = f'attachment; filename="{made.name}"'
    response.headers["Cache-Control"] = "no-store"
    return response


@bp.post("/admin/content/questions/exchange")
@allow("administrator")
def check() -> ResponseReturnValue:
    """Judge a file row by row; offer its question files if all is well or this is confirmed."""
    sent, format_id = request.files.get("file"), request.form.get("format", "")
    if sent is None or not sent.filename or format_id not in FORMATS:
        return _show(422, error="Choose a file and its format.")
    data, library = sent.read(), current.library()
    try:
        found = importing.import_questions(
            data, sent.filename, format_id, _read_defaults(), library, bank()
        )
    except UnreadableError as refusal:
        return _show(422, error=str(refusal))
    confirmed = not found.bad or "confirm" in request.form
    return _show(200 if confirmed else 422, found=found, confirmed=confirmed, encode=_encode)


def _encode(text: str) -> str:
    """Return a text as an address that holds it, so that nothing has to be kept for a download."""
    return "data:application/yaml;base64," + b64encode(text.encode()).decode()
