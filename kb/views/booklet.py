"""The booklet: chosen topics as one document to print."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from db.types import utc_now
from kb.booklet import bind_topics, choose_topics, read_selection
from kb.services import current
from kb.views.topics import choose_self_check
from people.auth import allow
from people.limits import limiter
from quizzes.services import current as practising

bp = Blueprint("booklet", __name__)


@bp.get("/booklet")
@allow("anyone")
@limiter.limit("30 per minute")
def show_booklet() -> str:
    """Show the booklet that the address describes, or the choice of what goes in."""
    library, asked = current.library(), request.args
    selection = read_selection(
        asked.getlist("topics"), asked.getlist("domain"), asked.get("way", ""), asked.keys()
    )
    topics = choose_topics(library, selection)
    if not topics or "choose" in asked:
        return render_template("map/booklet_form.html", selection=selection, chosen=topics)
    by_topic = practising.bank().by_topic
    checks = {t.slug: choose_self_check(by_topic.get(t.slug, ())) for t in topics}
    chapters = bind_topics(topics, selection)
    return render_template(
        "map/booklet.html", selection=selection, chapters=chapters, checks=checks, today=utc_now()
    )
