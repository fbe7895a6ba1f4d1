"""The micro-learning programmes: a catalogue to filter, and one page for each."""

from __future__ import annotations

from flask import Blueprint, abort, render_template, request

from kb.catalogue import LISTS, filter_programmes
from kb.services import current
from people.auth import allow

bp = Blueprint("programmes", __name__)


@bp.get("/programmes/")
@allow("anyone")
def list_programmes() -> str:
    """Show the programmes of a list that hold a text; an unknown list shows all."""
    chosen, text = request.args.get("list", ""), request.args.get("q", "").strip()[:100]
    chosen = chosen if chosen in LISTS else ""
    programmes = current.library().programmes
    found = filter_programmes(programmes, chosen, text)
    return render_template(
        "programmes/list.html",
        groups=[(name, [p for p in found if p.list == key]) for key, name in LISTS.items()],
        chosen=chosen,
        text=text,
        lists=LISTS,
        count=len(found),
        total=len(programmes),
    )


@bp.get("/programmes/<slug>")
@allow("anyone")
def show_programme(slug: str) -> str:
    """Show one programme and the topics it builds on."""
    library = current.library()
    programme = next((p for p in library.programmes if p.slug == slug), None) or abort(404)
    topics = [library.by_slug[name] for name in programme.topics]
    return render_template(
        "programmes/programme.html", programme=programme, topics=topics, lists=LISTS
    )
