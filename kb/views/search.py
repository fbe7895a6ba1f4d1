"""The results page, and the list inside the search palette."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from kb.services import search as service
from people.auth import allow
from people.limits import limiter

bp = Blueprint("search", __name__)


@bp.get("/search")
@allow("anyone")
@limiter.limit("120 per minute")
def show_results() -> ResponseReturnValue:
    """Show what a query finds; without one, the field alone."""
    asked = request.args
    page = service.find_page(
        asked.get("q", ""), asked.get("kind", ""), "literal" in asked, "all" in asked
    )
    return render_template("search/results.html", page=page, result=page.result)


@bp.get("/search/palette")
@allow("anyone")
@limiter.limit("600 per minute")
def show_suggestions() -> ResponseReturnValue:
    """Send the palette's list for what is typed so far, as a piece of HTML."""
    result = service.suggest(request.args.get("q", ""))
    groups = service.group_hits(result.hits)
    return render_template("search/palette.html", result=result, groups=groups)
