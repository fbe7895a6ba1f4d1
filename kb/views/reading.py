"""Small writes while reading: sections studied, the place where one stopped, settings."""

from __future__ import annotations

from flask import Blueprint, abort, current_app, redirect, request, session, url_for
from flask.typing import ResponseReturnValue

from db.types import utc_now
from kb.reading import Settings, read_settings
from kb.services import reading
from kb.views.addresses import keep_local
from kb.views.readers import ensure_reader, find_topic
from people.auth import allow, current_id
from people.limits import limiter

bp = Blueprint("reading", __name__)

YEAR = 365 * 24 * 3600


@bp.post("/topics/<slug>/studied")
@allow("anyone")
@limiter.limit("300 per minute")
def mark_studied(slug: str) -> ResponseReturnValue:
    """Mark sections as studied or not: ``mark`` and ``unmark`` name them, ``all`` means all."""
    topic = find_topic(slug)
    marked, unmarked = (request.form.get(name, "").split() for name in ("mark", "unmark"))
    anchor = next(iter([*marked, *unmarked]), "")
    if "all" in request.form or marked:
        wanted = [] if "all" in request.form else marked
        new = reading.mark_studied(ensure_reader(), topic, wanted, utc_now())
        if not wanted:
            session["studied"] = {"topic": slug, "sections": list(new)}
    elif unmarked:
        reading.unmark_studied(current_id(), topic, unmarked)
    single = len(marked) + len(unmarked) == 1 and topic.section(anchor)
    return redirect(
        url_for("topics.show_topic", slug=slug, _anchor=f"end-{anchor}" if single else "studied"),
        303,
    )


@bp.post("/topics/<slug>/position")
@allow("anyone")
@limiter.limit("300 per minute")
def keep_position(slug: str) -> ResponseReturnValue:
    """Remember where an account or a guest stopped; of a visitor nothing is kept here."""
    topic = find_topic(slug)
    section = request.form.get("section", "")
    if topic.section(section) is None:
        abort(422)
    if current_id():
        reading.keep_position(current_id(), topic, section, utc_now())
    return "", 204


@bp.post("/reading-settings")
@allow("anyone")
def change_settings() -> ResponseReturnValue:
    """Remember how this browser shows topic pages and go back; the unknown is as at first."""
    sent = Settings(**{name: request.form.get(name, "") for name in vars(Settings())})
    response = redirect(keep_local(request.form.get("next", "/")), 303)
    response.set_cookie(
        "reading",
        read_settings(sent.dump()).dump(),
        max_age=YEAR,
        samesite="Lax",
        httponly=True,
        secure=bool(current_app.config["SESSION_COOKIE_SECURE"]),
    )
    return response
