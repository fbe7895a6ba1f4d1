"""The pages around the content: home, graph, patterns, keys, and the choice of colours."""

from __future__ import annotations

from pathlib import Path

from flask import (
    Blueprint,
    Response,
    abort,
    current_app,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue

from kb.graph_page import draw_page
from kb.services import current
from kb.services.reading import find_reading
from kb.styles import BUNDLES, join_bundle, join_sheets
from kb.views.addresses import keep_local
from people.auth import allow, current_id
from quizzes.standing.page import ProgressPage
from quizzes.views.daily import find_own
from quizzes.views.standing import summarise_own

bp = Blueprint("site", __name__)

THEMES = ("system", "light", "dark")
YEAR = 365 * 24 * 3600
KEPT = f"private, max-age={YEAR}, immutable"


def _sheet() -> tuple[str, str]:
    return join_sheets(Path(current_app.static_folder or "static") / "css")


@bp.app_template_global("style_sheet")
def address_of_style_sheet() -> str:
    """Return the address of the joined style sheet; it changes when the sheet does."""
    return url_for("site.show_style", digest=_sheet()[1])


@bp.get("/style/<digest>.css")
@allow("anyone")
def show_style(digest: str) -> Response:
    """Send the style sheet; an old digest gets the present one, uncached."""
    text, present = _sheet()
    response = Response(text, mimetype="text/css")
    response.headers["Cache-Control"] = KEPT if digest == present else "no-cache"
    return response


@bp.app_template_global("joined")
def address_of_bundle(name: str) -> str:
    """Return the address of several style sheets or scripts that one kind of page needs."""
    _, digest = join_bundle(Path(current_app.static_folder or "static"), name)
    return url_for("site.show_bundle", digest=digest, name=name)


@bp.get("/joined/<digest>/<name>")
@allow("anyone")
def show_bundle(digest: str, name: str) -> Response:
    """Send the joined files; an old digest gets the present ones, uncached."""
    if name not in BUNDLES:
        abort(404)
    text, present = join_bundle(Path(current_app.static_folder or "static"), name)
    response = Response(text, mimetype="text/css" if name.endswith(".css") else "text/javascript")
    response.headers["Cache-Control"] = KEPT if digest == present else "no-cache"
    return response


@bp.get("/")
@allow("anyone")
def show_home() -> str:
    """Show where to start, or where to go on."""
    summary = summarise_own()
    place = find_reading(current_id(), current.library()).place
    return render_template(
        "home.html",
        summary=summary,
        standing_page=ProgressPage(summary.learner),
        levels=summary.topics,
        place=place,
        daily=find_own(),
    )


@bp.get("/graph")
@allow("anyone")
def show_graph() -> str:
    """Show the concept graph, with one topic chosen if the address names it."""
    library = current.library()
    slug = request.args.get("topic", "")
    if slug and slug not in library.by_slug:
        abort(404)
    page = draw_page(library, slug or None, request.args.getlist("type"), "filter" in request.args)
    levels = summarise_own().topics
    return render_template("graph.html", page=page, levels=levels)


@bp.get("/patterns")
@allow("anyone")
def show_patterns() -> str:
    """Show every part that pages are made of."""
    return render_template("patterns.html")


@bp.get("/keys")
@allow("anyone")
def show_keys() -> str:
    """List the keys."""
    return render_template("keys.html")


@bp.get("/privacy")
@allow("anyone")
def show_privacy() -> str:
    """Say what is stored and for what."""
    return render_template("privacy.html")


@bp.get("/accessibility")
@allow("anyone")
def show_accessibility() -> str:
    """Say what works how, and what does not yet."""
    return render_template("accessibility.html")


@bp.post("/theme")
@allow("anyone")
def switch_theme() -> ResponseReturnValue:
    """Remember the choice of colours and go back to the page it was made on."""
    theme = request.form.get("theme", "")
    if theme not in THEMES:
        abort(400, "theme: choose system, light or dark.")
    response = redirect(keep_local(request.form.get("next", "/")), 303)
    secure = bool(current_app.config["SESSION_COOKIE_SECURE"])
    response.set_cookie("theme", theme, max_age=YEAR, samesite="Lax", httponly=True, secure=secure)
    return response
