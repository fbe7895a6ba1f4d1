"""Where a practice set starts."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from kb.services.current import library
from people.auth import allow, ensure_person
from people.limits import limiter
from quizzes.invitations import find_practised_section, invite
from quizzes.services import starting
from quizzes.services.current import bank
from quizzes.services.errors import RequestError
from quizzes.views.standing import summarise_own

bp = Blueprint("practice", __name__)

COUNTS = (5, 10, 20, 40)
DEFAULT_COUNT = 10


@bp.get("/practice")
@allow("anyone")
def show_start() -> ResponseReturnValue:
    """Show what to practise next, and everything else to choose from."""
    chosen = {slug for slug in request.args.getlist("topics") if slug in library().by_slug}
    section = request.args.get("section", "")
    return _render(chosen, request.args.get("question", ""), section=section)


@bp.post("/practice")
@allow("anyone")
@limiter.limit("300 per minute")
def start() -> ResponseReturnValue:
    """Start a set; a visitor becomes a guest, whose history sign-up keeps."""
    topics = request.form.getlist("topics")
    count = request.form.get("count", type=int)
    try:
        if count not in COUNTS:
            raise RequestError("Choose 5, 10, 20 or 40 questions.", "count")
        question = request.form.get("question", "")
        section = _find_section(set(topics), request.form.get("section", ""))
        term = request.form.get("term", "")
        starting.find_pool(bank(), topics, question, section, term)
        attempt_id = starting.start_practice(
            ensure_person().id,
            bank(),
            topics,
            count,
            question_id=question,
            section=section,
            term=term,
        )
    except RequestError as error:
        return _render(set(topics), "", error, count), 422
    session["certainty"] = "off" if request.form.get("certainty") == "off" else "on"
    return redirect(url_for("player.show", attempt_id=attempt_id), 303)


def _find_section(chosen: set[str], anchor: str) -> str:
    """Return the anchor if the set is limited to that section, else nothing."""
    section = find_practised_section(library(), bank(), chosen, anchor)
    return section.id if section else ""


def _render(
    chosen: set[str],
    question_id: str,
    error: RequestError | None = None,
    count: int | None = None,
    section: str = "",
) -> str:
    question = bank().by_id.get(question_id)
    count = count if count in COUNTS else DEFAULT_COUNT
    context: dict[str, Any] = {
        "summary": summarise_own(),
        "bank": bank(),
        "section": _find_section(chosen, section),
        "counts": COUNTS,
        "certainty": session.get("certainty", "on"),
    }
    return render_template(
        "quizzes/practice.html",
        chosen=chosen or ({question.topic} if question else set()),
        question=question,
        invitation=invite(library(), bank(), chosen, count, section),
        error=error,
        count=count,
        **context,
    )
